import { currentTenantId, PLATFORM_TENANT_ID, runInTenant } from '../scope/scope'
import { forEachTenant, type TenantListConnection } from './for-each-tenant'
import { patchMethods } from './patch'
import { TenantKeyedMap, tenantKey } from './tenant-keys'

interface Flow {
  metadata?: Record<string, unknown>
}
interface Transaction {
  getFlow(): Flow
}
type AnyMethod = (this: unknown, ...args: unknown[]) => Promise<unknown>
type StorageClass = { prototype: object; name: string }

/**
 * Retries, timeouts and async steps of the Redis engine are BullMQ jobs that any process may pick up. They
 * carry the flow's metadata, so the tenant is written there and its scope is entered again on the other side.
 */
export function carryTenantThroughRedisWorkflows(
  storage: StorageClass,
  connection: TenantListConnection,
): void {
  const carry = (original: unknown) =>
    function (this: unknown, transaction: Transaction, ...rest: unknown[]) {
      const flow = transaction.getFlow()
      flow.metadata = { ...flow.metadata, tenant_id: currentTenantId() ?? PLATFORM_TENANT_ID }
      return (original as AnyMethod).call(this, transaction, ...rest)
    } as never
  patchMethods(storage.prototype, storage.name, {
    ...keepFlowsApart,
    getJobId: (original) =>
      function (this: unknown, ...args: unknown[]) {
        return tenantKey((original as unknown as (...args: unknown[]) => string).apply(this, args))
      } as never,
    scheduleRetry: carry,
    scheduleStepTimeout: carry,
    scheduleTransactionTimeout: carry,
    executeTransaction: (original) =>
      function (this: unknown, workflowId: unknown, transactionId: unknown, metadata?: Flow['metadata']) {
        const tenantId = metadata?.['tenant_id']
        return runInTenant(typeof tenantId === 'string' ? tenantId : PLATFORM_TENANT_ID, () =>
          (original as unknown as AnyMethod).call(this, workflowId, transactionId, metadata),
        )
      } as never,
    executeScheduledJob: startOnPlatform,
    clearExpiredExecutions: clearPerTenant(connection),
  })
}

/**
 * The in-memory engine's timers keep the scope they were set in; its schedules were set at boot, in none.
 * Its timers are looked up by workflow and transaction alone.
 */
export function carryTenantThroughMemoryWorkflows(
  storage: StorageClass,
  connection: TenantListConnection,
): void {
  patchMethods(storage.prototype, storage.name, {
    ...keepFlowsApart,
    setWorkflowOrchestratorService: (original) =>
      function (this: { retries: unknown; timeouts: unknown }, ...args: unknown[]) {
        this.retries = new TenantKeyedMap()
        this.timeouts = new TenantKeyedMap()
        return (original as AnyMethod).apply(this, args)
      } as never,
    jobHandler: startOnPlatform,
    clearExpiredExecutions: clearPerTenant(connection),
  })
}

const underTenantKey = (original: unknown) =>
  function (this: unknown, key: string, ...rest: unknown[]) {
    return (original as AnyMethod).call(this, tenantKey(key), ...rest)
  } as never

const keepFlowsApart = { get: underTenantKey, save: underTenantKey }

/** Scheduled jobs start outside every scope; they begin on the platform and visit tenants by forEachTenant. */
const startOnPlatform = (original: unknown) =>
  function (this: unknown, ...args: unknown[]) {
    return runInTenant(PLATFORM_TENANT_ID, () => (original as AnyMethod).apply(this, args))
  } as never

/** Core deletes the expired executions of the scope it runs in only: visit every tenant. */
const clearPerTenant = (connection: TenantListConnection) => (original: unknown) =>
  function (this: unknown) {
    const clear = async () => void (await (original as AnyMethod).call(this))
    return forEachTenant(connection, clear, { includePlatform: true })
  } as never
