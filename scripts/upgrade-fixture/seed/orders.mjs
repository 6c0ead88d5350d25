/** Orders in every state, and a cart that waits; the first order is shipped, returned, claimed, exchanged and edited. */
export async function fillOrders({ expectOk }, tenant, { shirt, shopper }, count) {
  const post = async (path, body) => expectOk(await tenant.admin.post(path, body))
  const orders = []
  for (let i = 0; i < count; i++) orders.push(await buy(expectOk, tenant, shopper, shirt))
  const [first, second] = orders
  await cartWithDiscounts(expectOk, tenant, shopper, shirt)
  await payAndShip(expectOk, post, tenant, first)
  await returnOne(expectOk, post, tenant, first)
  await claimOne(post, first, shirt)
  await exchangeOne(post, first, shirt)
  await edit(post, second, shirt)
  await post(`/admin/orders/${second.id}/credit-lines`, {
    amount: 1,
    reference: 'goodwill',
    reference_id: 'goodwill',
  }).catch(() => undefined)
  await post('/admin/draft-orders', {
    email: 'same@example.com',
    region_id: tenant.regionId,
    sales_channel_id: tenant.salesChannelId,
    items: [{ variant_id: shirt.variants[0].id, quantity: 1 }],
  })
}

async function cartWithDiscounts(expectOk, tenant, shopper, shirt) {
  const address = {
    first_name: 'Ada',
    last_name: 'Byron',
    address_1: '1 Main Street',
    city: 'Springfield',
    country_code: 'us',
    postal_code: '12345',
  }
  const { cart } = expectOk(
    await shopper.post('/store/carts', {
      region_id: tenant.regionId,
      email: 'same@example.com',
      shipping_address: address,
      billing_address: address,
      items: [{ variant_id: shirt.variants[0].id, quantity: 3 }],
    }),
  )
  const { shipping_options: options } = expectOk(
    await shopper.get(`/store/shipping-options?cart_id=${cart.id}`),
  )
  const paid = options.find((option) => option.amount > 0) ?? options[0]
  expectOk(await shopper.post(`/store/carts/${cart.id}/shipping-methods`, { option_id: paid.id }))
  expectOk(await shopper.post(`/store/carts/${cart.id}/promotions`, { promo_codes: ['SAVE10', 'SHIPFREE'] }))
  return cart
}

async function buy(expectOk, tenant, shopper, shirt) {
  await ensurePaidShipping(expectOk, tenant)
  const cart = await cartWithDiscounts(expectOk, tenant, shopper, shirt)
  const { payment_collection: collection } = expectOk(
    await shopper.post('/store/payment-collections', { cart_id: cart.id }),
  )
  expectOk(
    await shopper.post(`/store/payment-collections/${collection.id}/payment-sessions`, {
      provider_id: 'pp_system_default',
    }),
  )
  const { order } = expectOk(await shopper.post(`/store/carts/${cart.id}/complete`))
  return expectOk(
    await tenant.admin.get(`/admin/orders/${order.id}?fields=*items,*payment_collections.payments`),
  ).order
}

/** Free shipping has no discount to migrate: a second option costs money. */
async function ensurePaidShipping(expectOk, tenant) {
  const { shipping_options: options } = expectOk(await tenant.admin.get('/admin/shipping-options'))
  if (options.some((option) => option.name === 'Express')) return
  const option = (name, isReturn) => ({
    name,
    price_type: 'flat',
    provider_id: 'manual_manual',
    service_zone_id: options[0].service_zone_id,
    shipping_profile_id: tenant.shippingProfileId,
    type: { label: name, description: name, code: name.toLowerCase() },
    prices: [{ currency_code: 'usd', amount: 8 }],
    rules: [
      { attribute: 'enabled_in_store', value: 'true', operator: 'eq' },
      { attribute: 'is_return', value: String(isReturn), operator: 'eq' },
    ],
  })
  expectOk(await tenant.admin.post('/admin/shipping-options', option('Express', false)))
  expectOk(await tenant.admin.post('/admin/shipping-options', option('Bring back', true)))
}

async function payAndShip(expectOk, post, tenant, order) {
  const payment = order.payment_collections[0].payments[0]
  await post(`/admin/payments/${payment.id}/capture`)
  const items = [{ id: order.items[0].id, quantity: 3 }]
  await post(`/admin/orders/${order.id}/fulfillments`, { items, location_id: tenant.stockLocationId })
  const { order: sent } = expectOk(await tenant.admin.get(`/admin/orders/${order.id}?fields=*fulfillments`))
  const labels = [
    {
      tracking_number: 'TRACK-1',
      tracking_url: 'https://parcel.example/1',
      label_url: 'https://parcel.example/1.pdf',
    },
  ]
  const path = `/admin/orders/${order.id}/fulfillments/${sent.fulfillments[0].id}`
  await post(`${path}/shipments`, { items, labels })
  await post(`${path}/mark-as-delivered`)
}

async function returnOne(expectOk, post, tenant, order) {
  const { return_reason: reason } = await post('/admin/return-reasons', {
    value: 'too_small',
    label: 'Too small',
  })
  const { return: started } = await post('/admin/returns', {
    order_id: order.id,
    location_id: tenant.stockLocationId,
  })
  await post(`/admin/returns/${started.id}/request-items`, {
    items: [{ id: order.items[0].id, quantity: 1, reason_id: reason.id }],
  })
  const { shipping_options: options } = expectOk(await tenant.admin.get('/admin/shipping-options'))
  const back = options.find((option) => option.name === 'Bring back')
  await post(`/admin/returns/${started.id}/shipping-method`, { shipping_option_id: back.id })
  await post(`/admin/returns/${started.id}/request`)
  await post(`/admin/returns/${started.id}/receive`)
  await post(`/admin/returns/${started.id}/receive-items`, {
    items: [{ id: order.items[0].id, quantity: 1 }],
  })
  await post(`/admin/returns/${started.id}/receive/confirm`)
  const { order: paid } = expectOk(
    await tenant.admin.get(`/admin/orders/${order.id}?fields=*payment_collections.payments`),
  )
  await post(`/admin/payments/${paid.payment_collections[0].payments[0].id}/refund`, {
    amount: 5,
    note: 'For the way back',
  })
}

async function claimOne(post, order, shirt) {
  const { claim } = await post('/admin/claims', { order_id: order.id, type: 'replace' })
  await post(`/admin/claims/${claim.id}/claim-items`, {
    items: [{ id: order.items[0].id, quantity: 1, reason: 'production_failure' }],
  })
  await post(`/admin/claims/${claim.id}/outbound/items`, {
    items: [{ variant_id: shirt.variants[1].id, quantity: 1 }],
  })
  await post(`/admin/claims/${claim.id}/request`)
}

async function exchangeOne(post, order, shirt) {
  const { exchange } = await post('/admin/exchanges', { order_id: order.id })
  await post(`/admin/exchanges/${exchange.id}/inbound/items`, {
    items: [{ id: order.items[0].id, quantity: 1 }],
  })
  await post(`/admin/exchanges/${exchange.id}/outbound/items`, {
    items: [{ variant_id: shirt.variants[1].id, quantity: 1 }],
  })
  await post(`/admin/exchanges/${exchange.id}/request`)
}

async function edit(post, order, shirt) {
  await post('/admin/order-edits', { order_id: order.id })
  await post(`/admin/order-edits/${order.id}/items`, {
    items: [{ variant_id: shirt.variants[1].id, quantity: 1 }],
  })
  await post(`/admin/order-edits/${order.id}/confirm`)
}
