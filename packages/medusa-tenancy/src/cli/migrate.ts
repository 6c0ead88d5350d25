import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { TenancyError } from '../errors'
import { listTenantTables, MIGRATED_TABLES_VARIABLE } from '../schema/migration-rewrite'
import { applicationRoleOf } from '../schema/roles'
import { PLATFORM_TENANT_ID } from '../scope/scope'
import { syncTenancySchema } from '../schema/sync'
import { loadClassification } from './load-classification'
import { MIGRATION_FLAG, SCRIPTS_OWNER_VARIABLE } from './prepare-migration'

/**
 * Runs, in the current folder, Medusa's migrations and link sync as the owner, then the schema sync, and then
 * the migration scripts in each tenant's scope as the application role.
 */
export async function migrate(env: NodeJS.ProcessEnv): Promise<void> {
  const ownerUrl = required(env, 'DATABASE_URL')
  const appUrl = required(env, 'DATABASE_APP_URL')
  const application = applicationRoleOf(appUrl)
  const tables = await listTenantTables(ownerUrl)
  await runMedusa(['db:migrate', '--execute-safe-links', '--execute-safe-search', '--skip-scripts'], {
    ...env,
    DATABASE_URL: inPlatformScope(ownerUrl),
    [MIGRATED_TABLES_VARIABLE]: tables.join(','),
  })
  const classification = loadClassification()
  const report = await syncTenancySchema({
    ownerUrl,
    application,
    ...(classification ? { classification } : {}),
  })
  console.log(
    `tenancy: ${report.tenantTables} tables of tenants, ${report.platformTables} of the platform, ${report.globalTables} global; ` +
      `${report.indexesRebuilt} indexes and ${report.foreignKeysRebuilt} foreign keys rebuilt, ` +
      `${report.rowsBackfilled} rows backfilled, ${report.durationMs} ms`,
  )
  await runMedusa(['db:migrate:scripts'], {
    ...env,
    DATABASE_URL: appUrl,
    [SCRIPTS_OWNER_VARIABLE]: ownerUrl,
  })
}

/** Rows that migrations insert belong to the platform: `tenant_id` takes its value from this setting. */
function inPlatformScope(url: string): string {
  const scoped = new URL(url)
  scoped.searchParams.set('options', `-c app.tenant=${PLATFORM_TENANT_ID}`)
  return scoped.toString()
}

function required(env: NodeJS.ProcessEnv, name: string): string {
  const value = env[name]
  if (value) return value
  throw new TenancyError('configuration_invalid', `Set ${name}: see "medusa-tenancy" without arguments.`)
}

async function runMedusa(args: string[], env: NodeJS.ProcessEnv): Promise<void> {
  const fromProject = createRequire(join(process.cwd(), 'package.json'))
  const cli = join(dirname(fromProject.resolve('@medusajs/cli/package.json')), 'cli.js')
  const child = spawn(process.execPath, [cli, ...args], {
    stdio: 'inherit',
    env: { ...env, [MIGRATION_FLAG]: '1', MEDUSA_DISABLE_TELEMETRY: 'true' },
  })
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', resolve)
  })
  if (code !== 0)
    throw new TenancyError(
      'configuration_invalid',
      `medusa ${args.join(' ')} failed with exit code ${String(code)}.`,
    )
}
