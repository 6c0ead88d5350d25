/** Products, stock, prices, promotions and customers; every tenant uses the same handles, codes and e-mails. */
export async function fillCatalogue({ expectOk }, tenant) {
  const post = async (path, body) => expectOk(await tenant.admin.post(path, body))
  const { product_type: type } = await post('/admin/product-types', { value: 'Clothes' })
  const { product_tag: tag } = await post('/admin/product-tags', { value: 'summer' })
  const { collection } = await post('/admin/collections', { title: 'Summer', handle: 'summer' })
  const { product_category: parent } = await post('/admin/product-categories', {
    name: 'Clothes',
    handle: 'clothes',
    is_active: true,
  })
  const { product_category: category } = await post('/admin/product-categories', {
    name: 'Shirts',
    handle: 'shirts',
    is_active: true,
    parent_category_id: parent.id,
  })
  const links = {
    type_id: type.id,
    tags: [{ id: tag.id }],
    collection_id: collection.id,
    categories: [{ id: category.id }],
  }
  const shirt = await createShirt(post, tenant, links)
  await stockUp(expectOk, post, tenant, shirt)
  const customers = await createCustomers(expectOk, post, tenant)
  const list = await createPriceList(post, shirt, customers.group)
  await createPromotions(post)
  await createTaxRate(expectOk, post, tenant, shirt)
  return { shirt, list, ...customers }
}

async function createShirt(post, tenant, links) {
  const variant = (size, amount) => ({
    title: size,
    sku: `SHIRT-${size}`,
    barcode: `BAR-${size}`,
    weight: 120.5,
    manage_inventory: true,
    options: { Size: size, Colour: 'Red' },
    prices: [
      { currency_code: 'usd', amount },
      { currency_code: 'usd', amount: amount - 1, rules: { region_id: tenant.regionId } },
    ],
  })
  const { product } = await post('/admin/products', {
    title: `Shirt of ${tenant.handle}`,
    handle: 'shirt',
    status: 'published',
    weight: 250.5,
    ...links,
    shipping_profile_id: tenant.shippingProfileId,
    sales_channels: [{ id: tenant.salesChannelId }],
    images: [{ url: 'https://pictures.example/front.png' }, { url: 'https://pictures.example/back.png' }],
    options: [
      { title: 'Size', values: ['S', 'M'] },
      { title: 'Colour', values: ['Red'] },
    ],
    variants: [variant('S', 20), variant('M', 22)],
  })
  await post(`/admin/products/${product.id}/variants/${product.variants[0].id}/images/batch`, {
    add: [product.images[0].id],
  })
  return product
}

async function stockUp(expectOk, post, tenant, shirt) {
  const { inventory_items: items } = expectOk(await tenant.admin.get('/admin/inventory-items'))
  for (const item of items) {
    await post(`/admin/inventory-items/${item.id}/location-levels`, {
      location_id: tenant.stockLocationId,
      stocked_quantity: 100,
    })
  }
  const { inventory_item: gift } = await post('/admin/inventory-items', {
    sku: 'GIFT-WRAP',
    title: 'Gift wrap',
  })
  await post(`/admin/inventory-items/${gift.id}/location-levels`, {
    location_id: tenant.stockLocationId,
    stocked_quantity: 5,
  })
  await post(`/admin/products/${shirt.id}/variants/${shirt.variants[1].id}/inventory-items`, {
    inventory_item_id: gift.id,
    required_quantity: 1,
  })
}

async function createCustomers(expectOk, post, tenant) {
  const { customer_group: group } = await post('/admin/customer-groups', { name: 'Regulars' })
  const login = { email: 'same@example.com', password: 'a-password-for-tests' }
  const { token } = expectOk(await tenant.anonymous.post('/auth/customer/emailpass/register', login))
  const registering = tenant.store.with({ authorization: `Bearer ${token}` })
  const { customer } = expectOk(
    await registering.post('/store/customers', { email: login.email, first_name: 'Ada' }),
  )
  await post(`/admin/customers/${customer.id}/addresses`, {
    address_1: '1 Main Street',
    city: 'Springfield',
    country_code: 'us',
    postal_code: '12345',
  })
  await post(`/admin/customer-groups/${group.id}/customers`, { add: [customer.id] })
  const signedIn = expectOk(await tenant.anonymous.post('/auth/customer/emailpass', login))
  return { group, customer, shopper: tenant.store.with({ authorization: `Bearer ${signedIn.token}` }) }
}

async function createPriceList(post, shirt, group) {
  const { price_list: list } = await post('/admin/price-lists', {
    title: 'Summer sale',
    description: 'Cheaper',
    status: 'active',
    type: 'sale',
    rules: { 'customer.groups.id': [group.id] },
    prices: [{ currency_code: 'usd', amount: 15, variant_id: shirt.variants[0].id }],
  })
  return list
}

async function createPromotions(post) {
  const rule = (attribute, values) => ({ attribute, operator: 'in', values })
  await post('/admin/promotions', {
    code: 'SAVE10',
    type: 'standard',
    status: 'active',
    rules: [rule('currency_code', ['usd'])],
    campaign: { name: 'Summer', campaign_identifier: 'summer', budget: { type: 'usage', limit: 1000 } },
    application_method: {
      type: 'percentage',
      value: 10,
      target_type: 'items',
      allocation: 'across',
      target_rules: [],
    },
  })
  await post('/admin/promotions', {
    code: 'SHIPFREE',
    type: 'standard',
    status: 'active',
    application_method: {
      type: 'percentage',
      value: 50,
      target_type: 'shipping_methods',
      allocation: 'across',
    },
  })
}

async function createTaxRate(expectOk, post, tenant, shirt) {
  const { tax_regions: regions } = expectOk(await tenant.admin.get('/admin/tax-regions?country_code=us'))
  await post('/admin/tax-rates', {
    name: 'Standard',
    code: 'standard',
    rate: 10,
    is_default: true,
    tax_region_id: regions[0].id,
  })
  await post('/admin/tax-rates', {
    name: 'Clothes',
    code: 'clothes',
    rate: 5,
    is_default: false,
    tax_region_id: regions[0].id,
    rules: [{ reference: 'product', reference_id: shirt.id }],
  })
}
