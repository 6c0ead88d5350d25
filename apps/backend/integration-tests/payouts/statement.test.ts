import { randomInt } from 'node:crypto'
import fc from 'fast-check'
import type { VendorStatement } from '@cityos/contracts'
import { withStatement, type BalancedEntry } from '../../src/http/statements/statement'
import { statementCsv } from '../../src/http/statements/statement-csv'
import { PayoutDatabase } from './payout-database'

const DAY_MS = 86_400_000
const FIRST = Date.parse('2026-03-27T00:00:00Z')
/** Clocks go forward on 29 March: a day of 23 hours. */
const ZONE = 'Europe/Berlin'

let world: PayoutDatabase
beforeAll(async () => {
  world = await PayoutDatabase.start()
  await world.owner(
    `insert into tenant (id, handle, name, time_zone, provisioned_at) values ($1, 'payouts', 'P', $2, now())`,
    [world.tenant, ZONE],
  )
})
afterAll(() => world?.stop())

const days = (from: string, to: string) => ({ currency_code: 'eur', from, to })
const read = (vendor: string, query: ReturnType<typeof days>) =>
  withStatement(
    world.db,
    { id: vendor, name: 'V', legal_name: null },
    query,
    async (statement, entries): Promise<VendorStatement & { entries: BalancedEntry[]; csv: string[] }> => {
      const all: BalancedEntry[] = []
      for await (const entry of entries) all.push(entry)
      const again = async function* () {
        yield* await Promise.resolve(all)
      }
      let csv = ''
      for await (const part of statementCsv(statement, again())) csv += part
      return { ...statement, entries: all, csv: csv.trimEnd().split('\r\n') }
    },
  )

/** As if it had been posted then, in a ledger that nobody can change but its owner. */
const posted = (at: Date, transactionId?: string) =>
  world.owner(
    `update ledger_transaction set created_at = $1 where id = coalesce($2, (select max(id) from ledger_transaction))`,
    [at.toISOString(), transactionId ?? null],
  )

async function earned(vendor: string, at: Date, amount = 100n, currency = 'eur'): Promise<void> {
  const [made] = (await world.earn(vendor, amount, currency)) as { id: string }[]
  await posted(at, made!.id)
}

it('a period is of the tenant’s days, the last one included', async () => {
  const vendor = await world.vendor()
  const at = (text: string) => earned(vendor, new Date(text))
  // Berlin is an hour ahead of UTC, and two from 29 March on.
  for (const time of ['2026-03-28T22:59:59.999Z', '2026-03-28T23:00:00Z']) await at(time)
  for (const time of ['2026-03-29T21:59:59.999Z', '2026-03-29T22:00:00Z']) await at(time)
  const statement = await read(vendor, days('2026-03-29', '2026-03-29'))
  expect(statement).toMatchObject({
    ...{ time_zone: ZONE, opening_minor: 100, moved_minor: 200, closing_minor: 300, entry_count: 2 },
    accounts: [{ account: 'available', opening_minor: 100, moved_minor: 200, closing_minor: 300 }],
    kinds: [{ kind: 'release', entry_count: 2, moved_minor: 200 }],
  })
  expect(statement.entries.map(({ balance_minor }) => balance_minor)).toEqual([200n, 300n])
})

it('has nothing of another vendor’s, another currency’s or the marketplace’s', async () => {
  const [vendor, other] = [await world.vendor(), await world.vendor()]
  await earned(vendor, new Date(FIRST), 5n)
  await earned(vendor, new Date(FIRST), 7n, 'jpy')
  await earned(other, new Date(FIRST), 11n)
  expect(await read(vendor, days('2026-03-01', '2026-04-30'))).toMatchObject({
    moved_minor: 5,
    entry_count: 1,
  })
  expect(await read(await world.vendor(), days('2026-03-01', '2026-04-30'))).toMatchObject({
    ...{ opening_minor: 0, moved_minor: 0, closing_minor: 0, entry_count: 0, accounts: [], entries: [] },
  })
})

it('is of one moment, whatever is posted while it is read, also in pages', async () => {
  const vendor = await world.vendor()
  const [made] = (await world.earn(vendor, 1n)) as { id: string }[]
  // More than one page, all in the same microsecond.
  await world.owner(
    `with t as (
       insert into ledger_transaction (tenant_id, id, kind, source_type, source_id, idempotency_key, occurred_at, posting_count, created_at)
       select tenant_id, id || i, kind, source_type, source_id, idempotency_key || i, occurred_at, 2, created_at
         from ledger_transaction, generate_series(1, 2500) i where id = $1)
     insert into ledger_posting (tenant_id, transaction_id, position, account_id, currency_code, amount_minor)
     select tenant_id, transaction_id || i, position, account_id, currency_code, amount_minor
       from ledger_posting, generate_series(1, 2500) i where transaction_id = $1`,
    [made!.id],
  )
  const today = new Date().toISOString().slice(0, 10)
  const whole = days('2026-01-01', `${Number(today.slice(0, 4)) + 1}-01-01`)
  await withStatement(
    world.db,
    { id: vendor, name: 'V', legal_name: null },
    whole,
    async (statement, entries) => {
      let [count, sum] = [0, 0n]
      for await (const { amount_minor } of entries) {
        if (!count++) await world.earn(vendor, 1_000n)
        sum += amount_minor
      }
      expect([count, sum]).toEqual([2_501, BigInt(statement.moved_minor)])
      expect(statement.entry_count).toBe(2_501)
    },
  )
})

it('its CSV sums to the ledger’s delta, and periods join without a gap', async () => {
  const moves = fc.array(
    fc.record({
      ms: fc.integer({ min: 0, max: 6 * DAY_MS }),
      minor: fc.bigInt({ min: 1n, max: 10n ** 9n }),
      owes: fc.boolean(),
    }),
    { minLength: 1, maxLength: 12 },
  )
  const split = fc.integer({ min: 0, max: 5 })
  await fc.assert(
    fc.asyncProperty(moves, split, async (made, day) => {
      const vendor = await world.vendor()
      for (const { ms, minor, owes } of made) {
        const [one] = (await (owes ? world.owe(vendor, minor) : world.earn(vendor, minor))) as {
          id: string
        }[]
        await posted(new Date(FIRST + ms), one!.id)
      }
      const date = (number: number) => new Date(FIRST + number * DAY_MS).toISOString().slice(0, 10)
      const [first, second] = [
        await read(vendor, days(date(-2), date(day))),
        await read(vendor, days(date(day + 1), date(9))),
      ]
      expect(second.opening_minor).toBe(first.closing_minor)
      const balances = Object.values(await world.balances(vendor)) as bigint[]
      expect(BigInt(second.closing_minor)).toBe(balances.reduce((sum, one) => sum + one, 0n))
      for (const statement of [first, second]) {
        const amounts = statement.csv.slice(1).map((line) => BigInt(line.split(',')[11] || 0))
        const sum = amounts.reduce((total, one) => total + one, 0n)
        const [{ delta } = { delta: '' }] = await world.owner<{ delta: string }>(
          `select coalesce(sum(p.amount_minor), 0)::text as delta
             from ledger_posting p join ledger_transaction t on t.id = p.transaction_id
             join ledger_account a on a.id = p.account_id
            where a.owner_id = $1 and (t.created_at at time zone $2)::date between $3::date and $4::date`,
          [vendor, ZONE, statement.from, statement.to],
        )
        expect([sum, sum]).toEqual([BigInt(delta), BigInt(statement.closing_minor - statement.opening_minor)])
      }
    }),
    { numRuns: 15, seed: randomInt(2 ** 31) },
  )
})
