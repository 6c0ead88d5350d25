import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { useCredit } from '../../../modules/subscription/domain/credit'
import { addCredit, creditOf, entriesOf } from '../../../modules/subscription/store/credits'
import type { CycleAmounts, CycleRow } from '../../../modules/subscription/store/cycles'
import type { MadeOrder } from './context'

type OfCycle = Pick<CycleRow, 'id' | 'subscription_id' | 'currency_code' | 'credit_minor'>

/**
 * What is left to charge for an order once credit has paid what it can, as the cycle keeps it. What an earlier try has
 * used is used already, and what of it the order does not ask any more comes back. The caller has locked the subscription.
 */
export async function takeCredit(
  trx: Knex,
  cycle: OfCycle,
  order: MadeOrder,
  now: Date,
): Promise<CycleAmounts> {
  const { items_minor, discount_minor, shipping_minor, tax_minor } = order
  const asked = items_minor - discount_minor + shipping_minor + tax_minor
  let credit_minor = await usedBy(trx, cycle)
  if (credit_minor === 0n) {
    const left = await creditOf(trx, cycle.subscription_id, cycle.currency_code)
    credit_minor = useCredit(left, asked).used_minor
    if (credit_minor > 0n) await write(trx, cycle, -credit_minor, 'used', now)
  } else if (credit_minor > asked) {
    await write(trx, cycle, credit_minor - asked, 'returned', now)
    credit_minor = asked
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

/** A cycle that is not billed gives back what it has used, once; again where that was undone. Answers how much. */
export async function returnCredit(trx: Knex, cycle: OfCycle, now: Date): Promise<bigint> {
  const used_minor = await usedBy(trx, cycle)
  if (used_minor > 0n) await write(trx, cycle, used_minor, 'returned', now)
  return used_minor
}

/** What a cycle has of credit: one that says that it has none has none. */
async function usedBy(trx: Knex, { id: cycle_id, subscription_id, credit_minor }: OfCycle): Promise<bigint> {
  if (credit_minor === 0n) return 0n
  return (await entriesOf(trx, { subscription_id, cycle_id })).used_minor
}

async function write(
  trx: Knex,
  { id: cycle_id, subscription_id, currency_code }: OfCycle,
  amount_minor: bigint,
  reason: 'used' | 'returned',
  now: Date,
): Promise<void> {
  const { count } = await entriesOf(trx, { subscription_id, cycle_id })
  // A cycle uses first and gives back then: whatever is more than that names what came before it.
  const more = count > (reason === 'used' ? 0 : 1) ? ` after ${count}` : ''
  await addCredit(
    trx,
    {
      ...{ subscription_id, currency_code, amount_minor, reason, cycle_id },
      ...{ source: `${reason} ${cycle_id}${more}`, created_by: null },
    },
    now,
  )
}
