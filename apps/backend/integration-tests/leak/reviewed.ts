/*
 * What the leak test found and a person has looked at. An entry says why it is no leak; a new one needs the same.
 */

const LINK = 'a link table: core joins whatever ids it is given, and answers alike for ids that exist nowhere'
const UNCHECKED = 'a plain column of another module: core never looks whether the id exists'
const INPUT = "the input of the attacker's own run, kept with it"
const CHOSEN =
  'a word that the caller chooses for an adjustment of its own: here an id, and looked up in its own tenant alone'
const ORDER = "details of the attacker's own order change, as they were sent"

/** Columns in which core stores an id without looking whether it exists; in plain Medusa it dangles as well. */
export const DANGLING: Record<string, string> = {
  'audit_log.details': "what the attacker asked for, in the attacker's own log",
  'inventory_level.location_id': UNCHECKED,
  'ledger_transaction.idempotency_key': CHOSEN,
  'ledger_transaction.source_id': CHOSEN,
  'location_fulfillment_provider.fulfillment_provider_id': LINK,
  'location_fulfillment_provider.stock_location_id': LINK,
  'location_fulfillment_set.stock_location_id': LINK,
  'order.customer_id': UNCHECKED,
  'order.sales_channel_id': UNCHECKED,
  'order_change_action.details': ORDER,
  'order_change_action.reference_id': ORDER,
  'product_shipping_profile.shipping_profile_id': LINK,
  'product_variant_inventory_item.inventory_item_id': LINK,
  'product_variant_inventory_item.variant_id': LINK,
  'product_variant_product_image.variant_id': LINK,
  'reservation_item.line_item_id': UNCHECKED,
  'reservation_item.location_id': UNCHECKED,
  'return.location_id': UNCHECKED,
  'store.default_location_id': UNCHECKED,
  'store.default_region_id': UNCHECKED,
  'store.default_sales_channel_id': UNCHECKED,
  'tax_rate_rule.reference_id': UNCHECKED,
  'workflow_execution.context': INPUT,
}

const READS_BEFORE_CHECK = 'core reads a member of what it did not find: a TypeError, for any unknown id'
const CODE = 'core throws a type of error that its handler answers with 500'
const RBAC = "asks for the roles module, which is not part of Medusa's open source and not installed"
const PROVIDER = 'names a provider that is not registered; core resolves it without looking'
const FILTER = 'core filters by a column that its link does not have'

/** Routes that answered 5xx to a foreign id just as to one that exists nowhere: core's own defects. */
export const FAILING: Record<string, string> = {
  'POST /admin/api-keys/:id/sales-channels': READS_BEFORE_CHECK,
  'DELETE /admin/claims/:id/claim-items/:action_id': READS_BEFORE_CHECK,
  'POST /admin/claims/:id/claim-items/:action_id': READS_BEFORE_CHECK,
  'DELETE /admin/claims/:id/inbound/items/:action_id': READS_BEFORE_CHECK,
  'POST /admin/claims/:id/inbound/items/:action_id': READS_BEFORE_CHECK,
  'POST /admin/claims/:id/inbound/shipping-method': READS_BEFORE_CHECK,
  'DELETE /admin/claims/:id/inbound/shipping-method/:action_id': READS_BEFORE_CHECK,
  'POST /admin/claims/:id/inbound/shipping-method/:action_id': READS_BEFORE_CHECK,
  'DELETE /admin/claims/:id/outbound/items/:action_id': READS_BEFORE_CHECK,
  'POST /admin/claims/:id/outbound/shipping-method': READS_BEFORE_CHECK,
  'DELETE /admin/claims/:id/outbound/shipping-method/:action_id': READS_BEFORE_CHECK,
  'POST /admin/claims/:id/outbound/shipping-method/:action_id': READS_BEFORE_CHECK,
  'POST /admin/draft-orders': READS_BEFORE_CHECK,
  'POST /admin/draft-orders/:id/edit/items/item/:item_id': READS_BEFORE_CHECK,
  'POST /admin/draft-orders/:id/edit/shipping-methods': READS_BEFORE_CHECK,
  'POST /admin/draft-orders/:id/edit/shipping-methods/method/:method_id': READS_BEFORE_CHECK,
  'DELETE /admin/exchanges/:id/inbound/items/:action_id': READS_BEFORE_CHECK,
  'POST /admin/exchanges/:id/inbound/items/:action_id': READS_BEFORE_CHECK,
  'POST /admin/exchanges/:id/inbound/shipping-method': READS_BEFORE_CHECK,
  'DELETE /admin/exchanges/:id/inbound/shipping-method/:action_id': READS_BEFORE_CHECK,
  'POST /admin/exchanges/:id/inbound/shipping-method/:action_id': READS_BEFORE_CHECK,
  'DELETE /admin/exchanges/:id/outbound/items/:action_id': READS_BEFORE_CHECK,
  'POST /admin/exchanges/:id/outbound/shipping-method': READS_BEFORE_CHECK,
  'DELETE /admin/exchanges/:id/outbound/shipping-method/:action_id': READS_BEFORE_CHECK,
  'POST /admin/exchanges/:id/outbound/shipping-method/:action_id': READS_BEFORE_CHECK,
  'DELETE /admin/order-edits/:id/items/:action_id': READS_BEFORE_CHECK,
  'POST /admin/order-edits/:id/items/:action_id': READS_BEFORE_CHECK,
  'POST /admin/order-edits/:id/items/item/:item_id': READS_BEFORE_CHECK,
  'POST /admin/order-edits/:id/shipping-method': READS_BEFORE_CHECK,
  'DELETE /admin/order-edits/:id/shipping-method/:action_id': READS_BEFORE_CHECK,
  'POST /admin/order-edits/:id/shipping-method/:action_id': READS_BEFORE_CHECK,
  'POST /admin/orders/:id/fulfillments': READS_BEFORE_CHECK,
  'POST /admin/orders/:id/fulfillments/:fulfillment_id/shipments': READS_BEFORE_CHECK,
  'POST /admin/payment-collections/:id/payment-sessions': READS_BEFORE_CHECK,
  'POST /admin/product-categories': CODE,
  'POST /admin/product-categories/:id': CODE,
  'POST /admin/products/:id': READS_BEFORE_CHECK,
  'POST /admin/products/:id/options/batch': READS_BEFORE_CHECK,
  'DELETE /admin/products/:id/variants/:variant_id': READS_BEFORE_CHECK,
  'POST /admin/products/:id/variants/:variant_id': READS_BEFORE_CHECK,
  'POST /admin/products/:id/variants/:variant_id/images/batch': READS_BEFORE_CHECK,
  'POST /admin/products/batch': READS_BEFORE_CHECK,
  'DELETE /admin/rbac/roles/:id': RBAC,
  'GET /admin/rbac/roles/:id': RBAC,
  'POST /admin/rbac/roles/:id': RBAC,
  'POST /admin/return-reasons/:id': READS_BEFORE_CHECK,
  'DELETE /admin/returns/:id/dismiss-items/:action_id': READS_BEFORE_CHECK,
  'POST /admin/returns/:id/dismiss-items/:action_id': READS_BEFORE_CHECK,
  'DELETE /admin/returns/:id/receive-items/:action_id': READS_BEFORE_CHECK,
  'POST /admin/returns/:id/receive-items/:action_id': READS_BEFORE_CHECK,
  'DELETE /admin/returns/:id/request-items/:action_id': READS_BEFORE_CHECK,
  'POST /admin/returns/:id/request-items/:action_id': READS_BEFORE_CHECK,
  'POST /admin/returns/:id/shipping-method': READS_BEFORE_CHECK,
  'DELETE /admin/returns/:id/shipping-method/:action_id': READS_BEFORE_CHECK,
  'POST /admin/returns/:id/shipping-method/:action_id': READS_BEFORE_CHECK,
  'GET /admin/sales-channels': FILTER,
  'POST /admin/shipping-options': READS_BEFORE_CHECK,
  'POST /admin/shipping-options/:id': READS_BEFORE_CHECK,
  'GET /admin/users/:id/roles': RBAC,
  'DELETE /admin/users/:id/roles/:role_id': RBAC,
  'DELETE /store/carts/:id/promotions': READS_BEFORE_CHECK,
  'DELETE /store/carts/:id/line-items/:line_id': READS_BEFORE_CHECK,
  'POST /store/carts/:id/promotions': READS_BEFORE_CHECK,
  'POST /store/payment-collections/:id/payment-sessions': READS_BEFORE_CHECK,
  'POST /store/returns': READS_BEFORE_CHECK,
  'POST /store/shipping-options/:id/calculate': READS_BEFORE_CHECK,
  'POST /auth/mfa/factors': PROVIDER,
  'POST /auth/verification/request': PROVIDER,
}

const FLAG = 'behind a feature flag that is off: its routes answer 404'

/** Tables that stay empty. */
export const NO_ROWS: Record<string, string> = {
  'property_label.id': FLAG,
  'view_configuration.id': FLAG,
  'user_rbac_role.id': RBAC,
  'tenant_operation.id': 'the platform’s record of work on whole tenants: the world’s are not moved',
  'auth_mfa_factor.id': 'no second factor is registered: its code comes from an authenticator',
}

/** Routes whose generated body never passes their validation. */
export const UNVALIDATED: Record<string, string> = {}
