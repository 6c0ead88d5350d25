import { join } from 'node:path'
import type { Vendor } from '@cityos/contracts'
import { createProduct, expectOk, type TestBackend, type TestTenant } from '@cityos/testing'
import type { Ties } from '../fixtures/marketplace'

const FIXTURE = join(__dirname, '../fixtures/marketplace.ts')

/** Somebody who sells, and how it is shipped. */
export interface Seller {
  vendor: Vendor
  shippingProfileId: string
  optionId: string
}

export interface Sold {
  seller: Seller | null
  variantId: string
  productId: string
}

export interface Order {
  id: string
  display_id: number
  total: number
  items: { id: string; title: string; total: number }[]
  shipping_methods: { id: string; total: number }[]
}

/** A tenant in which several sell. */
export class Market {
  private made = 0
  private bought = 0

  constructor(
    readonly backend: TestBackend,
    readonly tenant: TestTenant,
    private readonly currency = 'usd',
    private readonly country = 'us',
  ) {}

  /** A vendor with a shipping profile of its own, which costs something. */
  async seller(handle: string, shipping = 5): Promise<Seller> {
    const { vendor } = expectOk(
      await this.tenant.admin.post<{ vendor: Vendor }>('/admin/vendors', {
        ...{ handle, name: handle, owner: { email: `owner@${handle}.example` } },
      }),
    )
    const { shipping_profile: profile } = expectOk(
      await this.tenant.admin.post<{ shipping_profile: { id: string } }>('/admin/shipping-profiles', {
        ...{ name: handle, type: 'default' },
      }),
    )
    const optionId = await this.option(profile.id, shipping)
    await this.tie({ vendorId: vendor.id, shippingProfileId: profile.id })
    return { vendor, shippingProfileId: profile.id, optionId }
  }

  /** A way to ship by a profile. */
  async option(profileId: string, amount: number): Promise<string> {
    const { admin, stockLocationId } = this.tenant
    const { stock_location: place } = expectOk(
      await admin.get<{
        stock_location: { fulfillment_sets: { service_zones: { id: string }[] }[] }
      }>(`/admin/stock-locations/${stockLocationId}?fields=*fulfillment_sets.service_zones`),
    )
    const { shipping_option: option } = expectOk(
      await admin.post<{ shipping_option: { id: string } }>('/admin/shipping-options', {
        ...{ name: `for ${amount}`, price_type: 'flat', provider_id: 'manual_manual' },
        service_zone_id: place.fulfillment_sets[0]!.service_zones[0]!.id,
        shipping_profile_id: profileId,
        type: { label: 'Own', description: 'Own', code: 'own' },
        prices: [{ currency_code: this.currency, amount }],
        rules: [
          { attribute: 'enabled_in_store', value: 'true', operator: 'eq' },
          { attribute: 'is_return', value: 'false', operator: 'eq' },
        ],
      }),
    )
    return option.id
  }

  /** A product that somebody sells, or nobody but the tenant. */
  async product(
    seller: Seller | null,
    price: number,
    { shippingProfileId, stock }: { shippingProfileId?: string; stock?: number } = {},
  ): Promise<Sold> {
    const n = ++this.made
    const tenant = {
      ...this.tenant,
      shippingProfileId: shippingProfileId ?? seller?.shippingProfileId ?? this.tenant.shippingProfileId,
    }
    const { id, variants } = await createProduct(tenant, {
      ...{ handle: `product-${n}`, title: `Product ${n}`, sku: `SKU-${n}`, price, currency: this.currency },
      manageInventory: stock !== undefined,
    })
    if (stock !== undefined) await this.stock(`SKU-${n}`, stock)
    if (seller) await this.tie({ vendorId: seller.vendor.id, productIds: [id] })
    return { seller, productId: id, variantId: variants[0]!.id }
  }

  /** As many are there of what is sold by this number. */
  private async stock(sku: string, stocked_quantity: number): Promise<void> {
    const { admin, stockLocationId: location_id } = this.tenant
    const { inventory_items: items } = expectOk(
      await admin.get<{ inventory_items: { id: string }[] }>(`/admin/inventory-items?sku=${sku}`),
    )
    const levels = `/admin/inventory-items/${items[0]!.id}/location-levels`
    expectOk(await admin.post(levels, { location_id, stocked_quantity }))
  }

  /** Cart to order over the store API. */
  async buy(...cart: Parameters<Market['cart']>): Promise<Order> {
    const id = await this.cart(...cart)
    const answer = await this.tenant.store.post<{ order?: Order; error?: object }>(
      `/store/carts/${id}/complete`,
    )
    const { order, error } = expectOk(answer)
    if (!order) throw new Error(`No order: ${JSON.stringify(error)}`)
    return order
  }

  /** A cart that waits for nothing but its completion. */
  async cart(things: [Sold, number][], options: string[] = [], promo_codes: string[] = []): Promise<string> {
    const { store, regionId } = this.tenant
    const { cart } = expectOk(
      await store.post<{ cart: { id: string } }>('/store/carts', {
        ...{ region_id: regionId, email: `shopper-${++this.bought}@example.com`, promo_codes },
        items: things.map(([{ variantId: variant_id }, quantity]) => ({ variant_id, quantity })),
        shipping_address: {
          ...{ first_name: 'Ada', last_name: 'Byron', address_1: '1 Main Street', city: 'Springfield' },
          ...{ postal_code: '12345', country_code: this.country },
        },
      }),
    )
    const own = things.flatMap(([{ seller }]) => seller?.optionId ?? [])
    for (const option_id of new Set([...own, ...options])) {
      expectOk(await store.post(`/store/carts/${cart.id}/shipping-methods`, { option_id }))
    }
    const { payment_collection: payment } = expectOk(
      await store.post<{ payment_collection: { id: string } }>('/store/payment-collections', {
        cart_id: cart.id,
      }),
    )
    expectOk(
      await store.post(`/store/payment-collections/${payment.id}/payment-sessions`, {
        provider_id: 'pp_system_default',
      }),
    )
    return cart.id
  }

  tie(ties: Ties): Promise<void> {
    return this.backend.run(FIXTURE, 'tie', this.tenant.id, ties)
  }

  /** Runs an export of the fixture for this tenant, inside the backend. */
  inside<T>(name: string, ...args: unknown[]): Promise<T> {
    return this.backend.run(FIXTURE, name, this.tenant.id, ...args)
  }

  /** What the database holds of an order's vendor orders. */
  async vendorOrders(orderId: string): Promise<VendorOrderRow[]> {
    const { rows } = await this.backend.sql((owner) =>
      owner.query<VendorOrderRow>(
        `select v.*, v.total_minor::float as total, (select coalesce(json_agg(l order by l.position), '[]')
           from vendor_order_line l where l.vendor_order_id = v.id) as lines
           from vendor_order v where v.order_id = $1 order by v.position`,
        [orderId],
      ),
    )
    return rows
  }
}

export interface VendorOrderRow {
  id: string
  vendor_id: string
  display_id: string
  status: string
  total: number
  commission_minor: string
  captured_minor: string
  refunded_minor: string
  order_version: number
  tenant_id: string
  lines: {
    kind: string
    source_id: string
    title: string
    order_version: number
    quantity: number
    subtotal_minor: number
    discount_minor: number
    tax_minor: number
    total_minor: number
  }[]
}
