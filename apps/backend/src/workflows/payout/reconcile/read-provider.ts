import type { ProviderTransfer } from '../../../modules/payout/providers/provider'
import { olderTakenBack } from '../../../modules/payout/store/our-payouts'
import { deleteRecords, insertRecords } from '../../../modules/payout/store/provider-records'
import { renewLease, type RunningReconciliation } from '../../../modules/payout/store/reconciliations'
import type { PayoutContext } from '../context'
import { reportingProviderOf } from './reporting-provider'

const AT_ONCE = 500
/** A provider's clock and ours may differ, and an attempt may take a while: so much around the time is read as well. */
const MARGIN_MS = 24 * 3_600_000

/**
 * Keeps what the provider says of the time of a comparison, and a day around it, a few hundred rows in memory.
 * @throws what the provider does when it does not answer.
 */
export async function readProvider(context: PayoutContext, run: RunningReconciliation): Promise<void> {
  const { db, payouts } = context
  const provider = await reportingProviderOf(context, run.method)
  await deleteRecords(db, run.id)
  const [from, to] = [run.from_at.getTime() - MARGIN_MS, run.to_at.getTime() + MARGIN_MS]
  let rows: ProviderTransfer[] = []
  const keep = async () => {
    if (!rows.length) return
    await db.transaction(async (trx) => {
      await renewLease(trx, run, payouts.now())
      await insertRecords(trx, run.id, rows)
    })
    rows = []
  }
  for await (const transfer of provider.report(new Date(from), new Date(to))) {
    if (rows.push(transfer) === AT_ONCE) await keep()
  }
  await keep()
  // What is taken back now may be of a transfer that is in the report of another time.
  for (let after: string | undefined = ''; after !== undefined;) {
    const page = await olderTakenBack(db, run, after, AT_ONCE)
    for (const id of page.older) rows.push(...(await provider.transfersOf(id, null)))
    await keep()
    after = page.next
  }
}
