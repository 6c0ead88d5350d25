/** What of the catalogue a rule may be for: where it is read, and what it is called by. */
export const CATALOGUE = {
  product_id: { path: '/admin/products', one: 'product', many: 'products', name: 'title' },
  category_id: {
    ...{ path: '/admin/product-categories', one: 'product_category', many: 'product_categories' },
    name: 'name',
  },
  collection_id: { path: '/admin/collections', one: 'collection', many: 'collections', name: 'title' },
  product_type_id: {
    path: '/admin/product-types',
    one: 'product_type',
    many: 'product_types',
    name: 'value',
  },
  store_id: { path: '/admin/tenant-stores', one: 'tenant_store', many: 'tenant_stores', name: 'name' },
} as const

export type CatalogueField = keyof typeof CATALOGUE
