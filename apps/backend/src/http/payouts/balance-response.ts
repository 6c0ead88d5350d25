import type { MedusaContainer } from '@medusajs/framework/types'
import type { VendorBalance, VendorBalances } from '@cityos/contracts'
import { rowsOf } from '../../modules/payout/store/sql'
import { payoutContext } from '../../workflows/payout/context'
import { reasonsFor, vendorFacts } from '../../workflows/payout/generate/candidates'
import { readPayoutSettings } from './settings-response'

/** What a vendor has in each currency, and why its next payout would leave it out. @throws CityosError `not_found`. */
export async function readBalances(container: MedusaContainer, vendorId: string): Promise<VendorBalances> {
  const context = payoutContext(container)
  const { next_due_at } = await readPayoutSettings(container, vendorId)
  const facts = (await vendorFacts(context, context.db, [vendorId])).get(vendorId)!
  const currencies = await rowsOf<{ currency_code: string }>(
    context.db,
    `select distinct currency_code from ledger_account where owner_id = ? order by 1`,
    [vendorId],
  )
  const balances: VendorBalance[] = []
  for (const { currency_code } of currencies) {
    const money = await context.ledger.balances(context.db, vendorId, currency_code)
    // A payout pays debts first.
    const debt = -money.receivable < money.available ? -money.receivable : money.available
    const available_minor = money.available - debt
    const receivable_minor = money.receivable + debt
    balances.push({
      currency_code,
      pending_minor: Number(money.pending),
      reserve_minor: Number(money.reserve),
      available_minor: Number(money.available),
      in_transit_minor: Number(money.in_transit),
      owed_minor: Number(money.receivable),
      reasons: reasonsFor(facts, { currency_code, available_minor, receivable_minor }),
    })
  }
  return { balances, next_due_at }
}
