import type { TestTenant } from '@cityos/testing'
import { get, post, type Body } from './call'

export interface Catalog {
  productId: string
  variantIds: string[]
  inventoryItemId: string
  returnOptionId: string
  shippingOptionId: string
}

/** Products with everything that hangs on them, stock, shipping, prices, promotions and taxes. */
export async function buildCatalog({ admin, ...tenant }: TestTenant, mark: string): Promise<Catalog> {
  const type = (await post(admin, '/admin/product-types', { value: `${mark}-type` })).product_type
  const tag = (await post(admin, '/admin/product-tags', { value: `${mark}-tag` })).product_tag
  const { collection } = await post(admin, '/admin/collections', {
    title: `${mark} collection`,
    handle: `${mark}-collection`,
  })
  const category = {
    name: `${mark} category`,
    handle: `${mark}-category`,
    is_active: true,
    is_internal: false,
  }
  const { product_category: parent } = await post(admin, '/admin/product-categories', category)
  await post(admin, '/admin/product-categories', {
    ...category,
    handle: `${mark}-child`,
    parent_category_id: parent.id,
  })
  await post(admin, '/admin/product-options', {
    title: `${mark} colour`,
    values: [`${mark}-red`, `${mark}-blue`],
  })
  const { sales_channel: channel } = await post(admin, '/admin/sales-channels', { name: `${mark} channel` })
  const { product } = await post(admin, '/admin/products', {
    title: `${mark} shirt`,
    handle: `${mark}-shirt`,
    status: 'published',
    description: `${mark} description`,
    external_id: `${mark}-external`,
    type_id: type.id,
    collection_id: collection.id,
    tags: [{ id: tag.id }],
    categories: [{ id: parent.id }],
    shipping_profile_id: tenant.shippingProfileId,
    sales_channels: [{ id: tenant.salesChannelId }, { id: channel.id }],
    images: [{ url: `https://files.example/${mark}-1.png` }, { url: `https://files.example/${mark}-2.png` }],
    options: [{ title: `${mark} size`, values: ['S', 'M'] }],
    variants: ['S', 'M'].map((size) => ({
      title: `${mark} ${size}`,
      sku: `${mark}-sku-${size}`,
      barcode: `${mark}-bar-${size}`,
      ean: `${mark}-ean-${size}`,
      upc: `${mark}-upc-${size}`,
      manage_inventory: true,
      options: { [`${mark} size`]: size },
      prices: [{ currency_code: 'usd', amount: 10 }],
    })),
  })
  product.variants.sort((a: Body, b: Body) => (a.title < b.title ? -1 : 1))
  product.images.sort((a: Body, b: Body) => (a.url < b.url ? -1 : 1))
  await post(admin, '/admin/products', {
    title: `${mark} draft`,
    handle: `${mark}-draft`,
    options: [{ title: 'A', values: ['B'] }],
  })
  await post(admin, `/admin/products/${product.id}/variants/${product.variants[0].id}/images/batch`, {
    add: [product.images[0].id],
  })
  const inventoryItemId = await stock(admin, tenant.stockLocationId, mark)
  const shipping = await buildShipping(admin, tenant, mark)
  await buildPricing(admin, tenant, mark, { product, collection })
  return {
    productId: product.id,
    variantIds: product.variants.map((variant: Body) => variant.id),
    inventoryItemId,
    ...shipping,
  }
}

async function stock(admin: TestTenant['admin'], locationId: string, mark: string): Promise<string> {
  await post(admin, '/admin/inventory-items', {
    sku: `${mark}-spare`,
    title: `${mark} spare part`,
    description: mark,
  })
  const { inventory_items: items } = await get(admin, '/admin/inventory-items')
  // Made in one statement, they come back in any order.
  items.sort((a: Body, b: Body) => (a.sku < b.sku ? -1 : 1))
  for (const item of items) {
    await post(admin, `/admin/inventory-items/${item.id}/location-levels`, {
      location_id: locationId,
      stocked_quantity: 1_000,
    })
  }
  const id = items[0].id as string
  const reservation = {
    inventory_item_id: id,
    location_id: locationId,
    quantity: 1,
    description: `${mark} reserved`,
  }
  await post(admin, '/admin/reservations', reservation)
  return id
}

async function buildShipping(admin: TestTenant['admin'], tenant: Omit<TestTenant, 'admin'>, mark: string) {
  const { stock_location: location } = await post(admin, '/admin/stock-locations', {
    name: `${mark} second warehouse`,
    address: { address_1: `${mark} street`, country_code: 'us', city: mark, phone: '1' },
  })
  await post(admin, `/admin/stock-locations/${location.id}/sales-channels`, { add: [tenant.salesChannelId] })
  await post(admin, `/admin/stock-locations/${location.id}/fulfillment-providers`, { add: ['manual_manual'] })
  await post(admin, `/admin/stock-locations/${location.id}/fulfillment-sets`, {
    name: `${mark} pickup`,
    type: 'pickup',
  })
  const { stock_location: main } = await get(
    admin,
    `/admin/stock-locations/${tenant.stockLocationId}?fields=*fulfillment_sets,*fulfillment_sets.service_zones`,
  )
  const set = main.fulfillment_sets[0]
  await post(admin, `/admin/fulfillment-sets/${set.id}/service-zones`, {
    name: `${mark} zone`,
    geo_zones: [{ type: 'country', country_code: 'ca' }],
  })
  await post(admin, '/admin/shipping-profiles', { name: `${mark} profile`, type: `${mark}-profile` })
  await post(admin, '/admin/shipping-option-types', {
    label: `${mark} type`,
    code: `${mark}-type`,
    description: mark,
  })
  const option = (name: string, isReturn: string) => ({
    name,
    service_zone_id: set.service_zones[0].id,
    shipping_profile_id: tenant.shippingProfileId,
    provider_id: 'manual_manual',
    price_type: 'flat',
    type: { label: mark, description: mark, code: `${mark}-${isReturn}` },
    prices: [
      { currency_code: 'usd', amount: 5 },
      { region_id: tenant.regionId, amount: 5 },
    ],
    rules: [
      { attribute: 'is_return', value: isReturn, operator: 'eq' },
      { attribute: 'enabled_in_store', value: 'true', operator: 'eq' },
    ],
  })
  const back = await post(admin, '/admin/shipping-options', option(`${mark} return`, 'true'))
  const out = await post(admin, '/admin/shipping-options', option(`${mark} express`, 'false'))
  return {
    returnOptionId: back.shipping_option.id as string,
    shippingOptionId: out.shipping_option.id as string,
  }
}

async function buildPricing(
  admin: TestTenant['admin'],
  tenant: Omit<TestTenant, 'admin'>,
  mark: string,
  made: Body,
) {
  const { product, collection } = made
  const { customer_group: group } = await post(admin, '/admin/customer-groups', { name: `${mark} group` })
  await post(admin, '/admin/price-lists', {
    title: `${mark} sale`,
    description: `${mark} sale`,
    status: 'active',
    rules: { 'customer.groups.id': [group.id] },
    prices: [
      {
        variant_id: product.variants[0].id,
        currency_code: 'usd',
        amount: 8,
        rules: { region_id: tenant.regionId },
      },
    ],
  })
  await post(admin, '/admin/price-preferences', {
    attribute: 'region_id',
    value: `${mark}-preference`,
    is_tax_inclusive: true,
  })
  const { campaign } = await post(admin, '/admin/campaigns', {
    name: `${mark} campaign`,
    campaign_identifier: `${mark}-campaign`,
    budget: { type: 'usage', limit: 100 },
  })
  const rule = (attribute: string, values: string[]) => ({ attribute, operator: 'in', values })
  const promotion = { status: 'active', is_automatic: false, campaign_id: campaign.id }
  await post(admin, '/admin/promotions', {
    ...promotion,
    code: `${mark}-ten`,
    type: 'standard',
    rules: [rule('customer.groups.id', [group.id])],
    application_method: {
      type: 'percentage',
      target_type: 'items',
      allocation: 'across',
      value: 10,
      currency_code: 'usd',
      target_rules: [rule('items.product.id', [product.id])],
    },
  })
  await post(admin, '/admin/promotions', {
    ...promotion,
    code: `${mark}-open`,
    type: 'standard',
    application_method: {
      type: 'percentage',
      target_type: 'items',
      allocation: 'across',
      value: 5,
      currency_code: 'usd',
    },
  })
  await post(admin, '/admin/promotions', {
    ...promotion,
    code: `${mark}-bogo`,
    type: 'buyget',
    application_method: {
      type: 'percentage',
      target_type: 'items',
      allocation: 'each',
      value: 100,
      max_quantity: 1,
      apply_to_quantity: 1,
      buy_rules_min_quantity: 1,
      currency_code: 'usd',
      target_rules: [rule('items.product.collection_id', [collection.id])],
      buy_rules: [rule('items.product.id', [product.id])],
    },
  })
  await post(admin, '/admin/regions', {
    name: `${mark} Canada`,
    currency_code: 'cad',
    countries: ['ca'],
    payment_providers: ['pp_system_default'],
  })
  const { tax_regions: home } = await get(admin, '/admin/tax-regions?country_code=us')
  await post(admin, '/admin/tax-rates', {
    tax_region_id: home[0].id,
    name: `${mark} home`,
    code: `${mark}-home`,
    rate: 10,
    is_default: true,
  })
  const { tax_region: taxes } = await post(admin, '/admin/tax-regions', {
    country_code: 'ca',
    provider_id: 'tp_system',
    default_tax_rate: { name: `${mark} default`, code: `${mark}-default`, rate: 7 },
  })
  await post(admin, '/admin/tax-regions', { country_code: 'ca', province_code: 'ca-on', parent_id: taxes.id })
  await post(admin, '/admin/tax-rates', {
    tax_region_id: taxes.id,
    name: `${mark} rate`,
    code: `${mark}-rate`,
    rate: 3,
    rules: [{ reference: 'product', reference_id: product.id }],
  })
}
