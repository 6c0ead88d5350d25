import { join } from 'node:path'
import {
  ID_PREFIXES,
  newId,
  PayoutSettingsAnswer,
  type GeneratedPayouts,
  type ImportedBankReport,
  type Payout,
  type PayoutAccount,
  type PayoutBatches,
  type PayoutList,
  type VendorBalances,
  type WholePayout,
} from '@cityos/contracts'
import { expectOk, type Client } from '@cityos/testing'
import { hire } from '../access/staff'
import { createVendor, invite, outcome, type VendorWorld } from '../vendors/world'

const FIXTURE = join(__dirname, '../fixtures/payouts.ts')
const HOUR_MS = 3_600_000
const DE = 'DE89370400440532013000'

/** Payouts as staff and vendors see and change them over HTTP; the jobs run when a test says so. */
export function payoutRouteTests(at: () => VendorWorld): void {
  const admin = () => at().acme.admin
  const inside = <T = void>(name: string, ...args: unknown[]) => at().backend.run<T>(FIXTURE, name, ...args)
  const sql = (text: string, values: unknown[] = []) => at().backend.sql((owner) => owner.query(text, values))
  let bakers: { id: string; owner: Client }
  let winery: { id: string; owner: Client }
  let hours = 0
  /** The clock of vendors' money, from now on. */
  const wait = (by: number) =>
    inside('setClock', new Date(Date.now() + (hours += by) * HOUR_MS).toISOString())

  const approved = async (handle: string) => {
    const { id } = await createVendor(at().acme, handle)
    await sql(`update vendor set status = 'approved', kyc_status = 'verified' where id = $1`, [id])
    return { id, owner: at().person(at().acme, `owner@${handle}.example`) }
  }
  beforeAll(async () => {
    bakers = await approved('bakers')
    winery = await approved('winery')
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

  describe('payouts over HTTP', () => {
    it('are made now for whoever is due, and name why others are not', async () => {
      await earn(bakers, 700)
      await earn(winery, 300)
      await admin().post(`/admin/payout-settings/${winery.id}`, {
        on_hold: true,
        on_hold_reason: 'A dispute.',
      })
      const made = expectOk(await generate())
      expect(made.left_out).toContainEqual({
        ...{ vendor_id: winery.id, currency_code: 'eur', reasons: ['payouts_on_hold'] },
      })
      expect(made.count).toBe(1)
      expect(await read(made.payout_ids[0]!)).toMatchObject({
        ...{
          vendor_id: bakers.id,
          amount_minor: 700,
          reversed_minor: 0,
          status: 'pending',
          method: 'sandbox',
        },
        ...{ tries: [], reversals: [], item_count: 1 },
      })
      expect(expectOk(await generate({ vendor_id: bakers.id })).count).toBe(0)
      await admin().post(`/admin/payout-settings/${winery.id}`, { on_hold: false, on_hold_reason: null })
      const stranger = await createVendor(at().globex, 'strangers')
      for (const vendor_id of [stranger.id, newId(ID_PREFIXES.vendor)]) {
        expect(outcome(await generate({ vendor_id }))).toBe('404 not_found')
      }
      expect(outcome(await generate({ vendor_id: 'x' }))).toBe('400 validation_failed')
    })

    it('are listed for staff by what they are, and for vendors their own', async () => {
      const own = await make(winery)
      const list = async (client: Client, path: string) =>
        expectOk(await client.get<PayoutList>(path)).payouts
      const ids = async (query: string) =>
        (await list(admin(), `/admin/payouts?${query}`)).map(({ id }) => id)
      expect(await ids(`vendor_id=${winery.id}&status=pending&currency_code=eur&method=sandbox`)).toEqual([
        own,
      ])
      expect(await ids(`vendor_id=${winery.id}&status=paid`)).toEqual([])
      expect(outcome(await admin().get('/admin/payouts?status=lost'))).toBe('400 validation_failed')
      const mine = await list(winery.owner, '/vendor/payouts')
      expect(mine.map(({ vendor_id }: Payout) => vendor_id)).toEqual([winery.id])
      expectOk(await winery.owner.get(`/vendor/payouts/${own}`))
      expect(outcome(await bakers.owner.get(`/vendor/payouts/${own}`))).toBe('404 not_found')
      expect(outcome(await at().globex.admin.get(`/admin/payouts/${own}`))).toBe('404 not_found')
      await invite(winery.owner, '/vendor/members', 'help@winery.example', 'staff')
      const help = at().person(at().acme, 'help@winery.example')
      expect(outcome(await help.get('/vendor/payouts'))).toBe('403 forbidden')
      await act(own, 'cancel', { note: 'Done.' })
    })

    it('wait for people, and are let go or canceled by them, with a reason', async () => {
      const id = await make(winery, 500)
      const before = await available(winery)
      expect(outcome(await act(id, 'hold', {}))).toBe('400 validation_failed')
      expect(expectOk(await act(id, 'hold', { note: 'A look.' })).payout).toMatchObject({
        ...{ status: 'held', reasons: ['held_by_staff'], note: 'A look.', next_attempt_at: null },
      })
      expect(outcome(await act(id, 'hold', { note: 'x' }))).toBe('409 illegal_transition')
      expect(outcome(await act(id, 'mark-paid', { reference: 'x' }))).toBe('409 payout_method_unfit')
      expect(expectOk(await act(id, 'release')).payout.status).toBe('pending')
      expect(outcome(await act(id, 'release'))).toBe('409 illegal_transition')
      expect(outcome(await act(id, 'cancel', {}))).toBe('400 validation_failed')
      expect(expectOk(await act(id, 'cancel', { note: 'Made too early.' })).payout.status).toBe('canceled')
      for (const verb of ['hold', 'cancel']) {
        expect(outcome(await act(id, verb, { note: 'x' }))).toBe('409 illegal_transition')
      }
      expect(await available(winery)).toBe(before + (await read(id)).amount_minor)
    })

    it('are nobody else’s to change', async () => {
      const id = await make(winery, 200)
      const { client: viewer } = await hire(at().backend, at().acme, ['viewer'], 'payout-viewer')
      const { client: finance } = await hire(at().backend, at().acme, ['finance'], 'payout-finance')
      const verbs: [string, object?][] = [
        ...([['hold', { note: 'x' }], ['release'], ['cancel', { note: 'x' }]] as [string, object?][]),
        ...([
          ['mark-paid', { reference: 'x' }],
          ['take-back', { note: 'x' }],
        ] as [string, object?][]),
      ]
      for (const [verb, body] of verbs) {
        expect(outcome(await act(id, verb, body, viewer))).toBe('403 forbidden')
        expect(outcome(await act(id, verb, body, at().globex.admin))).toBe('404 not_found')
      }
      expectOk(await viewer.get(`/admin/payouts/${id}`))
      expect(expectOk(await act(id, 'cancel', { note: 'x' }, finance)).payout.status).toBe('canceled')
    })

    it('are out of people’s hands once they are sent', async () => {
      const id = await make(bakers)
      await inside('execute')
      expect((await read(id)).status).toBe('in_transit')
      for (const verb of ['hold', 'cancel']) {
        expect(outcome(await act(id, verb, { note: 'x' }))).toBe('409 illegal_transition')
      }
      expect(outcome(await act(id, 'take-back', { note: 'x' }))).toBe('409 payout_method_unfit')
      await wait(1)
      await inside('execute')
      expect(await read(id)).toMatchObject({
        status: 'paid',
        paid_at: expect.any(String),
        tries: [{ sends: 1 }],
      })
    })

    it('of which nobody knows for a day say so, and staff may tell what it found out', async () => {
      const fault = (name: string, times: number) =>
        admin().post('/admin/payout-sandbox', { fault: name, times })
      const ids: string[] = []
      for (const vendor of [bakers, winery]) {
        ids.push(await make(vendor))
        expectOk(await fault('timeout_before', 1))
        expectOk(await fault('blind', 1_000))
        await inside('execute')
      }
      const [lost, found] = ids as [string, string]
      expect(outcome(await act(found, 'mark-paid', { reference: 'x' }))).toBe('409 payout_method_unfit')
      await wait(26)
      await inside('check')
      expect(await read(found)).toMatchObject({ status: 'processing', reasons: ['outcome_unknown'] })
      for (const verb of ['hold', 'cancel']) {
        expect(outcome(await act(found, verb, { note: 'x' }))).toBe('409 illegal_transition')
      }
      const before = await read(found)
      expect(await inside('failChange', at().acme.id, found, 'mark_paid')).toMatch(/^forced failure/)
      expect({ ...(await read(found)), updated_at: '' }).toEqual({ ...before, updated_at: '' })
      expect(expectOk(await act(found, 'mark-paid', { reference: 'tr_7' })).payout).toMatchObject({
        ...{ status: 'paid', reasons: [], provider_reference: 'tr_7' },
        tries: [{ state: 'accepted', provider_reference: 'tr_7' }],
      })
      const had = await available(bakers)
      expect(expectOk(await act(lost, 'take-back', { note: 'They have none.' })).payout).toMatchObject({
        ...{ status: 'failed', tries: [{ state: 'failed', error_message: 'They have none.' }] },
      })
      expect(await available(bakers)).toBe(had + 1_000)
      expectOk(await fault('blind', 0))
      await inside('execute')
      expect([(await read(found)).status, (await read(lost)).status]).toEqual(['paid', 'failed'])
    })
  })

  describe('how vendors are paid', () => {
    const path = (vendor = '') => `/admin/payout-settings${vendor && `/${vendor}`}`
    const settings = async (vendor?: string) =>
      PayoutSettingsAnswer.strict().parse(
        expectOk(await admin().get<{ payout_settings: object }>(path(vendor))).payout_settings,
      )

    it('is said for all and for one, and taken back', async () => {
      const schedule = { kind: 'monthly', day: 31, hour: 4 } as const
      expectOk(await admin().post(path(), { schedule, hold_days: 3 }))
      expectOk(await admin().post(path(winery.id), { hold_days: 9, minimums: { eur: 500 } }))
      const { own, effective, next_due_at } = await settings(winery.id)
      expect([own.schedule, own.hold_days]).toEqual([null, 9])
      expect(effective).toMatchObject({ schedule, hold_days: 9, minimums: { eur: 500 } })
      expect(next_due_at).not.toBeNull()
      await earn(winery, 499 - (await available(winery)))
      expect(expectOk(await generate({ vendor_id: winery.id })).left_out).toMatchObject([
        { reasons: ['below_minimum'] },
      ])
      expectOk(await admin().post(path(winery.id), { hold_days: null, minimums: null }))
      expect((await settings(winery.id)).effective).toMatchObject({ hold_days: 3, minimums: {} })
      expectOk(await admin().post(path(), { schedule: null, hold_days: null }))
      expect((await settings()).effective).toMatchObject({ hold_days: 7, schedule: { kind: 'weekly' } })
    })

    it.each([
      ['nothing', {}],
      ['a share above all', { reserve_bps: 10_001 }],
      ['days before now', { hold_days: -1 }],
      ['a day that no month has', { schedule: { kind: 'monthly', day: 32 } }],
      ['a way that there is not', { method: 'cheque' }],
    ])('refuses %s', async (_what, body) => {
      expect(outcome(await admin().post(path(), body))).toBe('400 validation_failed')
    })

    it('is nobody else’s', async () => {
      expect(outcome(await at().globex.admin.get(path(winery.id)))).toBe('404 not_found')
      expect(outcome(await at().globex.admin.post(path(winery.id), { on_hold: true }))).toBe('404 not_found')
      expect(outcome(await at().globex.admin.get(`/admin/payout-accounts/${winery.id}`))).toBe(
        '404 not_found',
      )
    })
  })

  describe('by bank', () => {
    const account = { method: 'bank_transfer', holder_name: 'Bäckerei Müller', iban: DE }
    const save = (body: object, client = bakers.owner) =>
      client.post<{ payout_accounts: PayoutAccount[] }>('/vendor/payout-account', body)
    const batches = async () =>
      expectOk(await admin().get<PayoutBatches>('/admin/payout-batches')).payout_batches
    const take = (id: string, client = admin()) => client.post(`/admin/payout-batches/${id}/file`)
    const report = (content: string, format = 'csv') =>
      admin().post<{ report: ImportedBankReport }>('/admin/payout-imports', { format, content })
    const said = async (content: string, format?: string) => expectOk(await report(content, format)).report
    const csv = (...lines: string[]) => ['reference,amount,currency,status', ...lines].join('\n')
    const named = (id: string) => id.replace('_', '-')

    it('an account is the owner’s to say, and shown masked to everybody', async () => {
      expect(outcome(await save({ ...account, iban: 'DE89370400440532010300' }))).toBe(
        '400 bank_account_invalid',
      )
      const { payout_accounts: saved } = expectOk(await save(account))
      expect(saved).toMatchObject([{ method: 'bank_transfer', status: 'enabled', masked: 'DE** **** 3000' }])
      const read = await admin().get(`/admin/payout-accounts/${bakers.id}`)
      expect(expectOk(read)).toEqual({ payout_accounts: saved })
      expect(read.text).not.toContain(DE)
      await invite(bakers.owner, '/vendor/members', 'manager@bakers.example', 'manager')
      const manager = at().person(at().acme, 'manager@bakers.example')
      expect(outcome(await save(account, manager))).toBe('403 forbidden')
      expectOk(await manager.get('/vendor/payout-account'))
      const urls = { return_url: 'https://portal.example/a', refresh_url: 'https://portal.example/b' }
      const onboarding = await bakers.owner.post('/vendor/payout-account/onboarding', urls)
      expect(outcome(onboarding)).toMatch(/^409 payout_(account|provider)_missing$/)
    })

    it('payouts go into a file, which is taken, and the bank’s report says what became of each', async () => {
      expectOk(
        await admin().post('/admin/payout-providers', {
          ...{ method: 'bank_transfer', holder_name: 'Acme GmbH', iban: DE, bic: 'COBADEFFXXX' },
        }),
      )
      await save({ ...account, holder_name: 'Winery' }, winery.owner)
      for (const { id } of [bakers, winery]) {
        expectOk(await admin().post(`/admin/payout-settings/${id}`, { method: 'bank_transfer' }))
      }
      const [bread, wine] = [await make(bakers, 12_345), await make(winery, 501)]
      await inside('execute')
      const [batch, ...more] = await batches()
      const [first, second] = [await read(bread), await read(wine)]
      expect(more).toEqual([])
      expect(batch).toMatchObject({
        ...{ currency_code: 'eur', payout_count: 2, downloaded_at: null },
        amount_minor: first.amount_minor + second.amount_minor,
      })
      expect(first).toMatchObject({
        status: 'in_transit',
        batch_id: batch!.id,
        destination: 'DE** **** 3000',
      })

      expect(outcome(await take(batch!.id, at().globex.admin))).toBe('404 not_found')
      const file = await take(batch!.id)
      expect([file.status, file.headers['content-type']]).toEqual([200, 'application/xml; charset=utf-8'])
      expect(file.headers['content-disposition']).toBe(`attachment; filename="${batch!.message_id}.xml"`)
      for (const id of [bread, wine]) expect(file.text).toContain(`<EndToEndId>${named(id)}</EndToEndId>`)
      expect(file.text).toContain(`<IBAN>${DE}</IBAN>`)
      expect((await batches())[0]!.downloaded_at).not.toBeNull()

      const amount = (payout: WholePayout) => (payout.amount_minor / 100).toFixed(2)
      const lines = [
        `${named(bread)},${amount(first)},EUR,paid`,
        `${named(wine)},${amount(second)},EUR,returned`,
        `${named(bread)},1.00,EUR,paid`,
        'pout-nobodys,5.00,EUR,paid',
      ]
      expect(await said(csv(...lines))).toMatchObject({
        ...{ confirmed: [bread], returned: [wine], known: [] },
        unmatched: [{ reference: named(bread) }, { reference: 'pout-nobodys' }],
      })
      expect([(await read(bread)).status, (await read(wine)).status]).toEqual(['paid', 'failed'])
      expect(await available(winery)).toBe(second.amount_minor)
      expect(await said(csv(lines[0]!))).toMatchObject({ confirmed: [], known: [bread] })
      // What comes back later was paid for a while.
      const camt = `<Document><BkToCstmrDbtCdtNtfctn><Ntfctn><Ntry><Amt Ccy="EUR">${amount(first)}</Amt>
        <CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><NtryDtls><TxDtls><Refs><EndToEndId>${named(bread)}</EndToEndId></Refs>
        </TxDtls></NtryDtls></Ntry></Ntfctn></BkToCstmrDbtCdtNtfctn></Document>`
      expect(await said(camt, 'camt')).toMatchObject({ returned: [bread] })
      expect((await read(bread)).status).toBe('returned')
      for (const [text, format] of [
        ['x', 'csv'],
        ['<x/>', 'camt'],
        [`<!DOCTYPE x>${camt}`, 'camt'],
      ] as const) {
        expect(outcome(await report(text, format))).toBe('400 bank_report_invalid')
      }
    })

    it('people confirm single ones by hand, and take back what came back', async () => {
      const id = await make(bakers, 900)
      await inside('execute')
      expect(outcome(await act(id, 'mark-paid', {}))).toBe('400 validation_failed')
      expect(expectOk(await act(id, 'mark-paid', { reference: 'Statement 7' })).payout).toMatchObject({
        ...{ status: 'paid', provider_reference: 'Statement 7' },
      })
      expect(outcome(await act(id, 'mark-paid', { reference: 'again' }))).toBe('409 illegal_transition')
      expect(expectOk(await act(id, 'take-back', { note: 'Closed.' })).payout.status).toBe('returned')
      expect(outcome(await act(id, 'take-back', { note: 'again' }))).toBe('409 illegal_transition')
    })
  })

  it('after all that the ledger balances', async () => {
    const wrong = await sql(
      `select a.owner_id from ledger_account a where a.kind = 'in_transit'
         and (select coalesce(sum(amount_minor), 0) from ledger_balance b where b.account_id = a.id)
          <> (select coalesce(sum(amount_minor), 0) from payout p where p.vendor_id = a.owner_id and p.currency_code = a.currency_code
               and p.status in ('pending', 'held', 'processing', 'in_transit'))
       union all
       select transaction_id from ledger_posting group by 1 having sum(amount_minor) <> 0`,
    )
    expect(wrong.rows).toEqual([])
  })
}
