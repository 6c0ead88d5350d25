import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { systemClock, type Clock } from '@cityos/calendar'
import { CityosError, type TenantOperationKind } from '@cityos/contracts'
import { PLATFORM_TENANT_ID, runInTenant } from '@cityos/medusa-tenancy'
import { claimAbandoned, claimPending } from './claim-operation'
import { cloneTenantWorkflow } from './clone-tenant'
import { exportTenantWorkflow } from './export-tenant'
import { importTenantWorkflow } from './import-tenant'
import { explainFailure } from './explain-failure'
import type { OperationRecord } from './operation-record'
import { OperationRun, rememberRun } from './operation-run'
import { sqlOf } from './platform-sql'
import { purgeTenantWorkflow } from './purge-tenant'
import { REMOVING, undoOperation } from './undo-operation'

type Work = (container: MedusaContainer, operationId: string) => Promise<Record<string, unknown>>

const WORK: Record<TenantOperationKind, Work> = {
  export: async (container, id) => (await exportTenantWorkflow(container).run({ input: { id } })).result,
  import: async (container, id) => (await importTenantWorkflow(container).run({ input: { id } })).result,
  clone: async (container, id) => (await cloneTenantWorkflow(container).run({ input: { id } })).result,
  purge: async (container, id) => (await purgeTenantWorkflow(container).run({ input: { id } })).result,
}

/** An operation that has ended this many processes will end the next one too. */
const MOST_ATTEMPTS = 50

/** Works on an operation that nobody has begun, behind the back of the request that asked for it. */
export function beginOperation(container: MedusaContainer, id: string, clock: Clock = systemClock): void {
  void runInTenant(PLATFORM_TENANT_ID, async () => {
    const operation = await claimPending(container, id, clock)
    if (operation) await runOperation(container, operation, clock)
  }).catch((error: unknown) => {
    // It stays as it is, and the job that looks for abandoned ones takes it up.
    container.resolve(ContainerRegistrationKeys.LOGGER).error(`Tenant operation ${id}: ${String(error)}`)
  })
}

/** Works on what other processes have left behind; answers the ids of the operations. */
export async function takeUpOperations(
  container: MedusaContainer,
  options: { clock?: Clock; staleMs?: number; most?: number } = {},
): Promise<string[]> {
  const { clock = systemClock, staleMs, most = Infinity } = options
  const taken: string[] = []
  while (taken.length < most) {
    const operation = await claimAbandoned(container, clock, staleMs)
    if (!operation) break
    taken.push(operation.id)
    await runInTenant(PLATFORM_TENANT_ID, () => runOperation(container, operation, clock))
  }
  return taken
}

async function runOperation(container: MedusaContainer, operation: OperationRecord, clock: Clock) {
  const run = new OperationRun(operation, sqlOf(container), clock)
  const forget = rememberRun(run)
  run.beginHeartbeat()
  try {
    if (operation.attempt > MOST_ATTEMPTS || operation.stage === REMOVING) {
      await undoOperation(container, run)
      throw new CityosError(
        'internal_error',
        operation.error_message ?? 'It was cut off too often, and what it had written was removed.',
      )
    }
    await run.succeed(await WORK[operation.kind](container, operation.id))
  } catch (error) {
    if (run.isLost) return
    await run.fail(explainFailure(error)).catch((failure: unknown) => {
      // Whoever has it now says how it ends.
      if (!run.isLost) throw failure
    })
  } finally {
    run.endHeartbeat()
    forget()
  }
}
