import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { systemClock, type Clock } from '@cityos/calendar'
import { CityosError } from '@cityos/contracts'
import { PLATFORM_TENANT_ID, recordNoChanges, runInTenant, Slots } from '@cityos/medusa-tenancy'
import { currentEnvironment } from '../../env'
import { claimAbandoned, claimPending } from './claim-operation'
import { cloneTenantWorkflow } from './clone-tenant'
import { exportTenantWorkflow } from './export-tenant'
import { explainFailure } from './explain-failure'
import { importTenantWorkflow } from './import-tenant'
import type { OperationRecord } from './operation-record'
import { OperationRun, rememberRun } from './operation-run'
import { OperationCancelledError } from './operation-stopped'
import { sqlOf } from './platform-sql'
import { purgeTenantWorkflow } from './purge-tenant'
import { undoOperation } from './undo-operation'

type Work = (container: MedusaContainer, operationId: string) => Promise<Record<string, unknown>>

/** An upload has its row when it is whole: there is nothing left to work on. */
const WORK: Partial<Record<OperationRecord['kind'], Work>> = {
  export: async (container, id) => (await exportTenantWorkflow(container).run({ input: { id } })).result,
  import: async (container, id) => (await importTenantWorkflow(container).run({ input: { id } })).result,
  clone: async (container, id) => (await cloneTenantWorkflow(container).run({ input: { id } })).result,
  purge: async (container, id) => (await purgeTenantWorkflow(container).run({ input: { id } })).result,
}

/** An operation that has ended this many processes will end the next one too. */
const MOST_ATTEMPTS = 50
/** One for the rows and one to tell how far it is. The rest of the pool is for requests. */
const CONNECTIONS_EACH = 2
const MOST_AT_ONCE = 2

let slots: Slots | undefined

/** As many operations at once as leave most of the pool's connections to requests. */
function processSlots(): Slots {
  const affordable = Math.floor(currentEnvironment().DATABASE_POOL_MAX / (2 * CONNECTIONS_EACH))
  return (slots ??= new Slots(Math.max(1, Math.min(MOST_AT_ONCE, affordable))))
}

/** Works on an operation that nobody has begun, behind the back of the request that asked for it, in its turn. */
export function beginOperation(container: MedusaContainer, id: string, clock: Clock = systemClock): void {
  void recordNoChanges(() =>
    runInTenant(PLATFORM_TENANT_ID, () =>
      processSlots().hold(async () => {
        const operation = await claimPending(container, id)
        if (operation) await runOperation(container, operation, clock)
      }),
    ),
  ).catch((error: unknown) => log(container, id, error))
}

/** Works on what other processes have left behind, one after the other; answers the ids of the operations. */
export async function takeUpOperations(
  container: MedusaContainer,
  options: { clock?: Clock; staleMs?: number; most?: number } = {},
): Promise<string[]> {
  const { clock = systemClock, staleMs, most = Infinity } = options
  const taken: string[] = []
  const takeOne = async () => {
    const operation = await claimAbandoned(container, staleMs)
    if (!operation) return false
    taken.push(operation.id)
    await runInTenant(PLATFORM_TENANT_ID, () => runOperation(container, operation, clock))
    return true
  }
  while (taken.length < most && (await processSlots().hold(takeOne)));
  return taken
}

/** Whether this process could begin another operation now. */
export function hasFreeSlot(): boolean {
  return processSlots().isFree
}

async function runOperation(container: MedusaContainer, operation: OperationRecord, clock: Clock) {
  const run = new OperationRun(operation, sqlOf(container), clock)
  const forget = rememberRun(run)
  run.beginHeartbeat()
  try {
    await goOn(container, run)
  } catch (error) {
    // It stays as it is, and whoever takes it up goes on in the direction that it has.
    if (!run.isLost) log(container, operation.id, error)
  } finally {
    run.endHeartbeat()
    forget()
  }
}

async function goOn(container: MedusaContainer, run: OperationRun): Promise<void> {
  const { id, kind, attempt, phase, result } = run.operation
  if (phase === 'undoing') return undo(container, run)
  // The tenant is open: all that is left is to say so.
  if (phase === 'final' && kind !== 'purge') return run.succeed(result ?? {})
  let done: Record<string, unknown>
  try {
    const work = WORK[kind]
    if (!work || attempt > MOST_ATTEMPTS) {
      throw new CityosError(
        'internal_error',
        'It was cut off too often, and what it had written was removed.',
      )
    }
    done = await work(container, id)
  } catch (error) {
    return turnBack(container, run, error)
  }
  await run.succeed(done).catch((error: unknown) => {
    if (!(error instanceof OperationCancelledError)) throw error
    return turnBack(container, run, error)
  })
}

async function turnBack(container: MedusaContainer, run: OperationRun, error: unknown): Promise<void> {
  if (run.isLost) throw error
  // What a workflow throws is not always what its step has thrown.
  const cancelled = error instanceof OperationCancelledError || run.isCancelled
  if (await run.beginUndo(cancelled ? null : explainFailure(error))) return undo(container, run)
  // Half a purged tenant is closed, and its next purge goes on; an open tenant is never taken back.
  if (run.operation.kind !== 'purge') throw error
  await run.fail(explainFailure(error))
}

/** Ends only when everything is gone; a failure leaves it to be taken up again. */
async function undo(container: MedusaContainer, run: OperationRun): Promise<void> {
  await undoOperation(container, run)
  await run.endUndone()
}

function log(container: MedusaContainer, id: string, error: unknown): void {
  container.resolve(ContainerRegistrationKeys.LOGGER).error(`Tenant operation ${id}: ${String(error)}`)
}
