/** Where a vendor is looked for by its name, and one of its orders by its number. */
export const VENDORS = { path: '/admin/vendors', one: 'vendor', many: 'vendors', name: 'name' } as const
export const VENDOR_ORDERS = {
  path: '/admin/vendor-orders',
  one: 'vendor_order',
  many: 'vendor_orders',
  name: 'display_id',
} as const
