import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { useCredit } from '../../../modules/subscription/domain/credit'
import { addCredit, creditOf, entriesOf } from '../../../modules/subscription/store/credits'
import type { CycleAmounts, CycleRow } from '../../../modules/subscription/store/cycles'
import type { MadeOrder } from './context'

type OfCycle = Pick<CycleRow, 'id' | 'subscription_id' | 'currency_code' | 'credit_minor'>

/**
 * What is left to charge for an order once credit has paid what it can, as the cycle keeps it. What an earlier try has
 * used is used already. The caller has locked the subscription.
 */
export async function takeCredit(
  trx: Knex,
  cycle: OfCycle,
  order: MadeOrder,
  now: Date,
): Promise<CycleAmounts> {
  const { items_minor, discount_minor, shipping_minor, tax_minor } = order
  const asked = items_minor - discount_minor + shipping_minor + tax_minor
  let credit_minor = cycle.credit_minor
  if (credit_minor === 0n) {
    const left = await creditOf(trx, cycle.subscription_id, cycle.currency_code)
    credit_minor = useCredit(left, asked).used_minor
    if (credit_minor > 0n) await write(trx, cycle, -credit_minor, 'used', now)
  }
  return {
    items_minor,
    discount_minor,
    shipping_minor,
    tax_minor,
    credit_minor,
    total_minor: asked - credit_minor,
  }
}

/** A cycle that is not billed gives back what it has used, once; again where that was undone. */
export async function returnCredit(trx: Knex, cycle: OfCycle, now: Date): Promise<void> {
  if (cycle.credit_minor === 0n) return
  const { id: cycle_id, subscription_id } = cycle
  const before = await entriesOf(trx, { subscription_id, cycle_id })
  await write(trx, cycle, cycle.credit_minor, 'returned', now, before > 1 ? ` after ${before}` : '')
}

async function write(
  trx: Knex,
  { id: cycle_id, subscription_id, currency_code }: OfCycle,
  amount_minor: bigint,
  reason: 'used' | 'returned',
  now: Date,
  more = '',
): Promise<void> {
  await addCredit(
    trx,
    {
      ...{ subscription_id, currency_code, amount_minor, reason, cycle_id },
      ...{ source: `${reason} ${cycle_id}${more}`, created_by: null },
    },
    now,
  )
}
