import { createRequire } from 'node:module'
import { container } from '@medusajs/framework'
import { asValue } from '@medusajs/framework/awilix'
import { MigrationScriptsMigrator, Migrator } from '@medusajs/framework/migrations'
import { ContainerRegistrationKeys, ModulesSdkUtils } from '@medusajs/framework/utils'
import { forEachTenant, type TenantListConnection } from '../carriers/for-each-tenant'
import { carryTenant, prepareDatabase } from '../config/with-tenancy'
import { createTenantConnection } from '../database/connection'
import { loadClassification } from './load-classification'

interface ScriptMigrator {
  pgConnection: unknown
  ensureMigrationsTable(): Promise<void>
  getPendingMigrations(paths: string[]): Promise<string[]>
}

type Script = (context: unknown) => Promise<unknown>

/**
 * Lets each of Medusa's migration scripts run once per tenant, in the tenant's scope and as the restricted role.
 * A script believes that it is alone with one store's rows: as the owner it would, for one, link every tenant's
 * products to the first shipping profile that it finds, whoever's that is. Only the bookkeeping stays with the
 * owner. A script counts as run when it has run for every tenant; until then the next migration repeats it for
 * all, which Medusa asks scripts to bear.
 */
export function runScriptsPerTenant({ ownerUrl, appUrl }: { ownerUrl: string; appUrl: string }): void {
  const connection = createTenantConnection({ url: appUrl, prepare: prepareDatabase(loadClassification()) })
  container.register({ [ContainerRegistrationKeys.PG_CONNECTION]: asValue(connection) })
  const tenants = connection as unknown as TenantListConnection
  carryTenant(tenants)
  const owner = ModulesSdkUtils.createPgConnection({ clientUrl: ownerUrl, pool: { min: 0, max: 3 } })
  const prototype = MigrationScriptsMigrator.prototype as unknown as ScriptMigrator
  const { ensureMigrationsTable, getPendingMigrations } = prototype
  prototype.ensureMigrationsTable = function () {
    this.pgConnection = owner
    return ensureMigrationsTable.call(this)
  }
  const wrapped = new Set<string>()
  prototype.getPendingMigrations = async function (paths) {
    const pending = await getPendingMigrations.call(this, paths)
    for (const path of pending) if (!wrapped.has(path)) wrapInEachTenant(path, tenants)
    pending.forEach((path) => wrapped.add(path))
    return pending
  }
}

/** Puts a script into the module cache, where the framework will find it, with every tenant's turn around it. */
function wrapInEachTenant(path: string, connection: TenantListConnection): void {
  const load = createRequire(path)
  const exported = load(path) as { default?: Script }
  const script = exported.default
  const cached = load.cache[load.resolve(path)]
  if (!script || !cached) return
  const inEachTenant: Script = (context) =>
    forEachTenant(connection, async () => void (await script(context)), { includePlatform: true })
  // A compiled export may be a getter, which cannot be assigned: the module gets a new object instead.
  cached.exports = { ...exported, __esModule: true, default: inEachTenant }
}

/** Creates the scripts' bookkeeping table together with the migrations', so that the sync finds it. */
export function createScriptsTableWithMigrations(): void {
  const prototype = Migrator.prototype as unknown as ScriptMigrator
  const ensureMigrationsTable = prototype.ensureMigrationsTable
  prototype.ensureMigrationsTable = async function (this: ScriptMigrator & { container: unknown }) {
    await ensureMigrationsTable.call(this)
    if (this instanceof MigrationScriptsMigrator) return
    await ensureMigrationsTable.call(
      new MigrationScriptsMigrator({ container: this.container as never }) as never,
    )
  }
}
