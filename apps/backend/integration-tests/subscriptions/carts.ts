import type { SubscriptionList, WholeSubscription } from '@cityos/contracts'
import { expectOk, type Answer, type Client, type TestTenant } from '@cityos/testing'

export interface Line {
  id: string
  variant_id: string
  quantity: number
  unit_price: number
  total: number
  is_tax_inclusive: boolean
  metadata: Record<string, unknown> & { subscription?: Record<string, unknown> }
}
export interface Cart {
  id: string
  currency_code: string
  total: number
  items: Line[]
}
export interface Order {
  id: string
  total: number
  shipping_total: number
  items: Line[]
}

/** What is put into a cart: so many pieces, on a plan or not. */
export interface Put {
  variantId: string
  quantity?: number
  planId?: string
  metadata?: Record<string, unknown>
}

/** Carts of a tenant that sells to one country. */
export class Carts {
  constructor(
    private readonly tenant: TestTenant,
    private readonly country = 'us',
  ) {}

  async open(who: Client): Promise<Cart> {
    const { cart } = expectOk(
      await who.post<{ cart: Cart }>('/store/carts', {
        ...{ region_id: this.tenant.regionId, email: 'shopper@example.com' },
        shipping_address: {
          ...{ first_name: 'Ada', last_name: 'Byron', address_1: '1 Main Street', city: 'Springfield' },
          ...{ postal_code: '12345', country_code: this.country },
        },
      }),
    )
    return cart
  }

  put(who: Client, cartId: string, { variantId, quantity = 1, planId, metadata }: Put) {
    const said = { ...metadata, ...(planId && { subscription_plan_id: planId }) }
    return who.post<{ cart: Cart }>(`/store/carts/${cartId}/line-items`, {
      ...{ variant_id: variantId, quantity },
      ...(Object.keys(said).length && { metadata: said }),
    })
  }

  /** A cart that holds this and waits to be paid; `options` are ways to ship, the tenant's own where none is named. */
  async fill(
    who: Client,
    puts: readonly Put[],
    options?: readonly string[],
    codes: string[] = [],
  ): Promise<Cart> {
    const { id } = await this.open(who)
    for (const put of puts) expectOk(await this.put(who, id, put))
    const offered = expectOk(
      await who.get<{ shipping_options: { id: string }[] }>(`/store/shipping-options?cart_id=${id}`),
    ).shipping_options
    for (const option_id of options ?? offered.slice(0, 1).map((option) => option.id)) {
      expectOk(await who.post(`/store/carts/${id}/shipping-methods`, { option_id }))
    }
    if (codes.length) expectOk(await who.post(`/store/carts/${id}/promotions`, { promo_codes: codes }))
    return expectOk(await who.get<{ cart: Cart }>(`/store/carts/${id}`)).cart
  }

  async pay(
    who: Client,
    cartId: string,
    session: object = { provider_id: 'pp_system_default' },
  ): Promise<void> {
    const { payment_collection: payment } = expectOk(
      await who.post<{ payment_collection: { id: string } }>('/store/payment-collections', {
        cart_id: cartId,
      }),
    )
    expectOk(await who.post(`/store/payment-collections/${payment.id}/payment-sessions`, session))
  }

  complete(who: Client, cartId: string): Promise<Answer<{ order: Order }>> {
    return who.post<{ order: Order }>(`/store/carts/${cartId}/complete`)
  }

  /** Cart to order. */
  async buy(who: Client, ...filling: [readonly Put[], (readonly string[])?, string[]?]): Promise<Order> {
    const { id } = await this.fill(who, ...filling)
    await this.pay(who, id)
    return expectOk(await this.complete(who, id)).order
  }

  /** The subscriptions that an order has to do with, the oldest first, whole. */
  async of(orderId: string): Promise<WholeSubscription[]> {
    const { admin } = this.tenant
    const { subscriptions } = expectOk(
      await admin.get<SubscriptionList>(`/admin/subscriptions?order_id=${orderId}&order=created_at`),
    )
    return Promise.all(
      subscriptions.map(
        async ({ id }) =>
          expectOk(await admin.get<{ subscription: WholeSubscription }>(`/admin/subscriptions/${id}`))
            .subscription,
      ),
    )
  }
}
