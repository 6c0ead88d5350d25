import type { MedusaContainer } from '@medusajs/framework/types'
import { instantOf } from '@cityos/calendar'
import type { StatementQuery, VendorStatement } from '@cityos/contracts'
import {
  statementEntries,
  statementTotals,
  type StatementEntry,
  type StatementPlace,
  type StatementScope,
  type StatementTotals,
} from '../../modules/ledger/store/statement'
import type { Db, Sql } from '../../modules/payout/store/sql'
import { timeZoneOf } from '../../workflows/payout/generate/time-zone'
import { requireVendor } from '../../workflows/vendor/vendor-module'

/** An entry with what all accounts of the vendor hold after it. */
export type BalancedEntry = StatementEntry & { balance_minor: bigint }

type Named = VendorStatement['vendor']
type ReadStatement<T> = (statement: VendorStatement, entries: AsyncIterable<BalancedEntry>) => Promise<T>

const ENTRIES_AT_ONCE = 2_000

/** A vendor as a statement names it. @throws CityosError `not_found`. */
export async function namedVendor(container: MedusaContainer, id: string): Promise<Named> {
  const { name, legal_name } = await requireVendor(container, id)
  return { id, name, legal_name }
}

/**
 * Reads a vendor's statement of a period by the tenant's days. Numbers and entries are of one moment, whatever is
 * posted meanwhile, as long as `read` takes: it must not wait for whoever the statement is for.
 */
export function withStatement<T>(
  db: Db,
  vendor: Named,
  query: StatementQuery,
  read: ReadStatement<T>,
): Promise<T> {
  return db.transaction(async (trx) => {
    await trx.raw('set transaction isolation level repeatable read, read only')
    const time_zone = await timeZoneOf(trx)
    const { currency_code } = query
    const scope: StatementScope = { vendor_id: vendor.id, currency_code, ...momentsOf(query, time_zone) }
    const statement = toStatement(await statementTotals(trx, scope), { ...query, vendor, time_zone })
    return read(statement, entriesOf(trx, scope, BigInt(statement.opening_minor)))
  })
}

/** From the first moment of the first day to that of the day after the last. */
function momentsOf({ from, to }: StatementQuery, zone: string): { from: Date; to: Date } {
  const [start, end] = [from, to].map((date) => {
    const [year, month, day] = date.split('-').map(Number) as [number, number, number]
    return { year, month, day, hour: 0, minute: 0 }
  }) as [Parameters<typeof instantOf>[0], Parameters<typeof instantOf>[0]]
  return { from: instantOf(start, zone), to: instantOf({ ...end, day: end.day + 1 }, zone) }
}

async function* entriesOf(sql: Sql, scope: StatementScope, opening: bigint): AsyncIterable<BalancedEntry> {
  let balance_minor = opening
  let after: StatementPlace | undefined
  do {
    const page = await statementEntries(sql, scope, after, ENTRIES_AT_ONCE)
    for (const entry of page) {
      balance_minor += entry.amount_minor
      yield { ...entry, balance_minor }
    }
    after = page.length === ENTRIES_AT_ONCE ? page.at(-1) : undefined
  } while (after)
}

function toStatement(
  { accounts, kinds }: StatementTotals,
  of: Pick<VendorStatement, 'vendor' | 'currency_code' | 'from' | 'to' | 'time_zone'>,
): VendorStatement {
  const sum = (of: 'opening_minor' | 'moved_minor') => accounts.reduce((total, one) => total + one[of], 0n)
  const [opening, moved] = [sum('opening_minor'), sum('moved_minor')]
  const { vendor, currency_code, from, to, time_zone } = of
  return {
    ...{ vendor, currency_code, from, to, time_zone },
    opening_minor: Number(opening),
    moved_minor: Number(moved),
    closing_minor: Number(opening + moved),
    entry_count: kinds.reduce((total, one) => total + one.entry_count, 0),
    accounts: accounts.map(({ account, opening_minor, moved_minor }) => ({
      account,
      opening_minor: Number(opening_minor),
      moved_minor: Number(moved_minor),
      closing_minor: Number(opening_minor + moved_minor),
    })),
    kinds: kinds.map((one) => ({ ...one, moved_minor: Number(one.moved_minor) })),
  }
}
