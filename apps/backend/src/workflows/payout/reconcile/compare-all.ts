import { PAYOUT_FINDING_EVENTS, type DiscrepancyClass } from '@cityos/contracts'
import { compare } from '../../../modules/payout/domain/reconcile/compare'
import type { Discrepancy } from '../../../modules/payout/domain/reconcile/sides'
import { ourPayouts } from '../../../modules/payout/store/our-payouts'
import { recordFindings, resolveUnseen } from '../../../modules/payout/store/payout-findings'
import {
  deleteRecords,
  matchRecords,
  recordsOf,
  strangers,
} from '../../../modules/payout/store/provider-records'
import {
  endReconciliation,
  renewLease,
  type RunningReconciliation,
} from '../../../modules/payout/store/reconciliations'
import type { Sql } from '../../../modules/payout/store/sql'
import type { PayoutContext } from '../context'
import { AskAgain } from './ask-again'
import { reportingProviderOf } from './reporting-provider'

const PAGE = 1_000

/** One page that was compared: where the next begins, nothing after the last. */
interface Compared {
  next: string | null
  ours: number
  found: Discrepancy[]
}

/** Compares what the provider has said with payouts and the ledger, in pages that are committed each by itself, and ends the comparison. */
export async function compareAll(context: PayoutContext, run: RunningReconciliation): Promise<void> {
  const { db, payouts } = context
  const { tellsArrival } = await reportingProviderOf(context, run.method)
  const theirs = await db.transaction((trx) => matchRecords(trx, run.id, run.method))
  const again = new AskAgain(context, run, { tellsArrival })
  const open: DiscrepancyClass[] = []
  let ours = 0
  const through = async (page: (sql: Sql, after: string) => Promise<Compared>) => {
    for (let after: string | null = ''; after !== null;) {
      const compared: Compared = await page(db, after)
      const found = await again.about(compared.found)
      const kept = await db.transaction(async (trx) => {
        await renewLease(trx, run, payouts.now())
        return recordFindings(trx, run, found)
      })
      await context.announce(PAYOUT_FINDING_EVENTS.opened, kept.opened)
      open.push(...kept.open)
      ours += compared.ours
      after = compared.next
    }
  }
  await through(async (sql, after) => {
    const page = await ourPayouts(sql, run, after, PAGE)
    const ids = page.map(({ payout_id }) => payout_id)
    const found = compare(page, await recordsOf(sql, run.id, ids), { tellsArrival })
    return { next: page.length === PAGE ? ids.at(-1)! : null, ours: page.length, found }
  })
  await through(async (sql, after) => {
    const page = await strangers(sql, run.id, after, PAGE)
    const next = page.length === PAGE ? page.at(-1)!.reference : null
    return { next, ours: 0, found: compare([], page, { tellsArrival }) }
  })
  const closed = await db.transaction(async (trx) => {
    const end = { ours, theirs, found: open.length, by_class: countOf(open), error: null }
    await endReconciliation(trx, run, end, payouts.now())
    await deleteRecords(trx, run.id)
    return resolveUnseen(trx, run, payouts.now())
  })
  await context.announce(PAYOUT_FINDING_EVENTS.resolved, closed)
}

function countOf(classes: readonly DiscrepancyClass[]): Partial<Record<DiscrepancyClass, number>> {
  const counts: Partial<Record<DiscrepancyClass, number>> = {}
  for (const one of classes) counts[one] = (counts[one] ?? 0) + 1
  return counts
}
