import type { LedgerCheckName } from '@cityos/contracts'
import type { Sql } from './sql'

/** What a check came upon: minor units. */
export interface Finding {
  check_name: LedgerCheckName
  subject_id: string
  currency_code: string
  expected_minor: bigint
  found_minor: bigint
}

/** One page of a check: what it looked at, where it ended, and what was wrong. */
export interface CheckedPage {
  /** Where the next page begins; nothing on the last. */
  next: string | undefined
  checked: number
  findings: Finding[]
}

/** Transactions, by id: their postings sum to nothing in each currency, and are all there. */
export async function checkTransactions(sql: Sql, after: string, limit: number): Promise<CheckedPage> {
  const { rows } = await sql.raw(
    `with page as (select id, posting_count from ledger_transaction where id > ? order by id limit ?)
     select page.id, p.currency_code, coalesce(sum(p.amount_minor), 0) as sum, page.posting_count,
            (sum(count(p.position)) over (partition by page.id))::int as count
       from page left join ledger_posting p on p.transaction_id = page.id
      group by page.id, page.posting_count, p.currency_code order by page.id`,
    [after, limit],
  )
  const findings = rows.flatMap((row): Finding[] => {
    const { id, currency_code, sum, posting_count, count } = row as Record<string, string | null>
    const finding = {
      check_name: 'unbalanced',
      subject_id: String(id),
      currency_code: currency_code ?? '',
    } as const
    if (BigInt(String(sum)) !== 0n)
      return [{ ...finding, expected_minor: 0n, found_minor: BigInt(String(sum)) }]
    if (Number(count) === Number(posting_count)) return []
    return [{ ...finding, expected_minor: BigInt(String(posting_count)), found_minor: BigInt(String(count)) }]
  })
  return { ...pageOf(rows, limit), findings }
}

/** Accounts, by id: the balance is the sum of the postings, and on the side of nothing where the account may be. */
export async function checkAccounts(sql: Sql, after: string, limit: number): Promise<CheckedPage> {
  // One statement, so that both sums are of one moment while others post.
  const { rows } = await sql.raw(
    `with page as (select id, kind, sign, currency_code from ledger_account where id > ? order by id limit ?)
     select page.id, page.kind, page.sign, page.currency_code,
            (select coalesce(sum(amount_minor), 0) from ledger_balance b where b.account_id = page.id) as held,
            (select coalesce(sum(amount_minor), 0) from ledger_posting p where p.account_id = page.id) as posted,
            case when page.kind = 'clearing' then
              (select coalesce(sum(b.amount_minor), 0) from ledger_account o join ledger_balance b on b.account_id = o.id
                where o.kind = 'receivable' and o.currency_code = page.currency_code) else 0 end as owed
       from page order by page.id`,
    [after, limit],
  )
  const findings = rows.flatMap((row): Finding[] => {
    const [held, posted] = [BigInt(String(row['held'])), BigInt(String(row['posted']))]
    const of = { subject_id: String(row['id']), currency_code: String(row['currency_code']) }
    const wrong: Finding[] = []
    if (held !== posted)
      wrong.push({ check_name: 'balance', ...of, expected_minor: posted, found_minor: held })
    // More is never paid out than came in, so what is held for others is nothing or below it: but for what was given
    // back to shoppers on behalf of vendors who owe it.
    const isClearing = row['kind'] === 'clearing'
    const most = isClearing ? -BigInt(String(row['owed'])) : 0n
    const sign = isClearing ? -1n : BigInt(Number(row['sign']))
    if (sign * (posted - most) < 0n)
      wrong.push({ check_name: 'sign', ...of, expected_minor: most, found_minor: posted })
    return wrong
  })
  return { ...pageOf(rows, limit), findings }
}

function pageOf(
  rows: Record<string, unknown>[],
  limit: number,
): { next: string | undefined; checked: number } {
  const ids = new Set(rows.map(({ id }) => String(id)))
  return { next: ids.size === limit ? [...ids].at(-1) : undefined, checked: ids.size }
}
