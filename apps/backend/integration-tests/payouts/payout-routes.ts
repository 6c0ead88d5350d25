import { ID_PREFIXES, newId, PayoutSettingsAnswer, type Payout, type PayoutList } from '@cityos/contracts'
import { expectOk, type Client } from '@cityos/testing'
import { hire } from '../access/staff'
import { createVendor, invite, outcome, type VendorWorld } from '../vendors/world'
import { bankPayoutTests } from './payout-bank-routes'
import { payoutDesk } from './payout-desk'
import { stripePayoutTests } from './payout-stripe-routes'

/** Payouts as staff and vendors see and change them over HTTP; the jobs run when a test says so. */
export function payoutRouteTests(at: () => VendorWorld): void {
  const desk = payoutDesk(at)
  const { admin, inside, sql, wait, earn, generate, make, act, read, available, vendors } = desk

  describe('payouts over HTTP', () => {
    it('are made now for whoever is due, and name why others are not', async () => {
      await earn(vendors.bakers, 700)
      await earn(vendors.winery, 300)
      await admin().post(`/admin/payout-settings/${vendors.winery.id}`, {
        on_hold: true,
        on_hold_reason: 'A dispute.',
      })
      const made = expectOk(await generate())
      expect(made.left_out).toContainEqual({
        ...{ vendor_id: vendors.winery.id, currency_code: 'eur', reasons: ['payouts_on_hold'] },
      })
      expect(made.count).toBe(1)
      expect(await read(made.payout_ids[0]!)).toMatchObject({
        ...{
          vendor_id: vendors.bakers.id,
          amount_minor: 700,
          reversed_minor: 0,
          status: 'pending',
          method: 'sandbox',
        },
        ...{ tries: [], reversals: [], item_count: 1 },
      })
      expect(expectOk(await generate({ vendor_id: vendors.bakers.id })).count).toBe(0)
      await admin().post(`/admin/payout-settings/${vendors.winery.id}`, {
        on_hold: false,
        on_hold_reason: null,
      })
      const stranger = await createVendor(at().globex, 'strangers')
      for (const vendor_id of [stranger.id, newId(ID_PREFIXES.vendor)]) {
        expect(outcome(await generate({ vendor_id }))).toBe('404 not_found')
      }
      expect(outcome(await generate({ vendor_id: 'x' }))).toBe('400 validation_failed')
    })

    it('are listed for staff by what they are, and for vendors their own', async () => {
      const own = await make(vendors.winery)
      const list = async (client: Client, path: string) =>
        expectOk(await client.get<PayoutList>(path)).payouts
      const ids = async (query: string) =>
        (await list(admin(), `/admin/payouts?${query}`)).map(({ id }) => id)
      expect(
        await ids(`vendor_id=${vendors.winery.id}&status=pending&currency_code=eur&method=sandbox`),
      ).toEqual([own])
      expect(await ids(`vendor_id=${vendors.winery.id}&status=paid`)).toEqual([])
      expect(outcome(await admin().get('/admin/payouts?status=lost'))).toBe('400 validation_failed')
      const mine = await list(vendors.winery.owner, '/vendor/payouts')
      expect(mine.map(({ vendor_id }: Payout) => vendor_id)).toEqual([vendors.winery.id])
      expectOk(await vendors.winery.owner.get(`/vendor/payouts/${own}`))
      expect(outcome(await vendors.bakers.owner.get(`/vendor/payouts/${own}`))).toBe('404 not_found')
      expect(outcome(await at().globex.admin.get(`/admin/payouts/${own}`))).toBe('404 not_found')
      await invite(vendors.winery.owner, '/vendor/members', 'help@winery.example', 'staff')
      const help = at().person(at().acme, 'help@winery.example')
      expect(outcome(await help.get('/vendor/payouts'))).toBe('403 forbidden')
      await act(own, 'cancel', { note: 'Done.' })
    })

    it('wait for people, and are let go or canceled by them, with a reason', async () => {
      const id = await make(vendors.winery, 500)
      const before = await available(vendors.winery)
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
      expect(await available(vendors.winery)).toBe(before + (await read(id)).amount_minor)
    })

    it('what fails at its end leaves nothing behind: made, and said how they are made', async () => {
      const { winery } = vendors
      await earn(winery, 400)
      const had = await available(winery)
      const of = `/admin/payouts?vendor_id=${winery.id}`
      const before = expectOk(await admin().get<PayoutList>(`${of}&status=pending`)).payouts
      expect(await inside('failGenerating', at().acme.id, winery.id)).toMatch(/^forced failure/)
      expect(expectOk(await admin().get<PayoutList>(`${of}&status=pending`)).payouts).toEqual(before)
      expect(await available(winery)).toBe(had)
      const { payout_ids } = expectOk(await generate({ vendor_id: winery.id }))
      expect((await read(payout_ids[0]!)).amount_minor).toBe(had)
      expectOk(await act(payout_ids[0]!, 'cancel', { note: 'Made for a look.' }))

      const asked = {
        account: `/admin/payout-accounts/${winery.id}`,
        provider: '/admin/payout-providers',
        settings: `/admin/payout-settings/${winery.id}`,
      }
      const told = async (what: keyof typeof asked) =>
        JSON.stringify(expectOk(await admin().get(asked[what]))).replace(/"updated_at":"[^"]+"/g, '')
      const fails = async (what: keyof typeof asked) => {
        const known = await told(what)
        expect(await inside('failSaving', at().acme.id, what, winery.id)).toMatch(/^forced failure/)
        expect(await told(what)).toBe(known)
      }
      for (const what of ['account', 'provider', 'settings'] as const) await fails(what)
      const bank = { method: 'bank_transfer', holder_name: 'Winery', iban: 'DE89370400440532013000' }
      expectOk(await winery.owner.post('/vendor/payout-account', bank))
      expectOk(await admin().post('/admin/payout-providers', { ...bank, bic: 'COBADEFFXXX' }))
      expectOk(await admin().post(asked.settings, { hold_days: 2 }))
      for (const what of ['account', 'provider', 'settings'] as const) await fails(what)
      expectOk(await admin().post(asked.settings, { hold_days: null }))
    })

    it('are nobody else’s to change', async () => {
      const id = await make(vendors.winery, 200)
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
      const id = await make(vendors.bakers)
      await inside('execute')
      expect((await read(id)).status).toBe('in_transit')
      for (const verb of ['hold', 'cancel']) {
        expect(outcome(await act(id, verb, { note: 'x' }))).toBe('409 illegal_transition')
      }
      expect(outcome(await act(id, 'take-back', { note: 'x' }))).toBe('409 payout_method_unfit')
      const lost = await make(vendors.bakers)
      await inside('execute')
      // As Stripe's are, which is asked again after hours.
      const unknown = `reasons = '["outcome_unknown"]', next_attempt_at = now() + interval '10 days'`
      await sql(`update payout set ${unknown} where id = $1`, [lost])
      const { provider_reference: reference } = await read(lost)
      expect(expectOk(await act(lost, 'mark-paid', { reference })).payout).toMatchObject({
        ...{ status: 'paid', reasons: [], tries: [{ state: 'accepted' }] },
      })
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
      for (const vendor of [vendors.bakers, vendors.winery]) {
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
      const had = await available(vendors.bakers)
      expect(expectOk(await act(lost, 'take-back', { note: 'They have none.' })).payout).toMatchObject({
        ...{ status: 'failed', tries: [{ state: 'failed', error_message: 'They have none.' }] },
      })
      expect(await available(vendors.bakers)).toBe(had + 1_000)
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
      expectOk(await admin().post(path(vendors.winery.id), { hold_days: 9, minimums: { eur: 500 } }))
      const { own, effective, next_due_at } = await settings(vendors.winery.id)
      expect([own.schedule, own.hold_days]).toEqual([null, 9])
      expect(effective).toMatchObject({ schedule, hold_days: 9, minimums: { eur: 500 } })
      expect(next_due_at).not.toBeNull()
      await earn(vendors.winery, 499 - (await available(vendors.winery)))
      expect(expectOk(await generate({ vendor_id: vendors.winery.id })).left_out).toMatchObject([
        { reasons: ['below_minimum'] },
      ])
      expectOk(await admin().post(path(vendors.winery.id), { hold_days: null, minimums: null }))
      expect((await settings(vendors.winery.id)).effective).toMatchObject({ hold_days: 3, minimums: {} })
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

    it('is not by the sandbox where money is real: it cannot be chosen, and pays nobody who is paid by it', async () => {
      const sent = await make(vendors.winery, 700)
      await inside('allowSandbox', false)
      try {
        for (const whose of [path(), path(vendors.winery.id)]) {
          expect(outcome(await admin().post(whose, { method: 'sandbox' }))).toBe(
            '409 payout_sandbox_forbidden',
          )
        }
        expectOk(await admin().post(path(), { hold_days: null }))
        const broken = await admin().post('/admin/payout-sandbox', { fault: 'refuse', times: 1 })
        expect(outcome(broken)).toBe('409 payout_sandbox_forbidden')
        expect((await settings()).sandbox_allowed).toBe(false)
        await inside('execute')
        expect(await read(sent)).toMatchObject({ status: 'held', reasons: ['sandbox_forbidden'] })
        await earn(vendors.winery, 700)
        expect(expectOk(await generate({ vendor_id: vendors.winery.id })).left_out).toMatchObject([
          { reasons: ['sandbox_forbidden'] },
        ])
      } finally {
        await inside('allowSandbox', true)
      }
      expect((await settings()).sandbox_allowed).toBe(true)
      expectOk(await act(sent, 'cancel', { note: 'x' }))
    })

    it('is nobody else’s', async () => {
      expect(outcome(await at().globex.admin.get(path(vendors.winery.id)))).toBe('404 not_found')
      expect(outcome(await at().globex.admin.post(path(vendors.winery.id), { on_hold: true }))).toBe(
        '404 not_found',
      )
      expect(outcome(await at().globex.admin.get(`/admin/payout-accounts/${vendors.winery.id}`))).toBe(
        '404 not_found',
      )
    })
  })

  bankPayoutTests(desk)
  stripePayoutTests(desk)

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
