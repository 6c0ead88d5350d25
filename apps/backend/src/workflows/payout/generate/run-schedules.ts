import { PAYOUT_EVENTS, type PayoutSchedule } from '@cityos/contracts'
import { lastDue } from '../../../modules/payout/domain/schedule'
import { scheduleKey } from '../../../modules/payout/domain/settings'
import { beginRun, lockRun, moveRun } from '../../../modules/payout/store/runs'
import { ownSchedules, tenantSettings } from '../../../modules/payout/store/settings'
import type { PayoutContext } from '../context'
import { nextVendors } from './next-vendors'
import { payVendors } from './pay-vendors'
import { timeZoneOf } from './time-zone'

/** Vendors in one transaction: long enough to be worth it, short enough for others to wait. */
const MOST_VENDORS = 500

/**
 * Makes the payouts whose time has come in the tenant in scope. Each time of a schedule is gone through once, in
 * pieces that are committed each by itself, by as many processes as want to; one that dies leaves the rest to others.
 * Answers how many were made.
 */
export async function runSchedules(context: PayoutContext): Promise<number> {
  const { db, payouts } = context
  const zone = await timeZoneOf(db)
  const { schedule: general } = await tenantSettings(db, payouts.options.defaultMethod)
  const schedules = new Map([[scheduleKey(general), { schedule: general, isTenants: true }]])
  for (const schedule of await ownSchedules(db)) {
    const key = scheduleKey(schedule)
    if (!schedules.has(key)) schedules.set(key, { schedule, isTenants: false })
  }
  let made = 0
  for (const [key, whose] of schedules) {
    const dueAt = lastDue(whose.schedule, zone, payouts.now())
    if (dueAt) made += await runOne(context, { key, dueAt, ...whose })
  }
  return made
}

interface Due {
  key: string
  dueAt: Date
  schedule: PayoutSchedule
  isTenants: boolean
}

async function runOne(context: PayoutContext, due: Due): Promise<number> {
  const run = await beginRun(context.db, due.key, due.dueAt)
  if (!run) return 0
  let made = 0
  for (let ids = await runPiece(context, run.id, due); ids; ids = await runPiece(context, run.id, due)) {
    await context.announce(PAYOUT_EVENTS.created, ids)
    made += ids.length
  }
  return made
}

/** The next vendors of a run; nothing when it is finished, or another process is at it. */
function runPiece({ db, ...rest }: PayoutContext, runId: string, due: Due): Promise<string[] | null> {
  return db.transaction(async (trx) => {
    const run = await lockRun(trx, runId)
    if (!run) return null
    const place = { currency: run.cursor_currency, vendor: run.cursor_vendor }
    const next = await nextVendors(trx, place, MOST_VENDORS, due)
    if (!next) {
      await moveRun(trx, run, null, 0)
      return null
    }
    const { payouts } = await payVendors({ db, ...rest }, trx, { ...next, runId })
    const vendor = next.vendorIds.at(-1) as string
    await moveRun(trx, run, { currency: next.currency, vendor }, payouts.length)
    return payouts.map(({ id }) => id)
  })
}
