import { ModulesSdkUtils } from '@medusajs/framework/utils'
import { TenancyError } from '../errors'
import { currentAuditContext } from '../scope/audited'
import { currentTenantId } from '../scope/scope'
import { tenantWithoutScope } from '../scope/missing-scope'
import { widenConflictTargets } from './conflict-targets'
import { restoreErrorDetails } from './error-details'
import { preferConnectionOf, type Pool } from './tenant-affinity'

export interface PoolOptions {
  min?: number
  max?: number
  idleTimeoutMillis?: number
  acquireTimeoutMillis?: number
}

export interface TenantConnectionOptions {
  /** Connection of the restricted application role. */
  url: string
  pool?: PoolOptions
  /** Passed to Medusa's own connection builder: ssl, timeouts, dynamic passwords. */
  driverOptions?: Record<string, unknown>
  /** Runs once on the first connection, before any query; when it fails, every query fails with its error. */
  prepare?: (run: (sql: string) => Promise<Record<string, unknown>[]>) => Promise<void>
}

/** Counters since the process started, for health checks and tests. */
export interface ConnectionStats {
  acquired: number
  tenantSwitches: number
  disposed: number
}

type Knex = ReturnType<typeof ModulesSdkUtils.createPgConnection>

interface BoundConnection {
  _txStatus?: string | null
  __tenant?: string | undefined
  /** The context that changes on this connection are recorded with; empty for none. */
  __audit?: string | undefined
  __detailsRestored?: boolean
  __knex__disposed?: unknown
  query(config: { text: string; values?: unknown[] }): Promise<{ rows: Record<string, unknown>[] }>
}

export const connectionStats: ConnectionStats = { acquired: 0, tenantSwitches: 0, disposed: 0 }

/**
 * A knex connection for Medusa's container whose every query and transaction runs as the tenant in scope.
 * `client.acquireConnection` is the single place where knex hands out a connection, for queries and for
 * transactions alike, so binding there leaves no way around.
 */
export function createTenantConnection(options: TenantConnectionOptions): Knex {
  const pool = { min: 2, max: 10, ...options.pool }
  const connection = ModulesSdkUtils.createPgConnection({
    clientUrl: options.url,
    schema: 'public',
    driverOptions: options.driverOptions ?? {},
    pool,
  } as Parameters<typeof ModulesSdkUtils.createPgConnection>[0])
  const client = connection.client as {
    pool: Pool
    acquireConnection(): Promise<BoundConnection>
    releaseConnection(connection: BoundConnection): Promise<void>
  }
  const acquire = client.acquireConnection.bind(client)
  const prepare = once(options.prepare)

  client.acquireConnection = async () => {
    const tenantId = currentTenantId() ?? tenantWithoutScope()
    const audit = currentAuditContext()
    for (let attempt = 0; ; attempt++) {
      preferConnectionOf(client.pool, tenantId)
      const candidate = await acquire()
      connectionStats.acquired++
      try {
        if (!prepare.done) await prepare.run(candidate)
        if (!isBoundTo(candidate, tenantId, audit)) await bind(candidate, tenantId, audit)
        return candidate
      } catch (error) {
        connectionStats.disposed++
        // knex' own mark: the pool destroys a marked connection instead of handing it out again.
        // Without it each failed binding would take one connection out of the pool for good.
        candidate.__knex__disposed = error
        await client.releaseConnection(candidate)
        // Every pooled connection may be dead at once (a restarted server): try each, then a new one.
        if (prepare.failed || attempt >= pool.max) throw error
      }
    }
  }
  return connection
}

/** Runs on the first connection; later ones wait for it, and share its failure. */
function once(work: TenantConnectionOptions['prepare']) {
  let running: Promise<void> | undefined
  const state = {
    done: !work,
    failed: false,
    run: (candidate: BoundConnection) =>
      (running ??= work!(async (text) => (await candidate.query({ text })).rows).then(
        () => void (state.done = true),
        (error: unknown) => {
          state.failed = true
          throw error
        },
      )),
  }
  return state
}

function isIdle(connection: BoundConnection): boolean {
  return connection._txStatus === 'I' || connection._txStatus == null
}

function isBoundTo(connection: BoundConnection, tenantId: string, audit: string): boolean {
  return connection.__tenant === tenantId && (connection.__audit ?? '') === audit && isIdle(connection)
}

async function bind(connection: BoundConnection, tenantId: string, audit: string): Promise<void> {
  connection.__tenant = undefined
  // A ROLLBACK would undo the setting while we believe it is in force: such a connection served the
  // previous tenant's rows in a reproduction.
  if (!isIdle(connection)) {
    throw new TenancyError(
      'connection_unsafe',
      `A connection was handed out inside a transaction (status ${String(connection._txStatus)}).`,
    )
  }
  // SET as a simple query costs both ends half of what `select set_config($1)` does. Every entrance to a scope
  // has checked that the id holds letters, digits, "_" and "-" only.
  await connection.query({ text: `set app.tenant = '${tenantId.replace(/'/g, "''")}'` })
  if ((connection.__audit ?? '') !== audit) {
    connection.__audit = undefined
    // What a person may have written goes as a parameter.
    await connection.query({ text: "select set_config('app.audit', $1, false)", values: [audit] })
    connection.__audit = audit
  }
  connection.__tenant = tenantId
  connectionStats.tenantSwitches++
  if (!connection.__detailsRestored) {
    connection.__detailsRestored = true
    restoreErrorDetails(connection)
    widenConflictTargets(connection)
  }
}
