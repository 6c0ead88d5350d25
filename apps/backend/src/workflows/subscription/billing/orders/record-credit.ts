import type { MedusaContainer } from '@medusajs/framework/types'
import { Modules } from '@medusajs/framework/utils'
import { toMajor } from '@cityos/money'
import { connectionOf } from '../../../connection'

const REFERENCE = 'subscription_credit'

/** What credit has paid of an order counts as paid there; written once, however often it is asked for. */
export async function recordCredit(
  container: MedusaContainer,
  { id, currency_code, credit_minor }: { id: string; currency_code: string; credit_minor: bigint },
): Promise<void> {
  const known = (await connectionOf(container)('order_transaction')
    .where({ order_id: id, reference: REFERENCE })
    .whereNull('deleted_at')
    .first('id')) as object | undefined
  if (known) return
  await container.resolve(Modules.ORDER).addOrderTransactions({
    ...{ order_id: id, currency_code, reference: REFERENCE, reference_id: id },
    amount: toMajor(credit_minor, currency_code) as never,
  })
}
