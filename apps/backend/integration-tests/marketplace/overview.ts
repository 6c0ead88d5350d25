import {
  ID_PREFIXES,
  newId,
  type MarketplaceStats,
  type ProductSeller,
  type VendorDashboard,
  type VendorNotification,
  type VendorNotificationList,
  type VendorTransactionList,
} from '@cityos/contracts'
import { expectOk, type Client } from '@cityos/testing'
import { invite, outcome, type VendorWorld } from '../vendors/world'
import type { Market, Order, Seller } from './world'

/** Bakers have two orders, of 10.00 and 7.00, the winery two, of 16.00 and 36.00; ten percent of goods is commission. */
export interface Sold {
  world: VendorWorld
  market: Market
  bakers: Seller
  winery: Seller
  orders: Order[]
}

/** What vendors and staff look at first, of orders that were sold before: numbers, money and notifications. */
export function overviewTests(at: () => Sold): void {
  const person = (email: string) => at().world.person(at().world.acme, email)
  const baker = () => person('owner@bakers.example')
  const vintner = () => person('owner@winery.example')
  const idOf = async (order: Order, seller: Seller) =>
    (await at().market.vendorOrders(order.id)).find(({ vendor_id }) => vendor_id === seller.vendor.id)!
  const sql = (text: string, values: unknown[] = []) =>
    at().world.backend.sql((owner) => owner.query(text, values))

  describe('a vendor’s transactions', () => {
    const list = async (query = '', client = baker()) =>
      expectOk(await client.get<VendorTransactionList>(`/vendor/transactions${query}`))

    it('are its own, newest first, with what was in the account after each', async () => {
      const { id, display_id } = await idOf(at().orders[0]!, at().bakers)
      const path = `/vendor/orders/${id}`
      expectOk(await baker().post(`${path}/captures`, { amount_minor: 500 }))
      expectOk(await baker().post(`${path}/refunds`, { amount_minor: 200, reason: 'Burnt.' }))
      const { transactions } = await list()
      // Commission of 0.60 on 10.00: 0.30 of a half, and 0.12 of what was given back.
      expect(transactions).toEqual([
        expect.objectContaining({
          ...{ kind: 'refund', account: 'pending', amount_minor: -188, balance_minor: 282 },
          ...{ vendor_order_id: id, order_display_id: display_id, currency_code: 'usd' },
          description: `Order ${display_id}: Refund`,
        }),
        expect.objectContaining({ kind: 'capture', amount_minor: 470, balance_minor: 470 }),
      ])
      const first = await list('?limit=1')
      const next = await list(`?limit=1&cursor=${first.next_cursor}`)
      expect([...first.transactions, ...next.transactions]).toEqual(transactions)
      expect(next.next_cursor).toBeNull()
      expect((await list('?kind=capture')).transactions).toEqual([transactions[1]])
      expect((await list('?account=available')).transactions).toEqual([])
      expect((await list(`?vendor_order_id=${id}&currency_code=usd`)).transactions).toHaveLength(2)
      const tomorrow = encodeURIComponent(new Date(Date.now() + 86_400_000).toISOString())
      expect((await list(`?from=${tomorrow}`)).transactions).toEqual([])
      expect((await list('', vintner())).transactions).toEqual([])
    })

    it('are for those who run the vendor, and nobody names another', async () => {
      await invite(baker(), '/vendor/members', 'till@bakers.example', 'staff')
      expect(outcome(await person('till@bakers.example').get('/vendor/transactions'))).toBe('403 forbidden')
      for (const query of [
        `vendor_id=${at().winery.vendor.id}`,
        'account=clearing',
        'limit=101',
        'cursor=x',
      ]) {
        expect(outcome(await baker().get(`/vendor/transactions?${query}`))).toMatch(/^400 /)
      }
    })
  })

  describe('notifications', () => {
    const list = async (client: Client, query = '') =>
      expectOk(await client.get<VendorNotificationList>(`/vendor/notifications${query}`))
    const kinds = ({ notifications }: VendorNotificationList) => notifications.map(({ kind }) => kind)
    const catchUp = () => at().market.inside<number>('tellVendors')
    /** What is brought about here, events have told, or the job does. */
    const told = async () => {
      await catchUp()
      expect(await catchUp()).toBe(0)
    }
    const till = () => person('till@bakers.example')

    it('tell each of a vendor’s people once, and nobody of what was before they came', async () => {
      const { id } = await idOf(at().orders[2]!, at().winery)
      expectOk(await vintner().post(`/vendor/orders/${id}/reject`, { reason: 'Sold out.' }))
      await told()
      const owners = await list(baker())
      expect([kinds(owners).sort(), owners.count, owners.unread_count]).toEqual([
        ['order_placed', 'order_placed', 'order_refunded'],
        ...[3, 3],
      ])
      expect(owners.notifications.find(({ kind }) => kind === 'order_refunded')).toMatchObject({
        data: { amount_minor: 200, currency_code: 'usd', display_id: expect.stringMatching(/-\d$/) },
        read_at: null,
      })
      const closed = (await list(vintner())).notifications.find(({ kind }) => kind === 'order_canceled')
      expect(closed).toMatchObject({ subject_id: id, data: { reason: 'Sold out.' } })
      expect(kinds(await list(till()))).toEqual([])
    })

    it('of money are for those who run the vendor, also when they were told before', async () => {
      await at().market.inside('payOut', at().bakers.vendor.id)
      await told()
      expect(kinds(await list(till()))).toEqual([])
      const [paid] = (await list(baker(), '?kind=payout_paid')).notifications
      expect(paid?.data).toEqual({ amount_minor: 100, currency_code: 'usd' })
      const role = (to: string) =>
        sql(`update vendor_member set role = $1 where email = 'owner@bakers.example'`, [to])
      await role('staff')
      expect(kinds(await list(baker()))).not.toContain('payout_paid')
      const path = `/vendor/notifications/${paid!.id}/read`
      expect(outcome(await baker().post(path))).toBe('404 not_found')
      await role('owner')
    })

    it('are read by each for themselves', async () => {
      const { notifications: all } = await list(baker())
      const path = `/vendor/notifications/${all[0]!.id}/read`
      for (const stranger of [till(), vintner()])
        expect(outcome(await stranger.post(path))).toBe('404 not_found')
      expect((await list(baker(), '?unread=true')).count).toBe(all.length)
      type One = { notification: VendorNotification }
      const { notification } = expectOk(await baker().post<One>(path))
      expect(notification.read_at).not.toBeNull()
      expect(expectOk(await baker().post<One>(path)).notification).toEqual(notification)
      expect((await list(baker(), '?unread=false')).notifications).toEqual([notification])
      const readTo = (until?: string) =>
        baker().post<{ read: number }>('/vendor/notifications/read', until ? { until } : {})
      expect(expectOk(await readTo(all.at(-1)!.id)).read).toBe(1)
      expect(await at().market.inside('failToRead', 'owner@bakers.example')).toContain('forced failure')
      expect((await list(baker())).unread_count).toBe(all.length - 2)
      expect(expectOk(await readTo()).read).toBe(all.length - 2)
      expect((await list(baker())).unread_count).toBe(0)
      expect((await list(vintner())).unread_count).toBeGreaterThan(0)
    })

    it('come page by page', async () => {
      const { notifications: all } = await list(vintner())
      const first = await list(vintner(), '?limit=1')
      const next = await list(vintner(), `?limit=1&cursor=${first.next_cursor}`)
      expect([...first.notifications, ...next.notifications]).toEqual(all.slice(0, 2))
    })

    it('of half a year ago are gone, read or not', async () => {
      const [old, young] = (await list(vintner())).notifications
      const age = (id: string, days: number) =>
        sql(`update vendor_notification set created_at = now() - make_interval(days => $2) where id = $1`, [
          id,
          days,
        ])
      await age(old!.id, 181)
      await age(young!.id, 179)
      await at().market.inside('prune')
      const left = (await list(vintner())).notifications.map(({ id }) => id)
      expect([left.includes(old!.id), left.includes(young!.id)]).toEqual([false, true])
    })
  })

  describe('numbers', () => {
    const stats = async (query = '', client = at().world.acme.admin) =>
      expectOk(await client.get<{ marketplace_stats: MarketplaceStats }>(`/admin/marketplace/stats${query}`))
        .marketplace_stats

    it('are of what was sold and not closed, by currency, with what vendors have', async () => {
      const { currencies } = await stats()
      expect(currencies).toEqual([
        expect.objectContaining({
          ...{ currency_code: 'usd', gmv_minor: 3_300, house_gmv_minor: 0, commission_minor: 190 },
          ...{ commission_tax_minor: 0, captured_minor: 500, refunded_minor: 200 },
          ...{ orders: 2, vendor_orders: 3, closed_vendor_orders: 1 },
          money: {
            ...{ pending_minor: 282, reserve_minor: 0, available_minor: 400, in_transit_minor: 0 },
            owed_minor: 0,
          },
        }),
      ])
      expect(currencies[0]!.days).toHaveLength(30)
      expect(currencies[0]!.days.at(-1)).toMatchObject({ gmv_minor: 3_300, vendor_orders: 3 })
    })

    it('are by the tenant’s days, which end when its clocks say so', async () => {
      await sql(`update tenant set time_zone = 'Asia/Tokyo' where id = $1`, [at().world.acme.id])
      const place = async (order: Order, seller: Seller, moment: string) =>
        sql('update vendor_order set placed_at = $2 where id = $1', [(await idOf(order, seller)).id, moment])
      const { orders, bakers, winery } = at()
      await place(orders[0]!, winery, '2026-03-28T14:59:59.999Z')
      await place(orders[1]!, bakers, '2026-03-28T15:00:00Z')
      const period = '?from=2026-03-28&to=2026-03-29'
      const both = await stats(period)
      expect([both.time_zone, both.currencies[0]!.days]).toEqual([
        'Asia/Tokyo',
        [
          { day: '2026-03-28', gmv_minor: 1_600, commission_minor: 100, vendor_orders: 1 },
          { day: '2026-03-29', gmv_minor: 700, commission_minor: 30, vendor_orders: 1 },
        ],
      ])
      const own = await stats(`${period}&vendor_id=${bakers.vendor.id}&currency_code=usd`)
      expect(own.currencies[0]).toMatchObject({ gmv_minor: 700, vendor_orders: 1 })
      // Nothing was sold then, and there is still what vendors have.
      const [before] = (await stats('?from=2026-03-26&to=2026-03-27')).currencies
      expect(before).toMatchObject({ gmv_minor: 0, days: [{}, {}], money: { pending_minor: 282 } })
    })

    it('are the tenant’s, and of periods that are some', async () => {
      const { acme, globex } = at().world
      expect((await stats('', globex.admin)).currencies).toEqual([])
      const path = '/admin/marketplace/stats?vendor_id='
      expect(outcome(await globex.admin.get(`${path}${at().bakers.vendor.id}`))).toBe('404 not_found')
      expect(outcome(await acme.admin.get(`${path}${newId(ID_PREFIXES.vendor)}`))).toBe('404 not_found')
      for (const client of [baker(), acme.anonymous]) {
        expect((await client.get('/admin/marketplace/stats')).status).toBe(401)
      }
      for (const query of [
        'from=2026-03-30&to=2026-03-28',
        'from=2024-01-01&to=2026-01-01',
        'from=x',
        'a=b',
      ]) {
        expect(outcome(await acme.admin.get(`/admin/marketplace/stats?${query}`))).toBe(
          '400 validation_failed',
        )
      }
    })

    it('a vendor sees its own', async () => {
      type Answer = { dashboard: VendorDashboard }
      const read = async (client: Client) =>
        expectOk(await client.get<Answer>('/vendor/dashboard?from=2026-03-28&to=2026-03-29')).dashboard
      const seen = await read(baker())
      expect(seen).toMatchObject({
        ...{ time_zone: 'Asia/Tokyo', unread_notifications: 0 },
        sales: [
          { currency_code: 'usd', gmv_minor: 700, orders: 1, days: [{ gmv_minor: 0 }, { gmv_minor: 700 }] },
        ],
        orders: { pending: 2, rejected: 0, delivered: 0 },
        products: { published: 1, draft: 0 },
      })
      expect(seen.sales[0]).not.toHaveProperty('house_gmv_minor')
      expect((await read(vintner())).orders).toMatchObject({ pending: 1, rejected: 1 })
      expect((await read(person('till@bakers.example'))).sales[0]?.gmv_minor).toBe(700)
      expect(outcome(await baker().get('/vendor/dashboard?vendor_id=x'))).toBe('400 validation_failed')
    })
  })

  describe('who sells a line', () => {
    type Lines = { items: { title: string; vendor?: ProductSeller | null }[] }
    const sellers = ({ items }: Lines) => items.map(({ vendor }) => vendor?.handle ?? vendor)

    it('stands in the cart and the order for whoever asks, and nothing else of them', async () => {
      const { market, world, bakers, winery, orders } = at()
      const set = (status: string, vendors: Seller[]) =>
        sql('update vendor set status = $1 where id = any($2)', [
          status,
          vendors.map(({ vendor }) => vendor.id),
        ])
      await set('approved', [bakers, winery])
      const things = [
        await market.product(bakers, 3),
        await market.product(null, 1),
        await market.product(winery, 2),
      ]
      const id = await market.cart(things.map((thing) => [thing, 1]))
      const cart = async (fields: string) =>
        expectOk(await world.acme.store.get<{ cart: Lines }>(`/store/carts/${id}?fields=${fields}`)).cart
      expect(sellers(await cart('%2Bitems.vendor')).sort()).toEqual(['bakers', 'winery', null].sort())
      expect(sellers(await cart('%2Bemail'))).toEqual([undefined, undefined, undefined])
      const { items } = await cart('*items.vendor,items.vendor.tax_id')
      expect(Object.keys(items.find(({ vendor }) => vendor)!.vendor!).sort()).toEqual([
        'handle',
        'id',
        'logo',
        'name',
      ])
      const answer = await world.acme.store.post<{ cart: Lines }>(
        `/store/carts/${id}?fields=%2Bitems.vendor`,
        {
          email: 'another@example.com',
        },
      )
      expect(sellers(expectOk(answer).cart)).toContain('bakers')
      await set('suspended', [winery])
      expect(sellers(await cart('%2Bitems.vendor'))).not.toContain('winery')
      const path = `/store/orders/${orders[0]!.id}?fields=%2Bitems.vendor`
      const { order } = expectOk(await world.acme.store.get<{ order: Lines }>(path))
      expect(sellers(order).sort()).toEqual(['bakers', 'winery'])
      await set('draft', [bakers, winery])
    })
  })
}
