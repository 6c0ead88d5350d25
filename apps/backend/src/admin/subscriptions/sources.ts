/** Where a customer is looked for by e-mail or name, and a product by its title. */
export const CUSTOMERS = {
  path: '/admin/customers',
  one: 'customer',
  many: 'customers',
  name: 'email',
} as const
export const PRODUCTS = { path: '/admin/products', one: 'product', many: 'products', name: 'title' } as const
/** Whether and how anybody is charged and told. */
export const SETTINGS = '/admin/subscription-settings'
