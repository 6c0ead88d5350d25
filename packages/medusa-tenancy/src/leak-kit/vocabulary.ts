/** How a project's route parameters and fields are called; a project adds its own words to core's. */
export interface Vocabulary {
  /** Path segment or last word of it → table, where it is not simply the plural of the table. */
  segments: Record<string, string>
  /** Parameter → table, when its name says more than the segment before it. */
  params: Record<string, string>
  /** Parameter → fixed value that names nobody's row. */
  literals: Record<string, string>
  /** Field of a body or a query → table. */
  fields: Record<string, string>
  /** Field → fixed value that names nobody's row. */
  values: Record<string, unknown>
  /** Field → `table.column` that is unique in a store: its natural key. */
  naturalKeys: Record<string, string>
  /** "METHOD /path" → fields that the route wants although its schema calls them optional. */
  companions: Record<string, object>
}

/** The words of Medusa 2.21's own API. */
export const coreVocabulary: Vocabulary = {
  segments: {
    campaigns: 'promotion_campaign',
    categories: 'product_category',
    claims: 'open_claim',
    collections: 'product_collection',
    configurations: 'view_configuration',
    'draft-orders': 'draft_order',
    exchanges: 'open_exchange',
    factors: 'auth_mfa_factor',
    challenges: 'auth_mfa_factor',
    images: 'image',
    items: 'order_line_item',
    'line-items': 'order_line_item',
    'location-levels': 'inventory_level',
    'order-edits': 'edited_order',
    reservations: 'reservation_item',
    returns: 'open_return',
    roles: 'user_rbac_role',
    'search-indexes': 'search_index',
    tags: 'product_tag',
    uploads: 'file',
    values: 'product_option_value',
    variants: 'product_variant',
    options: 'product_option',
    'workflows-executions': 'workflow_execution',
    prices: 'price',
  },
  params: {
    address_id: 'customer_address',
    fulfillment_id: 'fulfillment',
    image_id: 'image',
    inventory_item_id: 'inventory_item',
    item_id: 'order_line_item',
    line_id: 'cart_line_item',
    location_id: 'stock_location',
    method_id: 'order_shipping_method',
    rule_id: 'tax_rate_rule',
    value_id: 'product_option_value',
    variant_id: 'product_variant',
    zone_id: 'service_zone',
    role_id: 'user_rbac_role',
    workflow_id: 'workflow_execution.workflow_id',
    transaction_id: 'workflow_execution.transaction_id',
  },
  literals: {
    actor_type: 'user',
    auth_provider: 'emailpass',
    code: 'usd',
    'fulfillment-providers/id': 'manual_manual',
    'search-indexes/id': 'products',
    entity: 'orders',
    provider: 'system_default',
    rule_attribute_id: 'product',
    rule_type: 'rules',
    zone: 'product.details',
  },
  fields: {
    address_id: 'customer_address',
    campaign_id: 'promotion_campaign',
    category_id: 'product_category',
    collection_id: 'product_collection',
    default_location_id: 'stock_location',
    default_region_id: 'region',
    default_sales_channel_id: 'sales_channel',
    item_id: 'order_line_item',
    line_item_id: 'order_line_item',
    location_id: 'stock_location',
    option_id: 'product_option',
    option_ids: 'product_option',
    option_value_id: 'product_option_value',
    parent_category_id: 'product_category',
    parent_id: 'tax_region',
    parent_return_reason_id: 'return_reason',
    publishable_key_id: 'api_key',
    reason_id: 'return_reason',
    reference_id: 'product',
    shipping_method_id: 'order_shipping_method',
    tag_id: 'product_tag',
    transaction_id: 'workflow_execution.transaction_id',
    type_id: 'product_type',
    value_ids: 'product_option_value',
    variant_id: 'product_variant',
    created_by: 'user',
    entity_id: 'user',
    role_id: 'user_rbac_role',
    promo_codes: 'promotion.code',
  },
  values: {
    country_code: 'us',
    currency_code: 'usd',
    province_code: 'us-ny',
    external_id: 'external',
    step_id: 'step',
    provider_id: 'manual_manual',
    'payment-sessions/provider_id': 'pp_system_default',
    'tax-regions/provider_id': 'tp_system',
    attribute: 'items.product.id',
    operator: 'in',
    reference: 'product',
    payment_providers: ['pp_system_default'],
    countries: ['fr'],
    application_method_type: 'fixed',
    unit_of_measure: 'kg',
    extension: 'csv',
    mime_type: 'text/csv',
    shipping_requirements: undefined,
    description: 'text',
    locale: undefined,
    locale_code: undefined,
    metadata: undefined,
    additional_data: undefined,
    rank: 0,
    limit: undefined,
    starts_at: undefined,
    ends_at: undefined,
  },
  naturalKeys: {
    barcode: 'product_variant.barcode',
    campaign_identifier: 'promotion_campaign.campaign_identifier',
    code: 'promotion.code',
    ean: 'product_variant.ean',
    email: 'customer.email',
    handle: 'product.handle',
    identifier: 'customer.email',
    name: 'shipping_profile.name',
    phone: 'customer.phone',
    sku: 'inventory_item.sku',
    title: 'product_option.title',
    upc: 'product_variant.upc',
    value: 'product_tag.value',
  },
  companions: {
    'POST /admin/products': { options: [{ title: 'Size', values: ['One'] }] },
  },
}

/** Core's words with a project's added. */
export function withWords(extra: Partial<Vocabulary> = {}): Vocabulary {
  const merged = { ...coreVocabulary }
  for (const key of Object.keys(extra) as (keyof Vocabulary)[]) {
    Object.assign(merged, { [key]: { ...coreVocabulary[key], ...extra[key] } })
  }
  return merged
}

/** `product-categories` → `product_category`. */
export function singular(segment: string): string {
  const words = segment.replaceAll('-', '_')
  if (words.endsWith('ies')) return `${words.slice(0, -3)}y`
  return words.endsWith('s') && !words.endsWith('ss') ? words.slice(0, -1) : words
}
