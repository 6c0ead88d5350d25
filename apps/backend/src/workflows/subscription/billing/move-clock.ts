import type { MedusaContainer } from '@medusajs/framework/types'
import { CityosError, type SubscriptionClock } from '@cityos/contracts'
import { currentEnvironment } from '../../../env'
import { MovableClock } from '../../../modules/subscription/movable-clock'
import { subscriptionModule } from '../subscription-module'
import { nextAhead } from '../notices/find-ahead'
import { NOTICE_JOBS, runNotices } from '../notices/job'
import { noticeContext } from '../notices/notice-context'
import { nextMoment, runAllJobs } from './all-jobs'
import { billingContext } from './billing-context'
import type { BillingContext } from './context'

const DAY_MS = 86_400_000
/** So far at most at once: each moment in between bills. */
const MOST_DAYS = 400

/** The clock of subscriptions, where it can be moved. @throws CityosError `forbidden` in production. */
export function movableClock(container: MedusaContainer): MovableClock {
  const { clock } = subscriptionModule(container)
  if (currentEnvironment().NODE_ENV !== 'production' && clock instanceof MovableClock) return clock
  throw new CityosError('forbidden', 'Time is moved in development alone.')
}

/**
 * Moves the time of the tenant's subscriptions forward, from one moment at which there is something to do to the next, and
 * runs every job at each. Where there is no subscription yet, it may begin in the past: so that a year that is played
 * ends today. @throws CityosError `forbidden` in production, `validation_failed` for the past or too far.
 */
export async function moveClock(container: MedusaContainer, to: Date): Promise<SubscriptionClock> {
  const clock = movableClock(container)
  const context = billingContext(container)
  const from = clock.now()
  if (
    Math.abs(to.getTime() - from.getTime()) > MOST_DAYS * DAY_MS ||
    (to < from && (await hasBegun(context)))
  ) {
    throw new CityosError(
      'validation_failed',
      `to: it is ${from.toISOString()} there, and time moves forward by ${MOST_DAYS} days at most; back only before there is any subscription.`,
    )
  }
  if (to < from) {
    clock.beginAt(to)
    return { now: clock.now().toISOString(), is_moved: true, cycles: 0 }
  }
  const run = async () => {
    const worked = await runAllJobs(context)
    await runNotices(container)
    return worked
  }
  let cycles = await run()
  for (;;) {
    const next = earlier(await nextMoment(context), await nextAhead(noticeContext(container)))
    if (!next || next > to) break
    // Real time goes on meanwhile.
    if (next > clock.now()) clock.moveTo(next)
    cycles += await run()
  }
  if (to > clock.now()) clock.moveTo(to)
  // Providers are asked for cards once, not at each moment.
  await NOTICE_JOBS['warn-of-expiring-cards'](container, noticeContext(container))
  cycles += await run()
  return { now: clock.now().toISOString(), is_moved: clock.aheadMs() !== 0, cycles }
}

/** Whether anything has happened in the tenant's time that cannot come after what is done next. */
function hasBegun(context: Pick<BillingContext, 'db'>): Promise<boolean> {
  return context.db.transaction(async (trx) => {
    const { rows } = await trx.raw<{ rows: { begun: boolean }[] }>(
      `select exists (select from subscription) or exists (select from mrr_movement) as begun`,
    )
    return rows[0]!.begun
  })
}

const earlier = (a: Date | null, b: Date | null) => (a && b ? (a < b ? a : b) : (a ?? b))
