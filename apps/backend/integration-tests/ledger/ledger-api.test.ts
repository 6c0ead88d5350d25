import { join } from 'node:path'
import type { LedgerAccount, LedgerHealth, LedgerTransaction, TenantLedger } from '@cityos/contracts'
import { expectOk, TestBackend, type Client, type TestTenant } from '@cityos/testing'
import { hire } from '../access/staff'

const FIXTURE = join(__dirname, '../fixtures/ledger.ts')
const LEDGER = '/admin/ledger'

let backend: TestBackend
let acme: TestTenant
let globex: TestTenant
let vendors: string[]

beforeAll(async () => {
  backend = await TestBackend.start()
  ;[acme, globex] = (await backend.provisionTenants(2)) as [TestTenant, TestTenant]
  vendors = []
  for (const handle of ['bakers', 'brewers']) {
    const body = { handle, name: handle, owner: { email: `owner@${handle}.example` } }
    const answer = await acme.admin.post<{ vendor: { id: string } }>('/admin/vendors', body)
    vendors.push(answer.body.vendor.id)
  }
}, 300_000)
afterAll(() => backend?.stop())

let keys = 0
const adjustment = (body: object = {}) => ({
  from: { kind: 'commission_revenue', owner_id: 'platform' },
  to: { kind: 'available', owner_id: vendors[0] },
  ...{
    amount_minor: 1_500,
    currency_code: 'eur',
    reason: 'Goodwill',
    idempotency_key: `a-test-key-${++keys}`,
  },
  ...body,
})
interface Answer {
  ledger_transaction: LedgerTransaction
  code?: string
}
const adjust = (body: object = {}, client: Client = acme.admin) =>
  client.post<Answer>(`${LEDGER}/adjustments`, adjustment(body))
const reverse = (id: string, client: Client = acme.admin) =>
  client.post<Answer>(`${LEDGER}/transactions/${id}/reverse`, { reason: 'A mistake' })
const balance = async (owner = vendors[0], kind = 'available') => {
  const { ledger_accounts: found } = expectOk(
    await acme.admin.get<{ ledger_accounts: LedgerAccount[] }>(
      `${LEDGER}/accounts?owner_id=${owner}&kind=${kind}`,
    ),
  )
  return found[0]?.balance_minor ?? 0
}
const list = async (query = '') =>
  expectOk(
    await acme.admin.get<{ ledger_transactions: LedgerTransaction[]; next_cursor: string | null }>(
      `${LEDGER}/transactions?${query}`,
    ),
  )

describe('moving money by hand', () => {
  it('moves it once for each key, and keeps the reason and who it was', async () => {
    const body = adjustment({ vendor_order_id: undefined })
    const made = await acme.admin.post<Answer>(`${LEDGER}/adjustments`, body)
    expect(made.status).toBe(201)
    expect(made.body.ledger_transaction).toMatchObject({
      ...{
        kind: 'adjustment',
        reason: 'Goodwill',
        actor: expect.stringMatching(/^user_/),
        reversed_by_id: null,
      },
      postings: [
        { kind: 'commission_revenue', owner_id: 'platform', amount_minor: -1_500, currency_code: 'eur' },
        { kind: 'available', owner_id: vendors[0], amount_minor: 1_500, vendor_order_id: null },
      ],
    })
    const again = await acme.admin.post<Answer>(`${LEDGER}/adjustments`, body)
    expect([again.status, again.body.ledger_transaction.id]).toEqual([200, made.body.ledger_transaction.id])
    expect(await balance()).toBe(1_500)
    const other = await acme.admin.post<Answer>(`${LEDGER}/adjustments`, { ...body, amount_minor: 1 })
    expect([other.status, other.body.code]).toEqual([409, 'ledger_key_reused'])
  })

  it.each<[string, () => object, number, string]>([
    [
      'more than a vendor has',
      () => ({
        from: { kind: 'available', owner_id: vendors[1] },
        to: { kind: 'clearing', owner_id: 'platform' },
      }),
      409,
      'ledger_overdrawn',
    ],
    [
      'to a vendor that is not there',
      () => ({ to: { kind: 'available', owner_id: `ven_${'0'.repeat(26)}` } }),
      404,
      'not_found',
    ],
    ['in no currency', () => ({ currency_code: 'zzz' }), 400, 'currency_unknown'],
    ['nothing', () => ({ amount_minor: 0 }), 400, 'validation_failed'],
    ['half a cent', () => ({ amount_minor: 0.5 }), 400, 'validation_failed'],
    ['for no reason', () => ({ reason: ' ' }), 400, 'validation_failed'],
    [
      'to where it is',
      () => ({ to: { kind: 'commission_revenue', owner_id: 'platform' } }),
      400,
      'validation_failed',
    ],
    ['into a payout', () => ({ to: { kind: 'in_transit', owner_id: vendors[0] } }), 400, 'validation_failed'],
    [
      'to the platform’s vendor account',
      () => ({ to: { kind: 'available', owner_id: 'platform' } }),
      400,
      'validation_failed',
    ],
    [
      'to what is pending of no order',
      () => ({ to: { kind: 'pending', owner_id: vendors[0] } }),
      400,
      'validation_failed',
    ],
    [
      'to an order that is not there',
      () => ({ to: { kind: 'pending', owner_id: vendors[0] }, vendor_order_id: 'vord_x' }),
      404,
      'not_found',
    ],
  ])('%s is refused', async (_what, body, status, code) => {
    const answer = await adjust(body())
    expect([answer.status, answer.body.code]).toEqual([status, code])
  })

  it('is taken back once, and not when the vendor has spent it', async () => {
    const before = await balance()
    const { id } = (await adjust()).body.ledger_transaction
    const taken = await reverse(id)
    expect(taken.status).toBe(201)
    expect(taken.body.ledger_transaction).toMatchObject({
      kind: 'reversal',
      reverses_id: id,
      reason: 'A mistake',
    })
    const again = await reverse(id)
    expect([again.status, again.body.ledger_transaction.id]).toEqual([200, taken.body.ledger_transaction.id])
    expect(await balance()).toBe(before)
    expect((await reverse(taken.body.ledger_transaction.id)).body.code).toBe('ledger_not_reversible')
    const given = (await adjust({ to: { kind: 'available', owner_id: vendors[1] } })).body.ledger_transaction
    await adjust({
      from: { kind: 'available', owner_id: vendors[1] },
      to: { kind: 'commission_revenue', owner_id: 'platform' },
    })
    expect((await reverse(given.id)).body.code).toBe('ledger_overdrawn')
  })

  it('that fails behind its last step leaves the money where it was', async () => {
    const before = await balance()
    const run = (name: string, input: object) =>
      backend.run<string>(FIXTURE, name, acme.id, { actor: null, ...input })
    expect(await run('failAdjusting', adjustment())).toContain('forced failure')
    expect(await balance()).toBe(before)
    const { id } = (await adjust()).body.ledger_transaction
    expect(await run('failReversing', { id, reason: 'A mistake' })).toContain('forced failure')
    expect(await balance()).toBe(before + 1_500)
  })
})

describe('reading', () => {
  it('finds moves by vendor, kind, source and time, page by page', async () => {
    const seen: string[] = []
    for (let cursor: string | null = ''; cursor !== null;) {
      const page = await list(`vendor_id=${vendors[0]}&limit=2${cursor && `&cursor=${cursor}`}`)
      seen.push(...page.ledger_transactions.map(({ id }) => id))
      cursor = page.next_cursor
    }
    expect(seen).toEqual([...seen].sort().reverse())
    const ids = async (query: string) =>
      (await list(`limit=100&${query}`)).ledger_transactions.map(({ id }) => id)
    expect(await ids(`vendor_id=${vendors[0]}`)).toEqual(seen)
    const reversals = (await list('kind=reversal')).ledger_transactions
    expect(reversals.length).toBeGreaterThan(1)
    expect(
      await ids(`source_type=adjustment&source_id=${encodeURIComponent(reversals[0]!.source_id)}`),
    ).toContain(reversals[0]!.id)
    const { occurred_at } = reversals[0]!
    expect(await ids(`from=${encodeURIComponent(occurred_at)}`)).toContain(reversals[0]!.id)
    expect(await ids(`to=${encodeURIComponent(occurred_at)}`)).not.toContain(reversals[0]!.id)
    expect(await ids('currency_code=usd')).toEqual([])
    expect((await acme.admin.get(`${LEDGER}/transactions?cursor=lacc_x`)).status).toBe(400)
  })

  it('exports one line for each posting, with amounts that add up', async () => {
    await adjust({ reason: '=HYPERLINK("x"), bad' })
    const answer = await acme.admin.get(`${LEDGER}/entries/export?vendor_id=${vendors[0]}&account=available`)
    const [header, ...lines] = answer.text.trimEnd().split('\r\n')
    expect(header).toMatch(/^transaction_id,position,occurred_at,.*,amount_minor,amount,/)
    const place = header!.split(',').indexOf('amount_minor')
    expect(lines.reduce((sum, line) => sum + Number(line.split(',')[place]), 0)).toBe(await balance())
    expect(lines.at(-1)).toContain(`,1500,15.00,,,"'=HYPERLINK(""x""), bad"`)
  })

  it('is of one’s own tenant alone', async () => {
    const { id } = (await adjust()).body.ledger_transaction
    expect((await globex.admin.get(`${LEDGER}/transactions/${id}`)).status).toBe(404)
    expect((await reverse(id, globex.admin)).status).toBe(404)
    expect((await adjust({}, globex.admin)).status).toBe(404)
    expect(
      (await globex.admin.get<{ ledger_accounts: [] }>(`${LEDGER}/accounts`)).body.ledger_accounts,
    ).toEqual([])
  })

  it('is for all of the staff, and moving for those who answer for money', async () => {
    const viewer = await hire(backend, acme, ['viewer'])
    const finance = await hire(backend, acme, ['finance'])
    const { id } = (await adjust({}, finance.client)).body.ledger_transaction
    expect((await viewer.client.get(`${LEDGER}/transactions/${id}`)).status).toBe(200)
    expect((await adjust({}, viewer.client)).status).toBe(403)
    expect((await reverse(id, viewer.client)).status).toBe(403)
    expect((await viewer.client.get(`${LEDGER}/entries/export`)).status).toBe(403)
    expect((await reverse(id, finance.client)).status).toBe(201)
  })
})

describe('the check', () => {
  const health = async () =>
    expectOk(await acme.admin.get<{ ledger_health: LedgerHealth }>(`${LEDGER}/health`)).ledger_health
  const inPieces = () => backend.run<number>(FIXTURE, 'checkInPieces', acme.id)
  const owner = (text: string, values: unknown[] = []) => backend.sql((client) => client.query(text, values))

  it('leaves a tenant alone that is being brought in', async () => {
    const checked = async () =>
      (await owner('select from ledger_check where tenant_id = $1', [globex.id])).rowCount
    await owner('update tenant set provisioned_at = null where id = $1', [globex.id])
    await backend.run(FIXTURE, 'check')
    expect(await checked()).toBe(0)
    await owner('update tenant set provisioned_at = now() where id = $1', [globex.id])
    await backend.run(FIXTURE, 'check')
    expect(await checked()).toBe(1)
    await owner('delete from ledger_check')
  })

  it('finds nothing where nothing is wrong, and says when it looked', async () => {
    expect((await health()).status).toBe('unchecked')
    await backend.run(FIXTURE, 'check')
    const after = await health()
    expect(after).toMatchObject({ status: 'ok', running: false, findings: [] })
    expect(after.checked_transactions).toBe((await list('limit=100')).ledger_transactions.length)
    expect(after.checked_accounts).toBeGreaterThan(2)
    // What operators see of all tenants at once.
    const ofAll = await backend.platform.get<{ tenant_ledgers: TenantLedger[] }>('/admin/tenant-ledgers')
    expect(expectOk(ofAll).tenant_ledgers).toContainEqual({
      ...{ tenant_id: acme.id, handle: acme.handle, status: 'ok', findings: 0, checked_at: after.checked_at },
    })
    const wrong = await backend.platform.get<typeof ofAll.body>('/admin/tenant-ledgers?status=findings')
    expect(expectOk(wrong).tenant_ledgers).toEqual([])
    expect((await acme.admin.get('/admin/tenant-ledgers')).status).toBe(404)
  })

  it('goes on where it was cut off, and looks once a day', async () => {
    const before = (await health()).checked_at
    await backend.run(FIXTURE, 'check')
    expect((await health()).checked_at).toBe(before)
    expect(await inPieces()).toBeGreaterThan(2)
    expect((await health()).checked_at).not.toBe(before)
  })

  it('finds each kind of thing that may be wrong, once, and lets go of it when it is right again', async () => {
    const [move] = (await list('kind=adjustment')).ledger_transactions
    const account = move!.postings.find(({ owner_id }) => owner_id !== 'platform')!
    const { id } = move!
    // As nobody can who is not the owner of the database, with its triggers off.
    const tamper = (text: string, values: unknown[]) =>
      backend.sql(async (client) => {
        await client.query('set session_replication_role = replica')
        await client.query(text, values)
      })
    await tamper(
      'update ledger_posting set amount_minor = amount_minor + 1 where transaction_id = $1 and position = 1',
      [id],
    )
    await tamper('update ledger_balance set amount_minor = -5 where account_id = $1', [account.account_id])
    await inPieces()
    const { status, findings } = await health()
    expect(status).toBe('findings')
    expect(findings).toContainEqual(
      expect.objectContaining({
        check_name: 'unbalanced',
        subject_id: id,
        expected_minor: 0,
        found_minor: 1,
      }),
    )
    expect(findings).toContainEqual(
      expect.objectContaining({ check_name: 'balance', subject_id: account.account_id, found_minor: -5 }),
    )
    await inPieces()
    expect((await health()).findings.map((one) => one.id)).toEqual(findings.map((one) => one.id))
    expect(backend.server.log()).toContain(`unbalanced: ${id} has 1 eur and should have 0.`)
    await tamper(
      'update ledger_posting set amount_minor = amount_minor - 1 where transaction_id = $1 and position = 1',
      [id],
    )
    await tamper(
      `update ledger_balance b set amount_minor = (select sum(amount_minor) from ledger_posting p
        where p.account_id = b.account_id) where account_id = $1`,
      [account.account_id],
    )
    await inPieces()
    expect(await health()).toMatchObject({ status: 'ok', findings: [] })
  })

  it('compares what was posted with what Medusa captured, and finds money that was paid out and never came in', async () => {
    await owner(
      `insert into payment_collection (id, currency_code, amount, raw_amount, tenant_id)
       values ('pay_col_1', 'eur', 10, '{"value":"10"}', $1)`,
      [acme.id],
    )
    await owner(
      `insert into payment (id, amount, raw_amount, currency_code, provider_id, payment_collection_id, payment_session_id, tenant_id)
       values ('pay_1', 10, '{"value":"10"}', 'eur', 'pp_system_default', 'pay_col_1', 'payses_1', $1)`,
      [acme.id],
    )
    await owner(
      `insert into capture (id, amount, raw_amount, payment_id, tenant_id) values ('capt_1', 10, '{"value":"10"}', 'pay_1', $1)`,
      [acme.id],
    )
    const post = (source: string, amount: number) =>
      backend.run(FIXTURE, 'capture', acme.id, source, vendors[0], amount)
    await post('capt_1', 1_000)
    await inPieces()
    expect((await health()).status).toBe('ok')
    await post('capt_unknown', 300)
    await owner(`update capture set raw_amount = '{"value":"10.01"}' where id = 'capt_1'`)
    await inPieces()
    expect(
      (await health()).findings
        .map(({ subject_id, expected_minor, found_minor }) => [subject_id, expected_minor, found_minor])
        .sort(),
    ).toEqual([
      ['capt_1', -1_001, -1_000],
      ['capt_unknown', 0, -300],
    ])
    await adjust({
      from: { kind: 'available', owner_id: vendors[0] },
      to: { kind: 'clearing', owner_id: 'platform' },
      amount_minor: (await balance()) as number,
    })
    await inPieces()
    expect((await health()).findings).toContainEqual(
      expect.objectContaining({ check_name: 'sign', expected_minor: 0, found_minor: expect.any(Number) }),
    )
  })
})
