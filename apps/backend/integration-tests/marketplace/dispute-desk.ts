import type { Dispute, VendorOrder } from '@cityos/contracts'
import { expectOk } from '@cityos/testing'
import type { VendorWorld } from '../vendors/world'
import type { Market } from './world'

export interface Sale {
  order: { id: string }
  id: string
  other: string
}

export interface Place {
  world: VendorWorld
  market: Market
  /** An order of 7.00 at the bakers and 16.00 at the winery. */
  sell(): Promise<Sale>
  ledger(id: string): Promise<Record<string, number>>
}

/** What the tests of disputes do again and again. */
export function disputeDesk(at: () => Place) {
  const admin = () => at().world.acme.admin
  const baker = () => at().world.person(at().world.acme, 'owner@bakers.example')

  async function sold(): Promise<Sale> {
    const sale = await at().sell()
    const vintner = at().world.person(at().world.acme, 'owner@winery.example')
    expectOk(await baker().post(`/vendor/orders/${sale.id}/captures`, { amount_minor: 700 }))
    expectOk(await vintner.post(`/vendor/orders/${sale.other}/captures`, { amount_minor: 1600 }))
    return sale
  }
  const told = { reason: 'fraudulent', note: 'Letter of the 3rd.' } as const
  const ask = (order_id: string, amount_minor: number, more: object = {}) =>
    admin().post<{ dispute: Dispute }>('/admin/disputes', { order_id, amount_minor, ...told, ...more })
  const open = async (...asked: Parameters<typeof ask>) => expectOk(await ask(...asked)).dispute
  const close = (id: string, how: string) =>
    admin().post<{ dispute: Dispute }>(`/admin/disputes/${id}/close`, { outcome: how, note: 'As told.' })
  const books = async ({ id, other }: Sale) => [await at().ledger(id), await at().ledger(other)]
  const refunded = async (id: string) =>
    expectOk(await admin().get<{ vendor_order: VendorOrder }>(`/admin/vendor-orders/${id}`)).vendor_order
      .refunded_minor
  return { admin, baker, sold, ask, open, close, books, refunded }
}
