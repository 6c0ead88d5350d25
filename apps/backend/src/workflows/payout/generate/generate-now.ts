import { CityosError, ID_PREFIXES, newId, type GeneratedPayouts } from '@cityos/contracts'
import { beginRun, moveRun } from '../../../modules/payout/store/runs'
import { rowsOf, type Sql } from '../../../modules/payout/store/sql'
import type { PayoutContext } from '../context'
import { payVendors, type PaidVendors } from './pay-vendors'

const MOST_VENDORS = 500
/** Of those who are left out so many are named. */
const MOST_NAMED = 100

/**
 * Makes payouts now, whatever the schedules say, for one vendor or for all that have something available; for one that
 * was terminated with a reason alone. They are
 * committed in pieces: `onMade` is told the ids of each, so that a caller knows them when a later piece fails.
 * @throws CityosError `not_found`.
 */
export async function generateNow(
  context: PayoutContext,
  vendorId?: string,
  onMade: (ids: string[]) => void = () => undefined,
  reason?: string,
): Promise<GeneratedPayouts> {
  const { db } = context
  if (vendorId !== undefined) await assertVendor(db, vendorId)
  const at = context.payouts.now()
  // Each time that somebody asks is a run of its own.
  const run = await beginRun(db, `manual ${newId(ID_PREFIXES.payout_run)}`, at)
  const all: PaidVendors = { payouts: [], left_out: [] }
  for (let place = { currency: '', vendor: '' }; ;) {
    const next = await withMoney(db, place, vendorId)
    if (!next) break
    const made = await db.transaction((trx) => payVendors(context, trx, { ...next, runId: run!.id, reason }))
    all.payouts.push(...made.payouts)
    onMade(made.payouts.map(({ id }) => id))
    all.left_out.push(...made.left_out)
    place = { currency: next.currency, vendor: next.vendorIds.at(-1) as string }
  }
  await moveRun(db, run!, null, all.payouts.length)
  const payout_ids = all.payouts.map(({ id }) => id)
  return { count: payout_ids.length, payout_ids, left_out: all.left_out.slice(0, MOST_NAMED) }
}

async function withMoney(
  sql: Sql,
  after: { currency: string; vendor: string },
  vendorId: string | undefined,
): Promise<{ currency: string; vendorIds: string[] } | null> {
  const rows = await rowsOf<{ owner_id: string; currency_code: string }>(
    sql,
    `select a.owner_id, a.currency_code
       from ledger_account a
       join lateral (select sum(amount_minor) as amount from ledger_balance where account_id = a.id) b on b.amount > 0
      where a.kind = 'available' and (a.currency_code, a.owner_id) > (?, ?) and (?::text is null or a.owner_id = ?)
      order by a.currency_code, a.owner_id limit ?`,
    [after.currency, after.vendor, vendorId ?? null, vendorId ?? null, MOST_VENDORS],
  )
  const currency = rows[0]?.currency_code
  if (currency === undefined) return null
  return {
    currency,
    vendorIds: rows.filter((row) => row.currency_code === currency).map(({ owner_id }) => owner_id),
  }
}

async function assertVendor(sql: Sql, id: string): Promise<void> {
  const found = await rowsOf(sql, `select id from vendor where id = ? and deleted_at is null`, [id])
  if (!found.length) throw new CityosError('not_found', `There is no vendor ${id}.`)
}
