import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { systemClock } from '@cityos/calendar'
import { forEachTenant } from '@cityos/medusa-tenancy'
import type { ReadyKind } from '../../../modules/subscription/store/claim-cycles'
import { noteJobRun } from '../../../modules/subscription/store/job-runs'
import { connectionOf } from '../../connection'
import { billingContext } from './billing-context'
import { heedAllCanceled } from './canceled-orders'
import { endPeriods } from './end-periods'
import { giveUp, planAll } from './keep-up'
import { lagOf } from './lag'
import { beginTurns, runBatch, type Turns } from './run-billing'
import { tellOrders } from './tell-orders'

/** What a job works on, round by round, and what it does once in each tenant before and after. */
export const BILLING_JOBS = {
  'process-billing-cycles': { kinds: ['due'], before: [endPeriods, planAll], after: [tellOrders] },
  'retry-failed-payments': { kinds: ['again'], before: [giveUp], after: [tellOrders] },
  'reap-stuck-cycles': { kinds: ['left'], before: [heedAllCanceled], after: [tellOrders] },
} as const satisfies Record<string, { kinds: readonly ReadyKind[]; before: unknown[]; after: unknown[] }>
export type BillingJob = keyof typeof BILLING_JOBS

const OPEN = { statuses: ['trial', 'active'] }

/**
 * Runs a job in all tenants that are open: in rounds of a few cycles each, so that a large one does not keep the others
 * waiting, until none has anything left. Says how much there was, how late it is, and what failed, and writes it down.
 * @throws AggregateError after all had their turn, when some failed.
 */
export async function runBillingJob(container: MedusaContainer, name: BillingJob): Promise<void> {
  const connection = connectionOf(container) as never
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  const { kinds, before, after } = BILLING_JOBS[name]
  const context = billingContext(container)
  const failures: unknown[] = []
  const runs = new Map<string, Run>()
  const runOf = (tenantId: string): Run => {
    const known = runs.get(tenantId) ?? { cycles: 0, failures: 0, error: null }
    runs.set(tenantId, known)
    return known
  }
  const fail = (tenantId: string, causes: readonly unknown[]) => {
    const run = runOf(tenantId)
    run.failures += causes.length
    if (causes.length) run.error = messageOf(causes.at(-1))
  }
  const inEach = (work: (tenantId: string) => Promise<void>) =>
    forEachTenant(
      connection,
      (tenantId) =>
        work(tenantId).catch((error: unknown) => {
          fail(tenantId, [error])
          throw error
        }),
      OPEN,
    ).catch((error: AggregateError) => void failures.push(...error.errors))

  const started_at = systemClock.now()
  await inEach(async () => {
    for (const step of before) await step(context)
  })
  const done = new Set<string>()
  const turns = new Map<string, Turns>()
  for (let isAny = true; isAny;) {
    isAny = false
    await inEach(async (tenantId) => {
      if (done.has(tenantId)) return
      const its = turns.get(tenantId) ?? beginTurns(context)
      turns.set(tenantId, its)
      const batch = await runBatch(context, { kinds }, its)
      runOf(tenantId).cycles += batch.worked
      fail(tenantId, batch.failures)
      failures.push(
        ...batch.failures.map((cause) => new Error(`tenant ${tenantId}: ${messageOf(cause)}`, { cause })),
      )
      if (batch.worked) isAny = true
      else done.add(tenantId)
    })
  }
  await inEach(async () => {
    for (const step of after) await step(context)
  })

  const lags: number[] = []
  await inEach(async (tenantId) => {
    lags.push(await lagOf(context))
    const run = { name, started_at, finished_at: systemClock.now(), ...runOf(tenantId) }
    await context.db.transaction((trx) => noteJobRun(trx, run))
  })
  const worked = [...runs.values()].map(({ cycles }) => cycles).filter(Boolean)
  const cycles = worked.reduce((sum, count) => sum + count, 0)
  if (cycles || failures.length) {
    logger.info(
      `${name}: ${cycles} cycles of ${worked.length} tenants, ${failures.length} failures, ${Math.round(Math.max(0, ...lags) / 1000)} s behind`,
    )
  }
  if (failures.length) throw new AggregateError(failures, failures.map(messageOf).join('; '))
}

/** How it goes in a tenant. */
interface Run {
  cycles: number
  failures: number
  error: string | null
}

/** A workflow's errors are plain objects. */
const messageOf = (error: unknown) => (error as Partial<Error> | null)?.message ?? String(error)
