import { Client } from 'pg'
import { announceChanges } from './announcements'
import { createAuditTable, installAudit } from './audit'
import { addNumbering, createCounterTable } from './numbering'
import { listTables } from './catalog'
import { createCatalogueTables } from './catalogue-functions'
import { watchCatalogue } from './catalogue-triggers'
import { classify, type Classification, type ClassifiedTables } from './classification'
import { addForeignKeys, dropBareForeignKeys } from './foreign-keys'
import { grantTables } from './grants'
import { rebuildIndexes } from './indexes'
import { addOrdering } from './ordering'
import { createQuotaTable, installQuotas } from './quotas'
import { createFunctions } from './functions'
import { installMirrors } from './mirrors'
import { createRegistryFunctions } from './registry'
import { addTenantColumns, backfillTenants } from './tenant-column'
import { globalPolicies, platformPolicies, tenantPolicies } from './policies'
import { installTold } from './told-triggers'
import { requireServerVersion } from './server-version'
import { ensureRoles, type ApplicationRole } from './roles'

export interface SyncOptions {
  /** The owner's connection: it owns the tables and may create roles. */
  ownerUrl: string
  /** The restricted role that running processes connect as. */
  application: ApplicationRole
  classification?: Partial<Classification>
}

export interface SyncReport {
  tenantTables: number
  platformTables: number
  globalTables: number
  indexesRebuilt: number
  foreignKeysRebuilt: number
  /** Rows of new tables that took the tenant of the row they point to. */
  rowsBackfilled: number
  /** Quotas whose count of used places was wrong, as it is where counting begins on a database with rows. */
  quotasCorrected: number
  durationMs: number
}

/**
 * Puts every table of the database under its tenancy policy. Runs as the owner after each migration, in
 * one transaction, and is safe to repeat: a second run changes nothing.
 */
export async function syncTenancySchema(options: SyncOptions): Promise<SyncReport> {
  const started = performance.now()
  const classification = classify(options.classification)
  const client = new Client({ connectionString: options.ownerUrl })
  await client.connect()
  try {
    await requireServerVersion(client)
    await client.query('begin')
    // Two deployments may migrate at the same moment.
    await client.query("select pg_advisory_xact_lock(hashtext('medusa-tenancy.sync'))")
    await ensureRoles(client, options.application)
    await createCounterTable(client)
    await createQuotaTable(client)
    await createAuditTable(client)
    await createCatalogueTables(client)
    const tables = await classifyTables(client, classification)
    const fresh = await addTenantColumns(client, tables.tenant)
    const rowsBackfilled = await backfillTenants(client, fresh, tables.tenant)
    const bareKeys = await dropBareForeignKeys(client, tables)
    const indexesRebuilt = await rebuildIndexes(client, tables.tenant)
    await addForeignKeys(client, bareKeys, tables)
    await addNumbering(client, classification.numbered, tables.tenant)
    await addOrdering(client, tables.tenant)
    await installMirrors(client, classification.mirrored, tables.tenant)
    const quotasCorrected = await installQuotas(client, classification.counted)
    await tenantPolicies(client, tables.tenant, options.application.name)
    await platformPolicies(client, tables.platform, classification, options.application.name)
    await globalPolicies(client, tables.global, classification, options.application.name)
    await grantTables(client, tables, classification, options.application.name)
    await createFunctions(client, options.application.name)
    await createRegistryFunctions(client, options.application.name)
    await installAudit(client, tables, classification, options.application.name)
    await announceChanges(client)
    await installTold(client, classification.told)
    await watchCatalogue(client, tables, classification, options.application.name)
    await client.query('commit')
    await client.query('analyze')
    return {
      tenantTables: tables.tenant.length,
      platformTables: tables.platform.length,
      globalTables: tables.global.length,
      indexesRebuilt,
      foreignKeysRebuilt: bareKeys.length,
      rowsBackfilled,
      quotasCorrected,
      durationMs: Math.round(performance.now() - started),
    }
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  } finally {
    await client.end()
  }
}

async function classifyTables(client: Client, classification: Classification): Promise<ClassifiedTables> {
  const tables = await listTables(client)
  return {
    tenant: tables.filter((t) => !(t in classification.global) && !(t in classification.platform)),
    platform: tables.filter((t) => t in classification.platform),
    global: tables.filter((t) => t in classification.global),
  }
}
