import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { useCredit } from '../../../modules/subscription/domain/credit'
import { CycleBlocked } from '../../../modules/subscription/domain/blocked'
import { AMOUNT_TOO_SMALL } from '../../../modules/subscription/domain/provider-answer'
import {
  addCredit,
  creditOf,
  entriesOf,
  isWaivedAgain,
  WAIVED,
} from '../../../modules/subscription/store/credits'
import type { CycleAmounts, CycleRow } from '../../../modules/subscription/store/cycles'
import type { MadeOrder } from './context'

type OfCycle = Pick<CycleRow, 'id' | 'subscription_id' | 'currency_code' | 'credit_minor' | 'retry_at'>

interface Asked {
  order: MadeOrder
  /** What of an amount can be charged. */
  payable: (amountMinor: bigint) => bigint
}

/**
 * What is left to charge for an order once credit has paid what it can, as the cycle keeps it. What an earlier try has
 * used is used already, and what of it the order does not ask any more comes back. Of the rest the shop waives what nobody
 * can charge: credit that it gives and that is used at once. The caller has locked the subscription.
 * @throws CycleBlocked where all of it would be waived, and that of another cycle was lately.
 */
export async function takeCredit(
  trx: Knex,
  cycle: OfCycle,
  { order, payable }: Asked,
  now: Date,
): Promise<CycleAmounts> {
  const { items_minor, discount_minor, shipping_minor, tax_minor } = order
  const asked = items_minor - discount_minor + shipping_minor + tax_minor
  const before = await creditIn(trx, cycle)
  let used = before.used_minor
  if (used === 0n) {
    const left = await creditOf(trx, cycle.subscription_id, cycle.currency_code)
    used = useCredit(left, asked).used_minor
    if (used > 0n) await write(trx, cycle, -used, 'used', now)
  } else if (used > asked) {
    await write(trx, cycle, used - asked, 'returned', now)
    used = asked
  }
  const waived = asked - used - payable(asked - used)
  if (waived > 0n && waived === asked - used) await requireRare(trx, cycle, now)
  await waive(trx, cycle, waived - before.waived_minor, now)
  const credit_minor = used + waived
  return {
    items_minor,
    discount_minor,
    shipping_minor,
    tax_minor,
    credit_minor,
    total_minor: asked - credit_minor,
  }
}

/**
 * A cycle that had given back what it used, and is paid after all by money that came late, uses as much of it again as the
 * money leaves open and as is still there. Answers what the cycle keeps of it then. The caller has locked the subscription.
 */
export async function takeCreditAgain(
  trx: Knex,
  cycle: OfCycle & Pick<CycleRow, 'total_minor'>,
  money_minor: bigint,
  now: Date,
): Promise<Partial<CycleAmounts>> {
  const { used_minor, waived_minor } = await creditIn(trx, cycle)
  if (cycle.credit_minor === waived_minor || used_minor > 0n) return {}
  const asked = cycle.total_minor + cycle.credit_minor
  const open = asked - waived_minor - money_minor
  const left = await creditOf(trx, cycle.subscription_id, cycle.currency_code)
  const used = useCredit(left, open > 0n ? open : 0n).used_minor
  if (used > 0n) await write(trx, cycle, -used, 'used', now)
  const credit_minor = used + waived_minor
  return { credit_minor, total_minor: asked - credit_minor }
}

/** A cycle that is not billed gives back what it has used, once; again where that was undone. Answers how much. */
export async function returnCredit(trx: Knex, cycle: OfCycle, now: Date): Promise<bigint> {
  const { used_minor } = await creditIn(trx, cycle)
  if (used_minor > 0n) await write(trx, cycle, used_minor, 'returned', now)
  return used_minor
}

/** What a cycle has of credit, its own and what was waived for it: one that says that it has none has none. */
async function creditIn(trx: Knex, { id: cycle_id, subscription_id, credit_minor }: OfCycle) {
  if (credit_minor === 0n) return { used_minor: 0n, waived_minor: 0n }
  return entriesOf(trx, { subscription_id, cycle_id })
}

/** Between two cycles of which all that was left is waived: who changes terms by a little, often, is asked to pay. */
const SELDOM_MS = 28 * 86_400_000

/** @throws CycleBlocked where the shop has waived the whole rest of another cycle lately, unless its staff wants it again. */
async function requireRare(
  trx: Knex,
  { id: cycle_id, subscription_id, retry_at }: OfCycle,
  now: Date,
): Promise<void> {
  const since = new Date(now.getTime() - SELDOM_MS)
  if (!(await isWaivedAgain(trx, { subscription_id, cycle_id, retry_at }, since))) return
  throw new CycleBlocked(
    AMOUNT_TOO_SMALL,
    `What is left of the cycle ${cycle_id} is too little to be charged, as was that of another one since ${since.toISOString()}.`,
  )
}

/** So much more is waived for a cycle, or less: nothing comes of it that could be used for another one. */
async function waive(trx: Knex, cycle: OfCycle, more: bigint, now: Date): Promise<void> {
  if (more > 0n) {
    await write(trx, cycle, more, WAIVED, now)
    await write(trx, cycle, -more, 'used', now)
  } else if (more < 0n) {
    await write(trx, cycle, -more, 'returned', now)
    await write(trx, cycle, more, WAIVED, now)
  }
}

async function write(
  trx: Knex,
  { id: cycle_id, subscription_id, currency_code }: OfCycle,
  amount_minor: bigint,
  what: 'used' | 'returned' | typeof WAIVED,
  now: Date,
): Promise<void> {
  const { count } = await entriesOf(trx, { subscription_id, cycle_id })
  // A cycle uses first and gives back then: whatever is more than that names what came before it.
  const more = count > (what === 'returned' ? 1 : 0) ? ` after ${count}` : ''
  await addCredit(
    trx,
    {
      ...{ subscription_id, currency_code, amount_minor, cycle_id, created_by: null },
      ...{ reason: what === WAIVED ? 'adjustment' : what, source: `${what} ${cycle_id}${more}` },
    },
    now,
  )
}
