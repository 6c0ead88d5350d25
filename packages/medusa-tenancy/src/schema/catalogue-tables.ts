const because = (reason: string, tables: string) =>
  Object.fromEntries(
    tables
      .trim()
      .split(/\s+/)
      .map((table) => [table, reason]),
  ) as Record<string, string>

/** Tables whose changes touch nothing but answers that show stock. */
export const coreStockTables: Record<string, string> = {
  inventory_level: 'what lies in stock and is reserved',
  reservation_item: 'what is reserved for an order',
}

/**
 * Core's tables that no anonymous answer about products depends on, with the reason. Every table that is not
 * named here moves its tenant's version when it changes, so a table that an upgrade adds is safe at first and
 * fast once somebody has thought about it.
 */
export const coreCatalogueUnrelated: Record<string, string> = {
  audit_log: 'tells of changes, and is none',
  ...because(
    'a cart: a request that names one is not answered from the cache',
    `cart cart_address cart_line_item cart_line_item_adjustment cart_line_item_tax_line cart_payment_collection
     cart_promotion cart_shipping_method cart_shipping_method_adjustment cart_shipping_method_tax_line credit_line`,
  ),
  ...because(
    'what has been sold; stock is counted in tables of its own',
    `order order_address order_cart order_change order_change_action order_claim order_claim_item
     order_claim_item_image order_credit_line order_exchange order_exchange_item order_fulfillment order_item
     order_line_item order_line_item_adjustment order_line_item_tax_line order_payment_collection order_promotion
     order_shipping order_shipping_method order_shipping_method_adjustment order_shipping_method_tax_line
     order_summary order_transaction return return_fulfillment return_item return_reason`,
  ),
  ...because(
    'payments of orders',
    `account_holder capture customer_account_holder payment payment_collection
     payment_collection_payment_providers payment_session refund refund_reason`,
  ),
  ...because('parcels of orders', 'fulfillment fulfillment_address fulfillment_item fulfillment_label'),
  ...because(
    'counts what sales have used; prices of products do not show it',
    'promotion_campaign_budget promotion_campaign_budget_usage',
  ),
  ...because(
    'a signed-in customer is not answered from the cache',
    'customer customer_address customer_group_customer',
  ),
  ...because(
    'people who sign in, and how',
    `auth_identity auth_mfa_factor auth_mfa_recovery_code auth_password_reset_token auth_verification invite
     invite_rbac_role provider_identity user user_rbac_role`,
  ),
  ...because(
    'what the admin looks like for its users',
    'layout_configuration property_label user_preference view_configuration',
  ),
  ...because('messages that were sent', 'notification'),
  ...because('runs of workflows', 'workflow_execution'),
  ...because('the last numbers of orders', 'tenant_counter'),
  ...because('counts what a tenant has, as it changes', 'tenant_quota'),
  ...because(
    'the search has routes of its own',
    'search_index search_index_sync search_index_version search_postgres_index',
  ),
  ...because('ISO 4217: an answer names a currency by its code', 'currency'),
  ...because(
    'registrations written at every start; the region and the tax region say which provider counts',
    'fulfillment_provider notification_provider payment_provider tax_provider',
  ),
  ...because('migration bookkeeping', 'link_module_migrations mikro_orm_migrations script_migrations'),
  ...because('the versions themselves', 'tenant_catalogue_version tenant_catalogue_mark'),
}
