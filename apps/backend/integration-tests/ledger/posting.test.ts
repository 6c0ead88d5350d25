import { adjustment } from '../../src/modules/ledger/domain/adjustment'
import { release } from '../../src/modules/ledger/domain/release'
import { transactionOf, type NewLedgerTransaction } from '../../src/modules/ledger/domain/transaction'
import { LedgerModuleService } from '../../src/modules/ledger/service'
import { LedgerDatabase, sale } from './ledger-database'

const ledger = new LedgerModuleService()
let db: LedgerDatabase
let tenant: string
let tenants = 0

beforeAll(async () => {
  db = await LedgerDatabase.start(50)
}, 120_000)
beforeEach(() => {
  tenant = `ten_${++tenants}`
})
afterAll(() => db?.stop())

const post = (...transactions: NewLedgerTransaction[]) =>
  db.transaction(tenant, (sql) => ledger.post(sql, transactions))
const balances = (owner: string) => db.transaction(tenant, (sql) => ledger.balances(sql, owner, 'eur'))
const count = async (table: string) =>
  Number((await db.owner(`select count(*) from ${table} where tenant_id = $1`, [tenant]))[0]!['count'])
const because = { reason: 'a test', occurred_at: new Date('2026-03-02T12:00:00Z') }

const refused = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => undefined,
    (caught: unknown) => caught as { code?: string; constraint?: string },
  )
  return error?.constraint ?? error?.code
}

describe('posting', () => {
  it('moves money between accounts that it makes, and keeps their balances', async () => {
    expect(await post(sale('1'), sale('2', 'ven_b'))).toEqual([
      { id: expect.stringMatching(/^ltx_/), created: true },
      { id: expect.stringMatching(/^ltx_/), created: true },
    ])
    expect(await balances('platform')).toMatchObject({ clearing: -20_000n, commission_revenue: 1_600n })
    expect(await balances('ven_a')).toMatchObject({ pending: 9_200n, available: 0n })
    expect(await balances('ven_b')).toMatchObject({ pending: 9_200n })
    expect(await balances('ven_c')).toMatchObject({ pending: 0n })
  })

  it('knows what is left of each vendor order', async () => {
    await post(sale('1'), sale('2'))
    const half = release({
      ...{ vendor_order_id: 'vord_1', vendor_id: 'ven_a', currency_code: 'eur' },
      ...{ pending_minor: 9_200n, reserve_bps: 1_000 },
    })
    await post(
      transactionOf({
        kind: 'release',
        source_type: 'vendor_order',
        source_id: 'vord_1',
        ...because,
        ...half,
      }),
    )
    const left = await db.transaction(tenant, (sql) =>
      ledger.orderBalances(sql, ['vord_1', 'vord_2', 'vord_3']),
    )
    expect(left.get('vord_1')).toMatchObject({ pending: 0n, reserve: 920n, available: 8_280n })
    expect(left.get('vord_2')).toMatchObject({ pending: 9_200n, reserve: 0n })
    expect(left.get('vord_3')).toMatchObject({ pending: 0n, clearing: 0n })
  })

  it('tells a vendor of its own postings alone, page by page, and they sum to its balance', async () => {
    await post(sale('1'), sale('2', 'ven_b'), sale('3'), sale('4'))
    const page = (before?: { transaction_id: string; position: number }) =>
      db.transaction(tenant, (sql) =>
        ledger.vendorEntries(sql, 'ven_a', { account: 'pending' }, { before, limit: 2 }),
      )
    const first = await page()
    const second = await page(first.at(-1))
    expect([...first, ...second].map(({ source_id }) => source_id)).toEqual(['4', '3', '1'])
    expect(new Set([...first, ...second].map(({ owner_id }) => owner_id))).toEqual(new Set(['ven_a']))
    expect(first[0]).toMatchObject({
      kind: 'capture',
      account: 'pending',
      amount_minor: 9_200n,
      vendor_order_id: 'vord_4',
    })
    const usd = await db.transaction(tenant, (sql) =>
      ledger.vendorEntries(sql, 'ven_a', { currency_code: 'usd' }, { limit: 9 }),
    )
    expect(usd).toEqual([])
  })

  it('posts one move once, however often and in which order of its postings it is asked for', async () => {
    const [first] = await post(sale('1'))
    const { postings, ...rest } = sale('1')
    const again = await post({ ...rest, postings: [...postings].reverse() }, sale('2'), sale('2'))
    expect(again[0]).toEqual({ id: first!.id, created: false })
    expect(again[1]).toEqual(again[2])
    expect(await count('ledger_transaction')).toBe(2)
    expect(await balances('ven_a')).toMatchObject({ pending: 18_400n })
  })

  it('refuses another move under a key that is taken, in one call and in two', async () => {
    const other = sale('1', 'ven_a', { revenue: 900n, pending: 9_100n })
    expect(await refused(post(sale('1'), other))).toBe('ledger_key_reused')
    await post(sale('1'))
    expect(await refused(post(other))).toBe('ledger_key_reused')
    expect(await count('ledger_posting')).toBe(3)
  })

  it('posts a move once when fifty ask at the same moment, half of whom fail afterwards', async () => {
    const outcomes = await Promise.allSettled(
      Array.from({ length: 50 }, (_, n) =>
        db.transaction(tenant, async (sql) => {
          const [posted] = await ledger.post(sql, [sale('1')])
          if (n % 2) throw new Error('afterwards')
          return posted
        }),
      ),
    )
    const done = outcomes.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
    expect(done).toHaveLength(25)
    expect(done.filter((one) => one?.created)).toHaveLength(1)
    expect(new Set(done.map((one) => one?.id)).size).toBe(1)
    expect(await balances('platform')).toMatchObject({ clearing: -10_000n })
  })

  it.each([
    ['postings that do not sum to nothing', 'ledger_unbalanced', { pending: 9_201n }],
    ['an amount of nothing', 'ledger_posting_invalid', { revenue: 0n, pending: 10_000n }],
    ['an amount beyond what a column holds', 'ledger_posting_invalid', { clearing: -9_000_000_000_000_001n }],
  ])('refuses %s before it asks the database', async (_what, code, amounts) => {
    expect(await refused(post(sale('1', 'ven_a', amounts)))).toBe(code)
  })

  it('gives a vendor no account of the marketplace, and the marketplace none of a vendor', async () => {
    expect(await refused(post(sale('1', 'platform')))).toBe('ledger_posting_invalid')
  })

  it('takes no more from a vendor than there is, also not by ten at once', async () => {
    await post(sale('1'))
    const spend = (n: number) =>
      post(
        transactionOf({
          ...{ kind: 'adjustment', source_type: 'test', source_id: String(n), ...because },
          ...adjustment({
            from: { kind: 'pending', owner_id: 'ven_a', currency_code: 'eur' },
            to: { kind: 'commission_revenue', owner_id: 'platform', currency_code: 'eur' },
            amount_minor: 4_000n,
          }),
        }),
      )
    const codes = await Promise.all(Array.from({ length: 10 }, (_, n) => refused(spend(n))))
    expect(codes.filter((code) => code === undefined)).toHaveLength(2)
    expect(codes.filter((code) => code === 'ledger_overdrawn')).toHaveLength(8)
    expect(await balances('ven_a')).toMatchObject({ pending: 1_200n })
  })
})

describe('taking back', () => {
  const reverse = (id: string) => db.transaction(tenant, (sql) => ledger.reverse(sql, [id], because))

  it('undoes a move once, and names it', async () => {
    const [sold] = await post(sale('1'))
    const [reversal] = await reverse(sold!.id)
    expect(await reverse(sold!.id)).toEqual([{ ...reversal, created: false }])
    expect(await balances('ven_a')).toMatchObject({ pending: 0n })
    const [read] = await db.transaction(tenant, (sql) => ledger.transactions(sql, 'id', [reversal!.id]))
    expect(read).toMatchObject({ kind: 'reversal', reverses_id: sold!.id, reason: 'a test' })
  })

  it('lets the same move be made again, each time once', async () => {
    const ids = new Set<string>()
    for (let round = 0; round < 3; round++) {
      const [made, same] = [await post(sale('1')), await post(sale('1'))]
      expect([made[0]!.created, same[0]!.created]).toEqual([true, false])
      ids.add(made[0]!.id)
      await reverse(made[0]!.id)
    }
    expect(ids.size).toBe(3)
    expect(await balances('ven_a')).toMatchObject({ pending: 0n })
  })

  it('refuses to take back a reversal, what is not there, and what the vendor no longer has', async () => {
    const [sold] = await post(sale('1'))
    const [reversal] = await reverse(sold!.id)
    expect(await refused(reverse(reversal!.id))).toBe('ledger_not_reversible')
    expect(await refused(reverse('ltx_nowhere'))).toBe('not_found')
    const [next] = await post(sale('2'))
    const moved = release({
      ...{ vendor_order_id: 'vord_2', vendor_id: 'ven_a', currency_code: 'eur' },
      ...{ pending_minor: 9_200n, reserve_bps: 0 },
    })
    await post(transactionOf({ kind: 'release', source_type: 'x', source_id: 'x', ...because, ...moved }))
    expect(await refused(reverse(next!.id))).toBe('ledger_overdrawn')
  })
})

describe('beside each other', () => {
  it('who reads a balance and posts by it waits for the other who does', async () => {
    await post(sale('1'))
    const empty = (n: number) =>
      db.transaction(tenant, async (sql) => {
        await ledger.lockAccounts(sql, ['ven_b', 'ven_a'], 'eur')
        const { pending } = await ledger.balances(sql, 'ven_a', 'eur')
        if (pending === 0n) return 'nothing'
        const move = release({
          ...{ vendor_order_id: 'vord_1', vendor_id: 'ven_a', currency_code: 'eur' },
          ...{ pending_minor: pending, reserve_bps: 0 },
        })
        await ledger.post(sql, [
          transactionOf({ kind: 'release', source_type: 'x', source_id: String(n), ...because, ...move }),
        ])
        return 'all'
      })
    const outcomes = await Promise.all(Array.from({ length: 10 }, (_, n) => empty(n)))
    expect(outcomes.filter((one) => one === 'all')).toHaveLength(1)
  })

  it('checkouts do not wait for each other at the accounts of the marketplace', async () => {
    await post(sale('0'))
    // Balances are spread by the connection: two that share a place would wait.
    const places = new Set<number>()
    let posted = 0
    let commit = () => {}
    const all = new Promise<void>((resolve) => (commit = resolve))
    const checkout = (n: number) =>
      db.transaction(tenant, async (sql, client) => {
        const place = Number((await client.query('select pg_backend_pid() % 16 as place')).rows[0].place)
        if (!places.has(place)) {
          places.add(place)
          await client.query(`set local lock_timeout = '3s'`)
          await ledger.post(sql, [sale(`c${n}`, `ven_${n}`)])
          posted++
        }
        await all
      })
    const checkouts = Array.from({ length: 12 }, (_, n) => checkout(n))
    const waited = Promise.race([...checkouts, new Promise((resolve) => setTimeout(resolve, 5_000).unref())])
    const done = setInterval(() => places.size > 1 && posted === places.size && commit(), 20)
    await waited.catch(() => undefined)
    clearInterval(done)
    commit()
    expect(await Promise.allSettled(checkouts)).toEqual(
      checkouts.map(() => ({ status: 'fulfilled', value: undefined })),
    )
  }, 20_000)

  it('two who post to the same vendors the other way round never wait in a circle', async () => {
    const vendors = ['ven_1', 'ven_2', 'ven_3', 'ven_4']
    const batch = (n: number) =>
      (n % 2 ? vendors : [...vendors].reverse()).map((vendor) => sale(`${n}-${vendor}`, vendor))
    const codes = await Promise.all(Array.from({ length: 30 }, (_, n) => refused(post(...batch(n)))))
    expect(codes.filter(Boolean)).toEqual([])
    expect(await balances('ven_3')).toMatchObject({ pending: 30n * 9_200n })
  })

  it('a connection that is killed between posting and commit leaves nothing, and the next goes on', async () => {
    const killed = db.transaction(tenant, async (sql, client) => {
      await ledger.post(sql, [sale('1'), sale('2')])
      const { rows } = await client.query('select pg_backend_pid() as pid')
      await db.owner('select pg_terminate_backend($1)', [rows[0].pid])
      await client.query('select 1')
    })
    await expect(killed).rejects.toThrow()
    for (const table of ['ledger_transaction', 'ledger_posting', 'ledger_balance', 'ledger_account']) {
      expect(await count(table)).toBe(0)
    }
    expect((await post(sale('1')))[0]).toMatchObject({ created: true })
  })
})
