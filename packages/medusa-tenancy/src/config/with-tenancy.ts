import { Listener } from '@cityos/postgres'
import type { ClientConfig } from 'pg'
import { container } from '@medusajs/framework'
import { asValue } from '@medusajs/framework/awilix'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { keepCachesApart } from '../carriers/caching'
import { carryTenantThroughEvents } from '../carriers/events'
import { searchPerTenant, searchTablesPerTenant } from '../carriers/search'
import type { TenantListConnection } from '../carriers/for-each-tenant'
import { carryTenantThroughRedisWorkflows, carryTenantThroughMemoryWorkflows } from '../carriers/workflows'
import {
  CatalogueCache,
  type CatalogueCacheOptions,
  type CatalogueCacheStats,
} from '../catalogue-cache/catalogue-cache'
import { createTenantConnection, type PoolOptions } from '../database/connection'
import { rememberWidenedKeys, WIDENED_KEYS_SQL } from '../database/conflict-targets'
import { CONSTRAINT_COLUMNS_SQL, rememberConstraints } from '../database/error-details'
import { TenancyError } from '../errors'
import { setResolver } from '../http/current-resolver'
import {
  enterScopeAroundExpress,
  oneAfterTheOther,
  type AnswerFirst,
  type BeforeTenant,
  type ExpressPrototype,
  type TenantOfCredential,
} from '../http/enter-scope'
import { boundQueryArrays, type QueryParser } from '../http/bound-query-arrays'
import { boundRouteMatches, type RoutesFinderClass } from '../http/bound-route-matches'
import { TenantResolver, type RegistryConnection } from '../http/resolver'
import { deriveSecretPerTenant } from '../http/tenant-secret'
import { CHANGES_CHANNEL } from '../schema/announcements'
import type { Classification } from '../schema/classification'
import { findSchemaProblems, type RunSql } from '../schema/verify'
import { findUnwatchedTables } from '../schema/verify-catalogue'
import { configureMissingScope, type MissingScopePolicy } from '../scope/missing-scope'
import { refuseUnsupportedModules } from './unsupported-modules'
import { loadCoreModule, type ModuleExport, type ProviderExport } from './core-modules'

export interface TenancyOptions {
  /** Connection of the restricted application role. */
  databaseUrl: string
  pool?: PoolOptions
  driverOptions?: Record<string, unknown>
  /** Hosts of the platform itself. */
  platformHosts: readonly string[]
  /** Tenants live at `<handle>.<baseDomain>`. */
  baseDomain: string
  /** The project's own global, platform and numbered tables. */
  classification?: Partial<Classification>
  /** What a query outside every scope does after the boot: `log` (default) or `throw` (tests). */
  missingScope?: MissingScopePolicy
  /** Looks at every request first, before it is known whose it is: an id, limits for addresses. */
  before?: BeforeTenant
  /**
   * Reads the tenant's id off a credential that carries it, so that it works on the platform's hosts too. It names
   * the tenant and proves nothing: whoever checks the credential does so in that tenant's scope.
   */
  tenantOfCredential?: TenantOfCredential
  /** Looks at each request before the catalogue cache and the application do: limits, maintenance. */
  gate?: AnswerFirst
  /** Answers anonymous reads of products from memory, exactly. Default: Medusa answers every read. */
  catalogueCache?: CatalogueCacheOptions
}

interface MedusaConfig {
  projectConfig: { http?: object }
  modules?: object
}

interface Knex {
  raw(sql: string, bindings?: readonly unknown[]): Promise<{ rows: never[] }>
}

let cache: CatalogueCache | undefined

/** What the catalogue cache of this process has done; undefined when it is off. */
export function catalogueCacheStats(): CatalogueCacheStats | undefined {
  return cache?.stats()
}

/**
 * Puts tenancy under a Medusa project: wrap the result of `defineConfig` in `medusa-config.ts`. Registers the
 * tenant-bound connection, enters the scope around Express, derives token secrets per tenant, and lets
 * events, workflows, jobs and caches carry the tenant.
 */
export function withTenancy<T extends MedusaConfig>(config: T, options: TenancyOptions): T {
  refuseUnsupportedModules(config.modules as Record<string, unknown> | undefined)
  const connection = createTenantConnection({
    url: options.databaseUrl,
    prepare: prepareDatabase(options.classification, Boolean(options.catalogueCache)),
    ...(options.pool ? { pool: options.pool } : {}),
    ...(options.driverOptions ? { driverOptions: options.driverOptions } : {}),
  })
  container.register({ [ContainerRegistrationKeys.PG_CONNECTION]: asValue(connection) })
  configureMissingScope({ policy: options.missingScope ?? 'log' })
  if (config.projectConfig.http) deriveSecretPerTenant(config.projectConfig.http)
  const knex = connection as unknown as Knex
  const resolver = createResolver(knex as RegistryConnection, options)
  boundQueryArrays(loadCoreModule<QueryParser>('qs'))
  boundRouteMatches(
    loadCoreModule<{ RoutesFinder: RoutesFinderClass }>('@medusajs/framework/http', 'routes-finder.js')
      .RoutesFinder,
  )
  const { application } = loadCoreModule<{ application: ExpressPrototype }>('express')
  cache = options.catalogueCache && new CatalogueCache(connection as never, options.catalogueCache)
  enterScopeAroundExpress(application, resolver, {
    ...(options.before ? { before: options.before } : {}),
    tenantOfCredential: options.tenantOfCredential,
    answerFirst: oneAfterTheOther(options.gate, cache?.handle.bind(cache)),
  })
  carryTenant(knex as unknown as TenantListConnection)
  return config
}

/** The resolver that keeps its answers until the database announces a change. */
function createResolver(connection: RegistryConnection, options: TenancyOptions): TenantResolver {
  const { ssl, dynamicPassword: password } = (options.driverOptions ?? {}) as Pick<ClientConfig, 'ssl'> & {
    dynamicPassword?: ClientConfig['password']
  }
  const announcements = new Listener({
    connection: {
      connectionString: options.databaseUrl,
      application_name: 'medusa-tenancy listener',
      ...(ssl ? { ssl } : {}),
      ...(password ? { password } : {}),
    },
    channel: CHANGES_CHANNEL,
    onMessage: (tenantId) => resolver.forget(tenantId),
    onGap: () => resolver.forget(),
    log: (message) => console.warn(`[tenancy] ${message}`),
  })
  const { platformHosts, baseDomain } = options
  const resolver = new TenantResolver(connection, { platformHosts, baseDomain, announcements })
  setResolver(resolver)
  return resolver
}

/** Lets events, caches and workflow runs of this process carry the tenant. */
export function carryTenant(connection: TenantListConnection): void {
  for (const bus of ['@medusajs/event-bus-local', '@medusajs/event-bus-redis']) {
    carryTenantThroughEvents(loadCoreModule<ModuleExport>(bus).default.service)
  }
  keepCachesApart(loadCoreModule<ModuleExport>('@medusajs/caching').default.service)
  searchPerTenant(loadCoreModule<ModuleExport>('@medusajs/search').default.service, connection)
  for (const provider of loadCoreModule<ProviderExport>('@medusajs/search-postgres').default.services) {
    searchTablesPerTenant(provider)
  }
  const file = 'utils/workflow-orchestrator-storage.js'
  type Storages = Record<string, { prototype: object; name: string }>
  const redis = loadCoreModule<Storages>('@medusajs/workflow-engine-redis', file)[
    'RedisDistributedTransactionStorage'
  ]
  const memory = loadCoreModule<Storages>('@medusajs/workflow-engine-inmemory', file)[
    'InMemoryDistributedTransactionStorage'
  ]
  if (!redis || !memory) throw new Error('The workflow engines of this version of Medusa are not supported.')
  carryTenantThroughRedisWorkflows(redis, connection)
  carryTenantThroughMemoryWorkflows(memory, connection)
}

/** Refuses a database that is not safe to serve tenants from, and learns the constraints' columns. */
export const prepareDatabase =
  (classification: TenancyOptions['classification'], cached = false) =>
  async (run: RunSql) => {
    const problems = await findSchemaProblems(run, classification)
    if (cached) problems.push(...(await findUnwatchedTables(run, classification)))
    if (problems.length) {
      const list = problems.map(({ table, problem }) => `  ${table}: ${problem}`).join('\n')
      throw new TenancyError(
        'schema_unsafe',
        `The database is not safe to serve tenants from. Run the migrations (medusa-tenancy migrate).\n${list}`,
      )
    }
    rememberConstraints((await run(CONSTRAINT_COLUMNS_SQL)) as never)
    rememberWidenedKeys((await run(WIDENED_KEYS_SQL)) as never)
  }
