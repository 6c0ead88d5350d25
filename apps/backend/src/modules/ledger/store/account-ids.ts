import { ID_PREFIXES, newIds } from '@cityos/contracts'
import type { LedgerAccountRef } from '../domain/transaction'
import type { Sql } from './sql'

type Row = LedgerAccountRef & { id: string }

/** One text for each account: what a map finds its id by. */
export const accountKey = ({ owner_id, currency_code, kind }: LedgerAccountRef) =>
  `${owner_id} ${currency_code} ${kind}`

/** The ids of accounts, by {@link accountKey}; those that were never posted to are made. */
export async function accountIds(sql: Sql, refs: Iterable<LedgerAccountRef>): Promise<Map<string, string>> {
  const wanted = new Map([...refs].map((ref) => [accountKey(ref), ref]))
  const found = await find(sql, [...wanted.values()])
  const missing = [...wanted].filter(([key]) => !found.has(key)).map(([, ref]) => ref)
  if (!missing.length) return found
  await create(sql, missing)
  // Also those that somebody else has made in this moment: a statement sees what was committed before it began.
  for (const [key, id] of await find(sql, missing)) found.set(key, id)
  return found
}

const columns = (refs: LedgerAccountRef[]) => [
  refs.map(({ owner_id }) => owner_id),
  refs.map(({ currency_code }) => currency_code),
  refs.map(({ kind }) => kind),
]

async function find(sql: Sql, refs: LedgerAccountRef[]): Promise<Map<string, string>> {
  const { rows } = await sql.raw(
    `select a.id, a.owner_id, a.currency_code, a.kind
       from unnest(?::text[], ?::text[], ?::text[]) as w (owner_id, currency_code, kind)
       join ledger_account a using (owner_id, currency_code, kind)`,
    columns(refs),
  )
  return new Map((rows as unknown as Row[]).map((row) => [accountKey(row), row.id]))
}

async function create(sql: Sql, refs: LedgerAccountRef[]): Promise<void> {
  await sql.raw(
    `insert into ledger_account (id, owner_id, currency_code, kind)
     select * from unnest(?::text[], ?::text[], ?::text[], ?::text[]) as w (id, owner_id, currency_code, kind)
      order by owner_id, currency_code, kind
     on conflict (tenant_id, owner_id, currency_code, kind) do nothing`,
    [newIds(ID_PREFIXES.ledger_account, refs.length), ...columns(refs)],
  )
}
