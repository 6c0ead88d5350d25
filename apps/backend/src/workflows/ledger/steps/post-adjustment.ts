import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { CURRENCIES } from '@cityos/money'
import { CityosError, LEDGER_PLATFORM, type AdjustLedger } from '@cityos/contracts'
import { systemClock } from '@cityos/calendar'
import type { Sql } from '@cityos/medusa-tenancy'
import { adjustment } from '../../../modules/ledger/domain/adjustment'
import { transactionOf } from '../../../modules/ledger/domain/transaction'
import { requireVendor } from '../../vendor/vendor-module'
import { ledgerModule, ledgerSql } from '../ledger-module'

export type Adjustment = AdjustLedger & { actor: string | null }

/** Posts the move, once for each key of the caller's; undone, it is reversed. */
export const postAdjustmentStep = createStep(
  'post-adjustment',
  async (input: Adjustment, { container }) => {
    const { from, to, currency_code, vendor_order_id, actor } = input
    if (!CURRENCIES.includes(currency_code.toUpperCase())) {
      throw new CityosError('currency_unknown', `"${currency_code}" is not an active ISO 4217 currency.`)
    }
    const vendors = [from, to].map(({ owner_id }) => owner_id).filter((owner) => owner !== LEDGER_PLATFORM)
    for (const vendor of vendors) await requireVendor(container, vendor)
    if (vendor_order_id !== undefined)
      await requireVendorOrder(ledgerSql(container), vendor_order_id, vendors)
    const { postings } = adjustment({
      from: { ...from, currency_code },
      to: { ...to, currency_code },
      amount_minor: BigInt(input.amount_minor),
      ...(vendor_order_id !== undefined && { vendor_order_id }),
    })
    const transaction = transactionOf({
      kind: 'adjustment',
      source_type: 'adjustment',
      source_id: input.idempotency_key,
      occurred_at: systemClock.now(),
      reason: input.reason,
      ...(actor !== null && { actor }),
      postings,
    })
    const [posted] = await ledgerSql(container).transaction(async (trx) => {
      if (vendors.length) await ledgerModule(container).lockAccounts(trx, vendors, currency_code)
      return ledgerModule(container).post(trx, [transaction])
    })
    return new StepResponse(posted!, posted!.created ? posted!.id : undefined)
  },
  async (id, { container }) => {
    if (!id) return
    const because = { reason: 'What was to follow the adjustment failed.', occurred_at: systemClock.now() }
    await ledgerSql(container).transaction((trx) => ledgerModule(container).reverse(trx, [id], because))
  },
)

/** Money of a vendor order is its vendor's. @throws CityosError `not_found`. */
async function requireVendorOrder(sql: Sql, id: string, vendors: readonly string[]): Promise<void> {
  const { rows } = await sql.raw(
    'select id from vendor_order where id = ? and (vendor_id = any(?::text[]) or ?::text[] = array[]::text[])',
    [id, vendors, vendors],
  )
  if (!rows.length) throw new CityosError('not_found', `There is no vendor order ${id} of theirs.`)
}
