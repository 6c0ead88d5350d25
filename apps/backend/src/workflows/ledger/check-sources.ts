import { toMinor } from '@cityos/money'
import type { Sql } from '@cityos/medusa-tenancy'
import type { CheckedPage, Finding } from '../../modules/ledger/store/check'

/** Medusa's tables that say how much money came and went; a source of another type is somebody else's to check. */
const SOURCES = [
  { source_type: 'capture', table: 'capture', sign: -1n },
  { source_type: 'refund', table: 'refund', sign: 1n },
] as const

interface Row {
  id: string
  source_type: string
  source_id: string
  currency_code: string
  posted: string
  amount: { value: string } | null
  source_currency: string | null
}

/**
 * Captures and refunds, by the id of a transaction of theirs: what the ledger posted to clearing for them is what Medusa
 * says they came to. What was reversed whole is posted as nothing, and is for those to find who post what is missing.
 */
export async function checkSources(sql: Sql, after: string, limit: number): Promise<CheckedPage> {
  const { rows } = await sql.raw(PAGE, [after, limit])
  const found = rows as unknown as Row[]
  const findings = found.flatMap((row): Finding[] => {
    const source = SOURCES.find(({ source_type }) => source_type === row.source_type)
    const posted = BigInt(row.posted)
    if (!source || posted === 0n) return []
    const known = row.amount !== null && row.source_currency === row.currency_code
    const expected = known ? source.sign * toMinor(row.amount!, row.currency_code, 'half_up') : 0n
    if (expected === posted) return []
    const { source_id, currency_code } = row
    return [
      {
        check_name: 'source',
        subject_id: source_id,
        currency_code,
        expected_minor: expected,
        found_minor: posted,
      },
    ]
  })
  const ids = new Set(found.map(({ id }) => id))
  return { next: ids.size === limit ? [...ids].sort().at(-1) : undefined, checked: ids.size, findings }
}

/** Each source once, at its first transaction, however many it has. */
const PAGE = `
  with page as (
    select id, source_type, source_id from ledger_transaction where id > ? order by id limit ?
  ), first as (
    select p.* from page p
     where not exists (select from ledger_transaction t where t.source_id = p.source_id
                          and t.source_type = p.source_type and t.id < p.id)
  ), posted as (
    select f.id, f.source_type, f.source_id, s.currency_code, s.posted
      from first f cross join lateral (
        select p.currency_code, sum(p.amount_minor) as posted
          from ledger_transaction t join ledger_posting p on p.transaction_id = t.id
          join ledger_account a on a.id = p.account_id and a.kind = 'clearing'
         where t.source_id = f.source_id and t.source_type = f.source_type group by 1) s
     where f.source_type in (${SOURCES.map(({ source_type }) => `'${source_type}'`).join()})
  )
  select page.id, coalesce(d.source_type, '') as source_type, page.source_id, coalesce(d.currency_code, '') as currency_code,
         coalesce(d.posted, 0)::text as posted, m.raw_amount as amount, y.currency_code as source_currency
    from page left join posted d on d.id = page.id
    left join lateral (${SOURCES.map(
      ({ source_type, table }) =>
        `select payment_id, raw_amount from ${table} where id = d.source_id and deleted_at is null and d.source_type = '${source_type}'`,
    ).join(' union all ')}) m on true
    left join payment y on y.id = m.payment_id`
