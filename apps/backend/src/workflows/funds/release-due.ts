import { VENDOR_ORDER_EVENTS } from '@cityos/contracts'
import { tenantSettings } from '../../modules/payout/store/settings'
import type { PayoutContext } from '../payout/context'
import { throwAll } from '../throw-all'
import { dueOrders, stillDue, type DueOrder, type Moment, type Stage } from './due-orders'
import { knownFunds } from './known-funds'
import { markFunds } from './mark-funds'
import { planRelease, planReserveRelease } from './plan-release'
import { reopenReleased } from './reopen-released'

/** Orders in one transaction: long enough to be worth it, short enough for refunds to wait. */
const MOST_ORDERS = 500

const STAGES = {
  pending: { plan: planRelease, event: VENDOR_ORDER_EVENTS.funds_released },
  reserve: { plan: planReserveRelease, event: VENDOR_ORDER_EVENTS.reserve_released },
} as const

/**
 * Makes the money of the tenant in scope available whose time has come: of orders that were delivered `hold_days` ago,
 * and of reserves. In pages that are committed each by itself, by as many processes as want to: what one has released
 * the others no longer find, and one that dies leaves the rest. An order that fails does not keep the others from
 * their turn. Answers how many orders' money moved.
 * @throws AggregateError after all had their turn, when some failed.
 */
export async function releaseDue(context: PayoutContext): Promise<number> {
  const { db, payouts } = context
  await reopenReleased(db, payouts.now())
  const { hold_days: holdDays } = await tenantSettings(db, payouts.options.defaultMethod)
  const failures: unknown[] = []
  let moved = 0
  for (const stage of ['pending', 'reserve'] as const) {
    // A reserve without any time is free as soon as it is made.
    const moment = { now: payouts.now(), holdDays }
    let after: DueOrder | undefined
    do {
      const page = await dueOrders(db, stage, moment, { after, most: MOST_ORDERS })
      for (const group of byCurrency(page))
        moved += await releaseGroup(context, stage, moment, group, failures)
      after = page.length === MOST_ORDERS ? page.at(-1) : undefined
    } while (after)
  }
  throwAll(failures)
  return moved
}

function byCurrency(page: readonly DueOrder[]): DueOrder[][] {
  const currencies = [...new Set(page.map(({ currency_code }) => currency_code))]
  return currencies.map((currency) => page.filter(({ currency_code }) => currency_code === currency))
}

/** All of them at once, or each by itself when one is wrong. */
async function releaseGroup(
  context: PayoutContext,
  stage: Stage,
  moment: Moment,
  group: readonly DueOrder[],
  failures: unknown[],
): Promise<number> {
  try {
    return await releaseTogether(context, stage, moment, group)
  } catch (cause) {
    const [first] = group
    if (group.length > 1) {
      let moved = 0
      for (const order of group) moved += await releaseGroup(context, stage, moment, [order], failures)
      return moved
    }
    failures.push(new Error(`The funds of ${first!.id}: ${String(cause)}`, { cause }))
    return 0
  }
}

/**
 * Orders of one currency in one transaction, a handful of statements however many they are. The accounts are locked
 * first, as everybody does who reads a balance before posting, and only then is asked what is still due.
 */
async function releaseTogether(
  context: PayoutContext,
  stage: Stage,
  moment: Moment,
  group: readonly DueOrder[],
): Promise<number> {
  const { ledger, db } = context
  const { plan, event } = STAGES[stage]
  const moved = await db.transaction(async (trx) => {
    const vendors = group.map(({ vendor_id }) => vendor_id)
    await ledger.lockAccounts(trx, vendors, group[0]!.currency_code)
    const orders = await stillDue(
      trx,
      stage,
      moment,
      group.map(({ id }) => id),
    )
    if (!orders.length) return []
    const planned = (await knownFunds(context, trx, orders)).map((known) => plan(known, moment.now, {}))
    await ledger.post(
      trx,
      planned.flatMap(({ transactions }) => transactions),
    )
    await markFunds(trx, planned, moment.now)
    return planned.filter(({ transactions }) => transactions.length).map(({ order }) => order.id)
  })
  await context.announce(event, moved)
  return moved.length
}
