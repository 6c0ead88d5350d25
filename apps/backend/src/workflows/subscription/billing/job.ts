import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { forEachTenant } from '@cityos/medusa-tenancy'
import type { ReadyKind } from '../../../modules/subscription/store/claim-cycles'
import { connectionOf } from '../../connection'
import { billingContext } from './billing-context'
import { endPeriods } from './end-periods'
import { giveUp, planAll } from './keep-up'
import { lagOf } from './lag'
import { runBatch } from './run-billing'
import { tellOrders } from './tell-orders'

/** What a job works on, round by round, and what it does once in each tenant before and after. */
export const BILLING_JOBS = {
  'process-billing-cycles': { kinds: ['due'], before: [endPeriods, planAll], after: [tellOrders] },
  'retry-failed-payments': { kinds: ['again'], before: [giveUp], after: [tellOrders] },
  'reap-stuck-cycles': { kinds: ['left'], before: [], after: [tellOrders] },
} as const satisfies Record<string, { kinds: readonly ReadyKind[]; before: unknown[]; after: unknown[] }>
export type BillingJob = keyof typeof BILLING_JOBS

const OPEN = { statuses: ['trial', 'active'] }

/**
 * Runs a job in all tenants that are open: in rounds of a few cycles each, so that a large one does not keep the others
 * waiting, until none has anything left. Says how much there was, how late it is, and what failed.
 * @throws AggregateError after all had their turn, when some failed.
 */
export async function runBillingJob(container: MedusaContainer, name: BillingJob): Promise<void> {
  const connection = connectionOf(container) as never
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  const { kinds, before, after } = BILLING_JOBS[name]
  const context = billingContext(container)
  const failures: unknown[] = []
  const worked = new Map<string, number>()
  const inEach = (work: (tenantId: string) => Promise<void>) =>
    forEachTenant(connection, work, OPEN).catch(
      (error: AggregateError) => void failures.push(...error.errors),
    )

  await inEach(async () => {
    for (const step of before) await step(context)
  })
  const done = new Set<string>()
  for (let isAny = true; isAny;) {
    isAny = false
    await inEach(async (tenantId) => {
      if (done.has(tenantId)) return
      const batch = await runBatch(context, { kinds })
      worked.set(tenantId, (worked.get(tenantId) ?? 0) + batch.worked)
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
  await inEach(async () => void lags.push(await lagOf(context)))
  const cycles = [...worked.values()].reduce((sum, count) => sum + count, 0)
  if (cycles || failures.length) {
    logger.info(
      `${name}: ${cycles} cycles of ${[...worked.values()].filter(Boolean).length} tenants, ${failures.length} failures, ${Math.round(Math.max(0, ...lags) / 1000)} s behind`,
    )
  }
  if (failures.length) throw new AggregateError(failures, failures.map(messageOf).join('; '))
}

/** A workflow's errors are plain objects. */
const messageOf = (error: unknown) => (error as Partial<Error> | null)?.message ?? String(error)
