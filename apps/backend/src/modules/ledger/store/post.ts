import { CityosError, ID_PREFIXES, newIds } from '@cityos/contracts'
import { assertPostable } from '../domain/assert-postable'
import { hasSamePostings, nextKey } from '../domain/repeat'
import type { NewLedgerTransaction } from '../domain/transaction'
import { accountIds } from './account-ids'
import { insertTransactions } from './insert-transactions'
import { readTransactions, type RecordedTransaction } from './read-transactions'
import type { Sql } from './sql'

/** What became of a transaction that was to be posted: `created` is false for one that was there before. */
export interface Posted {
  id: string
  created: boolean
}

/**
 * Posts money moves in the caller's database transaction, all or none, in the order in which they are given; two
 * statements where all accounts exist, however many they are. One whose key is taken by the same postings is there
 * already. One that was taken back may be made again, under its key with a number behind it.
 * @throws CityosError `ledger_unbalanced`, `ledger_posting_invalid`; `ledger_key_reused` when other postings have the
 * key; `ledger_overdrawn` when a vendor would have less than nothing. The database transaction has failed then.
 */
export async function post(sql: Sql, transactions: readonly NewLedgerTransaction[]): Promise<Posted[]> {
  if (!transactions.length) return []
  transactions.forEach(assertPostable)
  const accounts = await accountIds(
    sql,
    transactions.flatMap(({ postings }) => postings.map(({ account }) => account)),
  )
  const ids = newIds(ID_PREFIXES.ledger_transaction, transactions.length)
  const posted = new Map<string, Posted>()
  let open = withoutRepeats(transactions).map((asked) => ({ asked, id: '', key: asked.idempotency_key }))
  open.forEach((one, index) => (one.id = ids[index] as string))
  while (open.length) {
    const rows = open.map(({ asked, id, key }) => ({ ...asked, id, idempotency_key: key }))
    const written = await insertTransactions(sql, rows, accounts).catch(refuseOverdraft)
    const taken = open.filter(({ id }) => !written.has(id))
    for (const { asked, id } of open) {
      if (written.has(id)) posted.set(asked.idempotency_key, { id, created: true })
    }
    const existing = taken.length ? await byKey(sql, taken) : new Map<string, RecordedTransaction>()
    open = taken.filter((one) => {
      const before = existing.get(one.key)
      const again = sameAs(one.asked, before)
      if (again) one.key = again
      else posted.set(one.asked.idempotency_key, { id: before!.id, created: false })
      return again !== undefined
    })
  }
  return transactions.map(({ idempotency_key }) => posted.get(idempotency_key) as Posted)
}

async function byKey(sql: Sql, taken: { key: string }[]): Promise<Map<string, RecordedTransaction>> {
  const keys = taken.map(({ key }) => key)
  return new Map(
    (await readTransactions(sql, 'idempotency_key', keys)).map((row) => [row.idempotency_key, row]),
  )
}

/** The key to try next where what was posted has been taken back; nothing where it stands. */
function sameAs(asked: NewLedgerTransaction, before: RecordedTransaction | undefined): string | undefined {
  if (!before || !hasSamePostings(asked, before)) throw reused(asked.idempotency_key)
  return before.reversed_by_id === null ? undefined : nextKey(asked, before.idempotency_key)
}

function withoutRepeats(transactions: readonly NewLedgerTransaction[]): NewLedgerTransaction[] {
  const byKey = new Map<string, NewLedgerTransaction>()
  for (const transaction of transactions) {
    const first = byKey.get(transaction.idempotency_key)
    if (first && !hasSamePostings(transaction, first)) throw reused(transaction.idempotency_key)
    if (!first) byKey.set(transaction.idempotency_key, transaction)
  }
  return [...byKey.values()]
}

const reused = (key: string) =>
  new CityosError('ledger_key_reused', `Another money move was posted as ${key}.`)

/** The database's refusal, in this product's words. */
function refuseOverdraft(error: unknown): never {
  const { constraint, message } = error as { constraint?: string; message?: string }
  if (constraint !== 'ledger_overdrawn') throw error
  const account = /account (\S+) would be overdrawn/.exec(message ?? '')?.[1] ?? ''
  throw new CityosError('ledger_overdrawn', `The account ${account} has less than is to be taken from it.`)
}
