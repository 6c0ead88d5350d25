import { join } from 'node:path'
import type { GeneratedPayouts, VendorBalances, WholePayout } from '@cityos/contracts'
import { expectOk, type Client } from '@cityos/testing'
import { createVendor, type VendorWorld } from '../vendors/world'

const FIXTURE = join(__dirname, '../fixtures/payouts.ts')
const HOUR_MS = 3_600_000

export type PayoutDesk = ReturnType<typeof payoutDesk>

/** What tests of payouts over HTTP do again and again, with two vendors that may be paid; called where tests are told. */
export function payoutDesk(at: () => VendorWorld) {
  const admin = () => at().acme.admin
  const inside = <T = void>(name: string, ...args: unknown[]) => at().backend.run<T>(FIXTURE, name, ...args)
  const sql = (text: string, values: unknown[] = []) => at().backend.sql((owner) => owner.query(text, values))
  const vendors = {} as Record<'bakers' | 'winery', { id: string; owner: Client }>
  let hours = 0
  let time = new Date()
  /** The clock of vendors' money, from now on. */
  const wait = (by: number) => {
    time = new Date(Date.now() + (hours += by) * HOUR_MS)
    return inside('setClock', time.toISOString())
  }
  const now = () => time

  const approved = async (handle: string) => {
    const { id } = await createVendor(at().acme, handle)
    await sql(`update vendor set status = 'approved', kyc_status = 'verified' where id = $1`, [id])
    return { id, owner: at().person(at().acme, `owner@${handle}.example`) }
  }
  beforeAll(async () => {
    vendors.bakers = await approved('bakers')
    vendors.winery = await approved('winery')
    await wait(0)
  })

  let earned = 0
  const earn = async ({ id }: { id: string }, amount_minor: number) =>
    expectOk(
      await admin().post('/admin/ledger/adjustments', {
        ...{ from: { kind: 'commission_revenue', owner_id: 'platform' }, amount_minor, currency_code: 'eur' },
        ...{
          to: { kind: 'available', owner_id: id },
          reason: 'Sold.',
          idempotency_key: `earned ${++earned}`,
        },
      }),
    )
  const generate = (body: object = {}, client = admin()) =>
    client.post<GeneratedPayouts>('/admin/payouts', body)
  const make = async (vendor: { id: string }, amount_minor = 1_000) => {
    await earn(vendor, amount_minor)
    const { payout_ids } = expectOk(await generate({ vendor_id: vendor.id }))
    expect(payout_ids).toHaveLength(1)
    return payout_ids[0]!
  }
  const act = (id: string, verb: string, body?: object, client = admin()) =>
    client.post<{ payout: WholePayout }>(`/admin/payouts/${id}/${verb}`, body)
  const read = async (id: string) =>
    expectOk(await admin().get<{ payout: WholePayout }>(`/admin/payouts/${id}`)).payout
  const available = async ({ owner }: { owner: Client }) =>
    expectOk(await owner.get<VendorBalances>('/vendor/balance')).balances[0]!.available_minor

  return { at, admin, inside, sql, wait, now, earn, generate, make, act, read, available, vendors }
}
