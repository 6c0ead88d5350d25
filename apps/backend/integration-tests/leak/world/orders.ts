import { ID_PREFIXES, newId } from '@cityos/contracts'
import { createCart, type TestBackend, type TestTenant } from '@cityos/testing'
import { get, post, type Body } from './call'
import type { Catalog } from './catalog'
import type { People } from './people'

/** Orders in every state that has a route: paid, shipped, returned, claimed, exchanged, edited, drafted. */
export async function buildOrders(
  backend: TestBackend,
  tenant: TestTenant,
  mark: string,
  catalog: Catalog,
  people: People,
): Promise<void> {
  const { admin } = tenant
  const variantId = catalog.variantIds[0] as string
  const shopper = { ...tenant, store: tenant.store.with({ authorization: `Bearer ${people.customerToken}` }) }
  const sell = () => sellWithPromotion(shopper, variantId, mark)
  await fillCart(shopper, variantId, mark)
  await sellAndPay(admin, await sell(), mark)
  const reason = (await get(admin, '/admin/return-reasons')).return_reasons[0].id as string
  const shipped: string[] = []
  for (let i = 0; i < 6; i++) shipped.push(await ship(tenant, await sell()))
  const [returned, open, claimed, exchanged, settled, swapped] = shipped as [
    string,
    string,
    string,
    string,
    string,
    string,
  ]
  await receiveReturn(tenant, returned, catalog, reason)
  await openReturn(tenant, open, catalog, reason)
  await openClaim(admin, claimed, catalog)
  await openExchange(admin, exchanged, catalog)
  await post(admin, `/admin/claims/${await openClaim(admin, settled, catalog)}/request`)
  await post(admin, `/admin/exchanges/${await openExchange(admin, swapped, catalog)}/request`)
  await openEdit(admin, await sell(), catalog)
  const moving = await sell()
  await post(admin, `/admin/orders/${moving}/credit-lines`, {
    amount: 1,
    reference: 'order',
    reference_id: `${mark}-credit`,
  })
  await draft(tenant, mark, variantId)
  await askForMoney(backend, tenant, mark)
}

/** Money of which nobody knows whether it has moved. */
async function askForMoney(backend: TestBackend, { id }: TestTenant, mark: string): Promise<void> {
  await backend.sql((owner) =>
    owner.query(
      `insert into vendor_order_intent (tenant_id, id, order_id, vendor_order_id, payment_id, kind, cause, amount_minor,
         currency_code, reason, state, next_attempt_at)
       select tenant_id, $2, order_id, id, $3, 'refund', 'asked', 1, currency_code, $3, 'unclear', now()
         from vendor_order where tenant_id = $1 order by id limit 1`,
      [id, newId(ID_PREFIXES.vendor_order_intent), `${mark}-payment`],
    ),
  )
}

async function fillCart({ store, ...tenant }: TestTenant, variantId: string, mark: string): Promise<Body> {
  const cart = await createCart({ ...tenant, store }, variantId, `${mark}-buyer@example.com`)
  await post(store, `/store/carts/${cart.id}/promotions`, { promo_codes: [`${mark}-open`] })
  const { payment_collection: collection } = await post(store, '/store/payment-collections', {
    cart_id: cart.id,
  })
  const provider = { provider_id: 'pp_system_default' }
  await post(store, `/store/payment-collections/${collection.id}/payment-sessions`, provider)
  return cart
}

async function sellWithPromotion(tenant: TestTenant, variantId: string, mark: string): Promise<string> {
  const cart = await fillCart(tenant, variantId, mark)
  const { order } = await post(tenant.store, `/store/carts/${cart.id}/complete`)
  return order.id as string
}

async function sellAndPay(admin: TestTenant['admin'], orderId: string, mark: string): Promise<void> {
  const { order } = await get(admin, `/admin/orders/${orderId}?fields=*payment_collections.payments`)
  const payment = order.payment_collections[0].payments[0].id as string
  await post(admin, `/admin/payments/${payment}/capture`)
  const { refund_reasons: reasons } = await get(admin, '/admin/refund-reasons')
  const reason = reasons.find(({ code }: Body) => code === `${mark}-refund`)
  await post(admin, `/admin/payments/${payment}/refund`, { amount: 1, refund_reason_id: reason.id })
}

const itemsOf = async (admin: TestTenant['admin'], id: string): Promise<Body[]> =>
  (await get(admin, `/admin/orders/${id}`)).order.items

async function ship({ admin, stockLocationId }: TestTenant, orderId: string): Promise<string> {
  const items = (await itemsOf(admin, orderId)).map(({ id, quantity }) => ({ id, quantity }))
  await post(admin, `/admin/orders/${orderId}/fulfillments`, { items, location_id: stockLocationId })
  const { order } = await get(admin, `/admin/orders/${orderId}?fields=*fulfillments`)
  const labels = [{ tracking_number: `track-${orderId}`, tracking_url: '#', label_url: '#' }]
  await post(admin, `/admin/orders/${orderId}/fulfillments/${order.fulfillments[0].id}/shipments`, {
    items,
    labels,
  })
  return orderId
}

async function openReturn(
  { admin, stockLocationId }: TestTenant,
  orderId: string,
  catalog: Catalog,
  reason: string,
) {
  const { return: made } = await post(admin, '/admin/returns', {
    order_id: orderId,
    location_id: stockLocationId,
  })
  const [item] = await itemsOf(admin, orderId)
  await post(admin, `/admin/returns/${made.id}/request-items`, {
    items: [{ id: item.id, quantity: 1, reason_id: reason }],
  })
  await post(admin, `/admin/returns/${made.id}/shipping-method`, {
    shipping_option_id: catalog.returnOptionId,
  })
  return { returnId: made.id as string, itemId: item.id as string }
}

async function receiveReturn(
  tenant: TestTenant,
  orderId: string,
  catalog: Catalog,
  reason: string,
): Promise<void> {
  const { admin } = tenant
  const { returnId, itemId } = await openReturn(tenant, orderId, catalog, reason)
  await post(admin, `/admin/returns/${returnId}/request`)
  await post(admin, `/admin/returns/${returnId}/receive`)
  await post(admin, `/admin/returns/${returnId}/receive-items`, { items: [{ id: itemId, quantity: 1 }] })
}

async function openClaim(admin: TestTenant['admin'], orderId: string, catalog: Catalog): Promise<string> {
  const { claim } = await post(admin, '/admin/claims', { order_id: orderId, type: 'replace' })
  const [item] = await itemsOf(admin, orderId)
  const items = [{ id: item.id, quantity: 1 }]
  await post(admin, `/admin/claims/${claim.id}/claim-items`, {
    items: [{ ...items[0], reason: 'wrong_item' }],
  })
  await post(admin, `/admin/claims/${claim.id}/inbound/items`, { items })
  await post(admin, `/admin/claims/${claim.id}/inbound/shipping-method`, {
    shipping_option_id: catalog.returnOptionId,
  })
  await post(admin, `/admin/claims/${claim.id}/outbound/items`, {
    items: [{ variant_id: catalog.variantIds[1], quantity: 1 }],
  })
  await post(admin, `/admin/claims/${claim.id}/outbound/shipping-method`, {
    shipping_option_id: catalog.shippingOptionId,
  })
  return claim.id as string
}

async function openExchange(admin: TestTenant['admin'], orderId: string, catalog: Catalog): Promise<string> {
  const { exchange } = await post(admin, '/admin/exchanges', { order_id: orderId })
  const [item] = await itemsOf(admin, orderId)
  await post(admin, `/admin/exchanges/${exchange.id}/inbound/items`, {
    items: [{ id: item.id, quantity: 1 }],
  })
  await post(admin, `/admin/exchanges/${exchange.id}/inbound/shipping-method`, {
    shipping_option_id: catalog.returnOptionId,
  })
  await post(admin, `/admin/exchanges/${exchange.id}/outbound/items`, {
    items: [{ variant_id: catalog.variantIds[1], quantity: 1 }],
  })
  await post(admin, `/admin/exchanges/${exchange.id}/outbound/shipping-method`, {
    shipping_option_id: catalog.shippingOptionId,
  })
  return exchange.id as string
}

async function openEdit(admin: TestTenant['admin'], orderId: string, catalog: Catalog): Promise<void> {
  await post(admin, '/admin/order-edits', { order_id: orderId })
  await post(admin, `/admin/order-edits/${orderId}/items`, {
    items: [{ variant_id: catalog.variantIds[1], quantity: 1 }],
  })
  await post(admin, `/admin/order-edits/${orderId}/shipping-method`, {
    shipping_option_id: catalog.shippingOptionId,
  })
}

async function draft({ admin, ...tenant }: TestTenant, mark: string, variantId: string): Promise<void> {
  const { draft_order: order } = await post(admin, '/admin/draft-orders', {
    email: `${mark}-draft@example.com`,
    region_id: tenant.regionId,
    sales_channel_id: tenant.salesChannelId,
    items: [{ variant_id: variantId, quantity: 1 }],
  })
  await post(admin, `/admin/draft-orders/${order.id}/edit`)
  await post(admin, `/admin/draft-orders/${order.id}/edit/items`, {
    items: [{ variant_id: variantId, quantity: 1 }],
  })
}
