import { TenancyError } from '../errors'
import { readerRole } from '../schema/policies'
import { ident } from '../schema/catalog'
import { currentTenantId, PLATFORM_TENANT_ID } from '../scope/scope'

interface Transaction {
  raw(sql: string, bindings?: readonly unknown[]): Promise<{ rows: Record<string, unknown>[] }>
}

/** The part of knex that reading across tenants needs. */
export interface CrossTenantConnection {
  transaction<T>(run: (transaction: Transaction) => Promise<T>): Promise<T>
}

export interface CrossTenantRead {
  /** Why platform code needs rows of several tenants; written to the audit log. */
  reason: string
  sql: string
  bindings?: readonly unknown[]
}

/** Receives each read across tenants before it runs. */
export type CrossTenantAudit = (read: CrossTenantRead) => void | Promise<void>

let audit: CrossTenantAudit = ({ reason, sql }) =>
  console.info(`[tenancy] read across tenants: ${reason}: ${sql}`)

export function configureCrossTenantAudit(next: CrossTenantAudit): void {
  audit = next
}

/**
 * Reads rows of every tenant: the only way to do so. For platform code alone, read-only by the database
 * (a role that holds SELECT and nothing else), audited before it runs.
 * @throws TenancyError `platform_only` outside the platform's scope.
 */
export async function readAcrossTenants<Row = Record<string, unknown>>(
  connection: CrossTenantConnection,
  read: CrossTenantRead,
): Promise<Row[]> {
  if (currentTenantId() !== PLATFORM_TENANT_ID) {
    throw new TenancyError('platform_only', 'Only platform code may read across tenants.')
  }
  await audit(read)
  return connection.transaction(async (transaction) => {
    const { rows: roles } = await transaction.raw('select current_user as name')
    await transaction.raw('set transaction read only')
    await transaction.raw(`set local role ${ident(readerRole(String(roles[0]?.['name'])))}`)
    const { rows } = await transaction.raw(read.sql, read.bindings ?? [])
    return rows as Row[]
  })
}
