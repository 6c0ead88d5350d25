import { join } from 'node:path'
import {
  ID_PREFIXES,
  newId,
  PayoutFindings,
  PayoutReconciliation,
  VendorStatement,
  type PayoutFinding,
} from '@cityos/contracts'
import { expectOk, type Client } from '@cityos/testing'
import { createVendor, outcome, VendorWorld } from '../vendors/world'
import { payoutRouteTests } from './payout-routes'

const FIXTURE = join(__dirname, '../fixtures/payouts.ts')
const RUNS = '/admin/payout-reconciliations'
const PERIOD = 'currency_code=eur&from=2020-01-01&to=2020-12-31'

let world: VendorWorld
let admin: Client
let vendor: string
beforeAll(async () => {
  // The test says when the job runs.
  world = await VendorWorld.start({ CITYOS_TEST_JOBS: 'off' })
  admin = world.acme.admin
  vendor = (await createVendor(world.acme, 'grocers', 'owner@grocers.example')).id
  await world.backend.sql(async (owner) => {
    for (const number of [1, 2]) {
      await owner.query(
        `insert into payout_sandbox_transfer (tenant_id, id, payout_id, destination, amount_minor, currency_code, status)
         values ($1, $2, 'pout_of_nobody', 'acct', $3, 'eur', 'paid')`,
        [world.acme.id, newId(ID_PREFIXES.payout_sandbox_transfer), number],
      )
    }
  })
}, 120_000)
afterAll(() => world?.stop())

const ask = (body: object = { method: 'sandbox' }) =>
  admin.post<{ payout_reconciliation: PayoutReconciliation }>(RUNS, body)
const findings = async (query = '') =>
  PayoutFindings.parse(expectOk(await admin.get(`/admin/payout-findings?order=created_at&${query}`)))

it('is asked for, run by the job, and read', async () => {
  const asked = await ask()
  expect(asked.status).toBe(202)
  const { id } = asked.body.payout_reconciliation
  expect(outcome(await ask())).toBe('409 operation_running')
  await world.backend.run(FIXTURE, 'reconcile')
  const { payout_reconciliation } = expectOk(
    await admin.get<{ payout_reconciliation: object }>(`${RUNS}/${id}`),
  )
  expect(PayoutReconciliation.strict().parse(payout_reconciliation)).toMatchObject({
    ...{ state: 'finished', ours: 0, theirs: 2, found: 2, by_class: { missing_here: 2 }, error: null },
  })
  const list = expectOk(await admin.get<{ count: number }>(`${RUNS}?state=finished&method=sandbox`))
  expect(list.count).toBe(1)
})

it('what it finds is listed in pages, and settled once, by somebody and for a reason', async () => {
  const { payout_findings: first, next_cursor } = await findings('limit=1&class=missing_here&state=open')
  const { payout_findings: second } = await findings(
    `limit=1&class=missing_here&state=open&cursor=${next_cursor}`,
  )
  expect(first[0]!.id < second[0]!.id).toBe(true)
  expect((await findings(`reconciliation_id=${first[0]!.reconciliation_id}`)).count).toBe(2)
  expect((await findings('class=amount')).count).toBe(0)
  const { id } = first[0]!
  const resolve = (body: object) =>
    admin.post<{ payout_finding: PayoutFinding }>(`/admin/payout-findings/${id}/resolve`, body)
  expect(outcome(await resolve({ resolution: ' ' }))).toBe('400 validation_failed')
  const { payout_finding } = expectOk(await resolve({ resolution: 'A test of the bank’s.' }))
  expect(payout_finding).toMatchObject({ state: 'resolved', resolution: 'A test of the bank’s.' })
  expect(payout_finding.resolved_by).toMatch(/^user_/)
  expect(outcome(await resolve({ resolution: 'again' }))).toBe('409 illegal_transition')
  expect((await findings('state=open')).count).toBe(1)
})

it.each([
  ['another way of paying', { method: 'bank_transfer' }],
  ['half a period', { method: 'sandbox', from: '2026-01-01' }],
  ['a period that ends first', { method: 'sandbox', from: '2026-02-01', to: '2026-01-01' }],
  ['a period of years', { method: 'sandbox', from: '2020-01-01', to: '2026-01-01' }],
])('refuses %s', async (_what, body) => {
  expect(outcome(await ask(body))).toBe('400 validation_failed')
})

it('needs Stripe to be set up, and is another tenant’s business never', async () => {
  expect(outcome(await ask({ method: 'stripe_connect' }))).toBe('409 payout_provider_missing')
  const { payout_findings } = await findings()
  const [{ id } = { id: '' }] = payout_findings
  const others = world.globex.admin
  expect(outcome(await others.get(`/admin/payout-findings/${id}`))).toBe('404 not_found')
  expect(outcome(await others.post(`/admin/payout-findings/${id}/resolve`, { resolution: 'x' }))).toBe(
    '404 not_found',
  )
})

it('undone, nothing is asked for and nothing resolved', async () => {
  const before = await findings('state=open')
  const { id } = before.payout_findings[0]!
  const failing = [
    await world.backend.run(FIXTURE, 'failAsking', world.acme.id),
    await world.backend.run(FIXTURE, 'failResolving', world.acme.id, id),
  ]
  expect(failing).toEqual(failing.map(() => 'forced failure after the last step'))
  expect(await findings('state=open')).toEqual(before)
  expect(expectOk(await admin.get<{ count: number }>(`${RUNS}?state=queued`)).count).toBe(0)
})

describe('a statement', () => {
  const adjust = (from: object, to: object, amount_minor: number, reason: string) =>
    admin.post('/admin/ledger/adjustments', {
      ...{ from, to, amount_minor, currency_code: 'eur', reason, idempotency_key: `statement ${reason}` },
    })
  const year = new Date().getUTCFullYear()
  const now = `currency_code=eur&from=${year}-01-01&to=${year}-12-31`
  const platform = { kind: 'commission_revenue', owner_id: 'platform' }

  it('is the same for the vendor and for the tenant, in numbers and as CSV', async () => {
    const available = { kind: 'available', owner_id: vendor }
    expect((await adjust(platform, available, 1_500, '=1+1')).status).toBe(201)
    expect((await adjust(available, platform, 250, 'taken back')).status).toBe(201)
    const person = world.person(world.acme, 'owner@grocers.example')
    const { statement } = expectOk(
      await admin.get<{ statement: object }>(`/admin/vendors/${vendor}/statement?${now}`),
    )
    expect(VendorStatement.strict().parse(statement)).toMatchObject({
      ...{ opening_minor: 0, moved_minor: 1_250, closing_minor: 1_250, entry_count: 2 },
      vendor: { id: vendor },
    })
    expect(expectOk(await person.get(`/vendor/statement?${now}`))).toEqual({ statement })
    const [csv, own] = [
      await admin.get(`/admin/vendors/${vendor}/statement/csv?${now}`),
      await person.get(`/vendor/statement/csv?${now}`),
    ]
    expect(csv.headers).toMatchObject({
      ...{ 'content-type': 'text/csv; charset=utf-8', 'cache-control': 'private, no-store' },
      'content-disposition': `attachment; filename="statement-${vendor}-${year}-01-01-${year}-12-31-eur.csv"`,
    })
    expect(own.text).toBe(csv.text)
    const lines = csv.text.trimEnd().split('\r\n').slice(1)
    expect(lines).toHaveLength(4)
    expect(lines.reduce((sum, line) => sum + Number(line.split(',')[11]), 0)).toBe(1_250)
    expect(lines[1]).toMatch(/,1500,15\.00,1500,15\.00,'=1\+1$/)
  })

  it('is a PDF, in English and Arabic', async () => {
    for (const locale of ['en', 'ar']) {
      const pdf = await admin.get(`/admin/vendors/${vendor}/statement/pdf?${now}&locale=${locale}`)
      expect([pdf.status, pdf.headers['content-type'], pdf.text.slice(0, 5)]).toEqual([
        ...[200, 'application/pdf', '%PDF-'],
      ])
    }
  })

  it('is nobody else’s, and of a period that makes sense', async () => {
    const of = (client: Client, query: string) =>
      client.get(`/admin/vendors/${vendor}/statement/csv?${query}`)
    expect(outcome(await of(world.globex.admin, PERIOD))).toBe('404 not_found')
    for (const query of [
      ...[
        'currency_code=eur&from=2026-02-01&to=2026-01-01',
        'currency_code=eur&from=2020-01-01&to=2026-01-01',
      ],
      ...['from=2026-01-01&to=2026-01-31', `${PERIOD}&locale=fr`],
    ]) {
      expect(outcome(await of(admin, query))).toBe('400 validation_failed')
    }
  })
})

payoutRouteTests(() => world)
