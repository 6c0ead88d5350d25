import { CityosError, ID_PREFIXES, idFloor, madeAtMs } from '@cityos/contracts'
import { PAYOUT_POSTINGS } from '../../../modules/ledger/domain/payout'
import type { NewPayout } from '../../../modules/payout/store/payouts'
import { rowsOf, type Sql } from '../../../modules/payout/store/sql'

const DAY_MS = 86_400_000

/**
 * Notes which entries of the ledger payouts pay: everything on the vendors' available accounts that no payout has
 * paid yet, also what took money away. What an earlier payout took is what the items of that one came to, so these
 * sum to what is available: when they do not, nothing is written. What a payout leaves is taken off it by an entry of its
 * own, and is an entry of the next one.
 *
 * Entries older than the payout before it are not looked at, with a day to spare for clocks and for transactions
 * that were open then: the history of a vendor may be long.
 * @throws CityosError `internal_error`.
 */
export async function insertItems(trx: Sql, payouts: readonly NewPayout[]): Promise<void> {
  const since = await lookedAt(trx, payouts)
  const wrong = await rowsOf<{ id: string; amount: string; items: string | null }>(trx, INSERT, [
    payouts.map(({ id }) => id),
    payouts.map(({ vendor_id, currency_code }) => since.get(`${vendor_id} ${currency_code}`) ?? ''),
    payouts.map(({ vendor_id }) => vendor_id),
    payouts.map(({ currency_code }) => currency_code),
    payouts.map(({ amount_minor }) => String(amount_minor)),
  ])
  const [first] = wrong
  if (!first) return
  throw new CityosError(
    'internal_error',
    `The payout ${first.id} is of ${first.amount}, and the entries that it pays come to ${first.items ?? 0}.`,
  )
}

/** Ids of the ledger's transactions tell when they were made: the one behind which the next entries are, by vendor. */
async function lookedAt(trx: Sql, payouts: readonly NewPayout[]): Promise<Map<string, string>> {
  const rows = await rowsOf<{ vendor_id: string; currency_code: string; last: string | null }>(
    trx,
    `select w.vendor_id, w.currency_code, p.last
       from unnest(?::text[], ?::text[], ?::text[]) as w (id, vendor_id, currency_code)
       cross join lateral (select max(b.id) as last from payout b
                            where b.vendor_id = w.vendor_id and b.currency_code = w.currency_code and b.id <> w.id) p`,
    [
      payouts.map(({ id }) => id),
      payouts.map(({ vendor_id }) => vendor_id),
      payouts.map(({ currency_code }) => currency_code),
    ],
  )
  const floor = (last: string) => idFloor(ID_PREFIXES.ledger_transaction, madeAtMs(last) - DAY_MS)
  return new Map(
    rows.map(({ vendor_id, currency_code, last }) => [
      `${vendor_id} ${currency_code}`,
      last ? floor(last) : '',
    ]),
  )
}

const INSERT = `
  with paid as (
    select w.*, a.id as account_id
      from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[]) as w (id, since, vendor_id, currency, amount)
      join ledger_account a
        on a.owner_id = w.vendor_id and a.currency_code = w.currency and a.kind = 'available'
  ), entries as (
    insert into payout_item (payout_id, transaction_id, position, amount_minor)
    select p.id, e.transaction_id, e.position, e.amount_minor
      from paid p
      cross join lateral (
        select lp.transaction_id, lp.position, lp.amount_minor
          from ledger_posting lp
          join ledger_transaction t on t.id = lp.transaction_id
         where lp.account_id = p.account_id and lp.transaction_id > p.since
           and (t.kind <> 'payout_created'
             or lp.position > ${PAYOUT_POSTINGS} and (lp.amount_minor < 0 or t.source_id <> p.id))
           and not exists (select from payout_item i
                            where i.transaction_id = lp.transaction_id and i.position = lp.position)
      ) e
    returning payout_id, amount_minor
  )
  select p.id, p.amount, sum(e.amount_minor) as items
    from paid p left join entries e on e.payout_id = p.id
   group by p.id, p.amount
  having sum(e.amount_minor) is distinct from p.amount`
