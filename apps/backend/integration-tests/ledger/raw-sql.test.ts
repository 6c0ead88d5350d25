import { LedgerModuleService } from '../../src/modules/ledger/service'
import { LedgerDatabase, sale } from './ledger-database'

/*
 * What the database refuses to the application's own role, whoever has got hold of it.
 */
const DENIED = '42501'
const DUPLICATE = '23505'
const ledger = new LedgerModuleService()
const tenant = 'ten_raw'
let db: LedgerDatabase
let posted: string
let accounts: Record<string, string>

beforeAll(async () => {
  db = await LedgerDatabase.start()
  const [first] = await db.transaction(tenant, (sql) => ledger.post(sql, [sale('1')]))
  posted = first!.id
  await db.transaction('ten_other', (sql) => ledger.post(sql, [sale('1')]))
  const rows = await db.owner<{ kind: string; id: string; tenant_id: string }>('select * from ledger_account')
  accounts = Object.fromEntries(
    rows.map(({ kind, id, tenant_id }) => [tenant_id === tenant ? kind : `other_${kind}`, id]),
  )
}, 120_000)
afterAll(() => db?.stop())

const attempt = (text: string) => db.attempt(tenant, text)

const transaction = (id: string, count = 2) =>
  `insert into ledger_transaction (id, kind, source_type, source_id, idempotency_key, occurred_at, posting_count)
   values ('${id}', 'capture', 'x', 'x', '${id}', now(), ${count});`
const postings = (
  id: string,
  ...rows: [account: string, amount: number, currency?: string, position?: number][]
) =>
  `insert into ledger_posting (transaction_id, position, account_id, currency_code, amount_minor) values ${rows
    .map(([account, amount, currency = 'eur', position], index) =>
      [
        `('${id}'`,
        position ?? index + 1,
        `'${accounts[account] ?? account}'`,
        `'${currency}'`,
        `${amount})`,
      ].join(),
    )
    .join()};`

describe('nobody changes what was posted', () => {
  it.each([
    'update ledger_posting set amount_minor = 1',
    'update ledger_posting set amount_minor = amount_minor',
    'delete from ledger_posting',
    'truncate ledger_posting',
    `update ledger_transaction set reason = 'x'`,
    'delete from ledger_transaction',
    'update ledger_account set owner_id = owner_id',
    'delete from ledger_account',
    'insert into ledger_balance select * from ledger_balance',
    'update ledger_balance set amount_minor = 0',
    'delete from ledger_balance',
    'select ledger_posted()',
    'alter table ledger_posting disable trigger all',
    `set session_replication_role = replica`,
  ])('%s', async (text) => {
    expect(await attempt(text)).toBe(DENIED)
  })
})

describe('a transaction is whole and balanced, or it is not there', () => {
  const cases: [string, () => string, string][] = [
    [
      'does not sum to nothing',
      () => transaction('a') + postings('a', ['clearing', -5], ['pending', 4]),
      'ledger_unbalanced',
    ],
    [
      'sums to nothing over two currencies alone',
      () => transaction('b') + postings('b', ['clearing', -5], ['pending', 5, 'usd']),
      'ledger_unbalanced',
    ],
    ['has no postings', () => transaction('c'), 'ledger_has_postings'],
    [
      'says that it has more postings than it has',
      () => transaction('d', 3) + postings('d', ['clearing', -5], ['pending', 5]),
      'ledger_unbalanced',
    ],
    ['has one posting', () => transaction('e', 1), 'ledger_transaction_posting_count_check'],
    [
      'comes in two statements',
      () => transaction('f') + postings('f', ['clearing', -5]) + postings('f', ['pending', 5, 'eur', 2]),
      'ledger_unbalanced',
    ],
    ['is not there', () => postings('g', ['clearing', -5], ['pending', 5]), 'ledger_unbalanced'],
    [
      'has grown since',
      () => postings(posted, ['clearing', -5, 'eur', 4], ['pending', 5, 'eur', 5]),
      'ledger_unbalanced',
    ],
    ['is posted over', () => postings(posted, ['clearing', -5], ['pending', 5]), 'ledger_posting_pkey'],
    [
      'posts to an account that is not there',
      () => transaction('h') + postings('h', ['clearing', -5], ['lacc_nowhere', 5]),
      'ledger_posting_account',
    ],
    [
      'posts to an account in another currency',
      () => transaction('i') + postings('i', ['clearing', -5, 'usd'], ['pending', 5, 'usd']),
      'ledger_posting_account',
    ],
    [
      'posts to another tenant’s account',
      () => transaction('j') + postings('j', ['clearing', -5], ['other_pending', 5]),
      'ledger_posting_account',
    ],
    [
      'overdraws a vendor',
      () => transaction('k') + postings('k', ['clearing', 9_201], ['pending', -9_201]),
      'ledger_overdrawn',
    ],
    [
      'posts nothing',
      () => transaction('l') + postings('l', ['clearing', 0], ['pending', 0]),
      'ledger_posting_amount_minor_check',
    ],
  ]
  it.each(cases)('%s', async (_what, text, refusal) => {
    const answer = await attempt(text())
    expect(answer === DUPLICATE ? 'ledger_posting_pkey' : answer).toBe(refusal)
  })

  it('and what is whole and balanced is taken', async () => {
    expect(await attempt(transaction('z') + postings('z', ['clearing', -5], ['pending', 5]))).not.toEqual(
      expect.any(String),
    )
    expect(
      await db.owner(`select sum(amount_minor) from ledger_balance where tenant_id = $1`, [tenant]),
    ).toEqual([{ sum: '0' }])
  })
})

it('an account is its owner’s: neither kind nor the bound of its balance is anybody’s choice', async () => {
  const values = `'lacc_x', 'pending', 'platform', 'eur'`
  expect(
    await attempt(`insert into ledger_account (id, kind, owner_id, currency_code) values (${values})`),
  ).toBe('ledger_account_owner')
  expect(
    await attempt(
      `insert into ledger_account (id, kind, owner_id, currency_code, sign) values ('lacc_y', 'pending', 'ven_x', 'eur', 0)`,
    ),
  ).toBe('428C9')
})

it('a tenant that is brought in may pass through any state, and one that is open may not', async () => {
  const into = (state: string) =>
    db.owner(
      `insert into tenant (id, handle, name, provisioned_at) values ('ten_raw', 'raw', 'Raw', ${state})`,
    )
  const overdraw = (id: string) => transaction(id) + postings(id, ['clearing', 99_999], ['pending', -99_999])
  await into('null')
  expect(await attempt(overdraw('m'))).not.toEqual(expect.any(String))
  await db.owner(`delete from tenant where id = 'ten_raw'`)
  await into('now()')
  expect(await attempt(overdraw('n'))).toBe('ledger_overdrawn')
  await db.owner(`delete from tenant where id = 'ten_raw'`)
})
