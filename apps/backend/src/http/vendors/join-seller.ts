import { joinToProducts } from '../storefront/join-to-products'
import { sellersOf } from './store-vendor-response'

/**
 * Adds who sells a product as `vendor` where `fields` asks for it, or for any part of it: id, handle, name and logo,
 * or null for the tenant's own. Core would read the vendor's row, with its tax number and settings.
 */
export const joinSeller = joinToProducts({
  name: 'vendor',
  wish: /^[+*]?vendor(\..*)?$/,
  load: ({ scope }, productIds) => sellersOf(scope, productIds),
})
