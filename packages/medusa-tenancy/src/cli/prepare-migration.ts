import { rewriteMigrations } from '../schema/migration-rewrite'
import { createScriptsTableWithMigrations, runScriptsPerTenant } from './tenant-scripts'

/** Set for the processes that `medusa-tenancy migrate` starts; medusa-config.ts calls {@link prepareMigration} then. */
export const MIGRATION_FLAG = 'MEDUSA_TENANCY_MIGRATING'

/** The owner's connection, for the process that runs the migration scripts: it connects as the application. */
export const SCRIPTS_OWNER_VARIABLE = 'MEDUSA_TENANCY_SCRIPTS_OWNER_URL'

/** Makes the migrating process fit for a database of several tenants; for medusa-config.ts, instead of `withTenancy`. */
export function prepareMigration(env: NodeJS.ProcessEnv): void {
  const ownerUrl = env[SCRIPTS_OWNER_VARIABLE]
  const appUrl = env['DATABASE_URL']
  if (ownerUrl && appUrl) return runScriptsPerTenant({ ownerUrl, appUrl })
  rewriteMigrations(env)
  createScriptsTableWithMigrations()
}
