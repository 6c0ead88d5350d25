import { MedusaError } from '@medusajs/framework/utils'
import { PLATFORM_TENANT_ID, runInTenant } from '../scope/scope'
import { forEachTenant, type TenantListConnection } from './for-each-tenant'
import { patchMethods } from './patch'

interface Seed {
  index: string
  target_version: { id: string }
  swap: boolean
  reason: string
}
interface Locking {
  execute(key: string, job: () => Promise<void>): Promise<void>
}
interface SearchModule {
  indexes_: Map<string, unknown>
  isWorkerMode: boolean
  logger_: { info(message: string): void; warn(message: string): void }
  context_: {
    locking?: Locking
    syncService: {
      list(filters: object, config: object): Promise<{ status: string }[]>
    }
  }
  createSeedPlan_(): Promise<Seed[]>
  executeSeedPlan_(seeds: Seed[]): Promise<void>
}
interface Reindex {
  strategy?: string
}
type Prototype = { prototype: object; name: string }
type Original = (this: unknown, ...args: unknown[]) => Promise<unknown>

/**
 * Fills search indexes tenant by tenant. Definitions and versions are everybody's and change in the
 * platform's scope; documents, and the record of each run that wrote some, are the tenant's.
 */
export function searchPerTenant(module: Prototype, connection: TenantListConnection): void {
  patchMethods(module.prototype, 'SearchModuleService', {
    onApplicationStart_: () =>
      async function (this: SearchModule) {
        if (!this.indexes_.size || !this.isWorkerMode) return
        const seed = () => runInTenant(PLATFORM_TENANT_ID, () => seedEveryTenant(this, connection))
        await (this.context_.locking?.execute('search:seed-tenants', seed) ?? seed())
      } as never,
    // A running process creates no tables, so there is no second version to swap in.
    reindex: (original) =>
      function (this: unknown, input: Reindex = {}) {
        if (input.strategy === 'swap')
          refuse('A search index is rebuilt in place: use the strategy "in_place".')
        return (original as unknown as Original).call(this, { ...input, strategy: 'in_place' })
      } as never,
    deleteIndex: () => () =>
      refuse(
        'Remove the definition of the search index and run `medusa-tenancy migrate` with its tables dropped.',
      ),
  })
}

async function seedEveryTenant(module: SearchModule, connection: TenantListConnection): Promise<void> {
  // An index that is empty for the platform says nothing: it has no products.
  const shared = (await module.createSeedPlan_()).filter((seed) => seed.reason !== 'index_empty')
  const unfinished = new Set<string>()
  await forEachTenant(connection, async (tenantId) => {
    const seeds = await module.createSeedPlan_()
    await module.executeSeedPlan_(seeds.map((seed) => ({ ...seed, swap: false })))
    // Core logs a failed run and goes on; its record tells.
    for (const { target_version } of seeds) {
      const [run] = await module.context_.syncService.list(
        { search_index_version_id: target_version.id },
        { order: { created_at: 'DESC' }, take: 1 },
      )
      if (run?.status === 'done') continue
      unfinished.add(target_version.id)
      module.logger_.warn(
        `[Search] The documents of tenant ${tenantId} are not complete in ${target_version.id}.`,
      )
    }
  })
  // The version goes live when every tenant's documents are in it.
  await module.executeSeedPlan_(shared.filter((seed) => !unfinished.has(seed.target_version.id)))
}

interface Manager {
  execute(sql: string, params?: unknown[]): Promise<Record<string, unknown>[]>
}
interface Provider {
  manager_: Manager
  getCatalog(index: string): Promise<{ table_name: string } | null>
  task(index: string): unknown
}
interface IndexInfo {
  name: string
  document_count: number
}

/**
 * Lets the PostgreSQL provider work as the restricted role: documents are keyed by tenant and id, an index is
 * emptied for one tenant, tables are the migration's, and counts are the tenant's own.
 */
export function searchTablesPerTenant(provider: Prototype): void {
  const tablesAreTheMigrations = () => () =>
    refuse(
      'Tables of search documents are created and dropped by `medusa-tenancy migrate`, not by a running process.',
    )
  patchMethods(provider.prototype, provider.name, {
    withTransaction: (original) =>
      function (this: unknown, run: (manager: Manager) => unknown) {
        return (original as unknown as Original).call(this, (manager: Manager) => run(keyedByTenant(manager)))
      } as never,
    clearIndex: () =>
      async function (this: Provider, { index }: { index: string }) {
        // Not TRUNCATE: it would go past row-level security, and the role may not.
        const catalogue = await this.getCatalog(index)
        if (catalogue) await this.manager_.execute(`DELETE FROM "${catalogue.table_name}"`)
        return this.task(index)
      } as never,
    listIndexes: (original) =>
      async function (this: Provider) {
        const indexes = (await (original as Original).call(this)) as IndexInfo[]
        for (const info of indexes) info.document_count = await countDocuments(this, info.name)
        return indexes
      } as never,
    upsertIndex: tablesAreTheMigrations as never,
    deleteIndex: tablesAreTheMigrations as never,
    // The catalogue's counters would add up all tenants.
    adjustDocumentCount: () => async () => undefined,
    setDocumentCount: () => async () => undefined,
  })
}

async function countDocuments(provider: Provider, index: string): Promise<number> {
  const catalogue = await provider.getCatalog(index)
  if (!catalogue) return 0
  const [row] = await provider.manager_.execute(
    `SELECT count(*)::int AS count FROM "${catalogue.table_name}"`,
  )
  return Number(row?.['count'] ?? 0)
}

function keyedByTenant(manager: Manager): Manager {
  return {
    execute: (sql, params) =>
      manager.execute(sql.replace('ON CONFLICT ("id")', 'ON CONFLICT ("tenant_id", "id")'), params),
  }
}

function refuse(sentence: string): never {
  throw new MedusaError(MedusaError.Types.NOT_ALLOWED, sentence)
}
