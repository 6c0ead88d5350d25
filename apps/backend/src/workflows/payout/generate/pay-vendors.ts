import { ID_PREFIXES, newIds, type PayoutReason } from '@cityos/contracts'
import { netting, payoutCreated } from '../../../modules/ledger/domain/payout'
import { transactionOf, type NewLedgerTransaction } from '../../../modules/ledger/domain/transaction'
import type { Balances } from '../../../modules/ledger/store/balances'
import { payable } from '../../../modules/payout/domain/step'
import { insertPayouts, type NewPayout } from '../../../modules/payout/store/payouts'
import type { Sql } from '../../../modules/payout/store/sql'
import type { PayoutContext } from '../context'
import { reasonsFor, vendorFacts, type VendorFacts } from './candidates'
import { insertItems } from './insert-items'

/** A vendor with money that is not paid now, and why. */
export interface LeftOut {
  vendor_id: string
  currency_code: string
  reasons: PayoutReason[]
}

export interface PaidVendors {
  payouts: NewPayout[]
  left_out: LeftOut[]
}

/**
 * Makes one payout for each of these vendors who is eligible, of all that it has available in the currency after its
 * debts are paid and that its way of being paid can move: rows, items and the ledger's transactions in the caller's
 * transaction, in a handful of statements however many vendors there are. Whoever does the same at the same time waits,
 * and then finds nothing available.
 */
export async function payVendors(
  context: PayoutContext,
  trx: Sql,
  {
    vendorIds,
    currency,
    runId,
    reason,
  }: {
    vendorIds: readonly string[]
    currency: string
    runId: string
    /** Why somebody pays these. */
    reason?: string | undefined
  },
): Promise<PaidVendors> {
  const { ledger } = context
  await ledger.lockAccounts(trx, vendorIds, currency)
  const facts = await vendorFacts(context, trx, vendorIds)
  const money = await ledger.balancesOf(trx, vendorIds, currency)
  const nettings = payDebts(context, facts, { money, currency, runId })
  const paid: (NewPayout & { rest_minor: bigint })[] = []
  const left_out: LeftOut[] = []
  for (const [vendor_id, own] of facts) {
    const debt = nettings.get(vendor_id)?.amount_minor ?? 0n
    const { available, receivable } = money.get(vendor_id) as Balances
    const available_minor = available - debt
    const question = {
      ...{ currency_code: currency, available_minor, receivable_minor: receivable + debt },
      is_asked: reason !== undefined,
    }
    const reasons = reasonsFor(own, question)
    if (reasons.length) left_out.push({ vendor_id, currency_code: currency, reasons })
    else {
      const amount_minor = payable(available_minor, own.settings.method, currency)
      const rest_minor = available_minor - amount_minor
      paid.push({ ...payoutOf(vendor_id, own, { currency, runId, reason }), amount_minor, rest_minor })
    }
  }
  const ids = newIds(ID_PREFIXES.payout, paid.length)
  const payouts = paid.map((payout, index) => ({ ...payout, id: ids[index] as string }))
  const now = context.payouts.now()
  await ledger.post(trx, [
    ...[...nettings.values()].map(({ transaction }) => transaction),
    ...payouts.map((payout) =>
      transactionOf({
        ...{ kind: 'payout_created' as const, source_type: 'payout', source_id: payout.id, occurred_at: now },
        ...(reason && { reason }),
        ...payoutCreated(payout),
      }),
    ),
  ])
  if (payouts.length) {
    await insertPayouts(trx, payouts, now)
    await insertItems(trx, payouts)
  }
  return { payouts, left_out }
}

const payoutOf = (
  vendor_id: string,
  { settings }: VendorFacts,
  { currency, runId, reason }: { currency: string; runId: string; reason: string | undefined },
): NewPayout => ({
  ...{ id: '', vendor_id, currency_code: currency, amount_minor: 0n },
  ...{ method: settings.method, run_id: runId, note: reason ?? null },
})

interface Debt {
  amount_minor: bigint
  transaction: NewLedgerTransaction
}

/** What is available pays what is owed, whether or not a payout follows. */
function payDebts(
  { payouts }: PayoutContext,
  facts: ReadonlyMap<string, VendorFacts>,
  { money, currency, runId }: { money: ReadonlyMap<string, Balances>; currency: string; runId: string },
): Map<string, Debt> {
  const debts = new Map<string, Debt>()
  for (const vendor_id of facts.keys()) {
    const { available: available_minor, receivable: receivable_minor } = money.get(vendor_id) as Balances
    const { amount_minor, postings } = netting({
      ...{ vendor_id, currency_code: currency },
      ...{ available_minor, receivable_minor },
    })
    if (amount_minor === 0n) continue
    const source_id = `${runId}:${vendor_id}:${currency}`
    const occurred_at = payouts.now()
    const transaction = transactionOf({
      kind: 'netting',
      source_type: 'payout_run',
      source_id,
      occurred_at,
      postings,
    })
    debts.set(vendor_id, { amount_minor, transaction })
  }
  return debts
}
