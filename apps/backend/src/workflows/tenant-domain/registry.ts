import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { CityosError } from '@cityos/contracts'
import { PLATFORM_TENANT_ID, runInTenant } from '@cityos/medusa-tenancy'
import { tenantModule, type TenantDomainRecord } from '../tenant/tenant-module'

interface Result<Row> {
  rows: Row[]
}

/** A transaction in the platform's scope, where the domains are written. */
export interface RegistryTransaction {
  raw<Row = Record<string, unknown>>(sql: string, bindings?: readonly unknown[]): Promise<Result<Row>>
}

/** Whose domain is meant. */
export interface DomainRef {
  tenant_id: string
  id: string
}

/**
 * Runs `work` in one transaction while no other change of this tenant's domains does: counting before adding, and one
 * primary domain instead of two, are exact. @throws CityosError `not_found` when there is no such tenant.
 */
export async function changeDomains<T>(
  container: MedusaContainer,
  tenantId: string,
  work: (transaction: RegistryTransaction) => Promise<T>,
): Promise<T> {
  const connection = container.resolve(ContainerRegistrationKeys.PG_CONNECTION) as unknown as {
    transaction<R>(run: (transaction: RegistryTransaction) => Promise<R>): Promise<R>
  }
  return runInTenant(PLATFORM_TENANT_ID, () =>
    connection.transaction(async (transaction) => {
      const { rows } = await transaction.raw(
        'select from tenant where id = ? and deleted_at is null for update',
        [tenantId],
      )
      if (!rows.length) throw new CityosError('not_found', `There is no tenant ${tenantId}.`)
      return work(transaction)
    }),
  )
}

/** The domain, when it is this tenant's. @throws CityosError `not_found`. */
export async function readDomain(
  container: MedusaContainer,
  { tenant_id, id }: DomainRef,
): Promise<TenantDomainRecord> {
  const [domain] = await runInTenant(PLATFORM_TENANT_ID, () =>
    tenantModule(container).listTenantDomains({ id, tenant_id }),
  )
  if (!domain) throw new CityosError('not_found', `There is no domain ${id}.`)
  return domain as unknown as TenantDomainRecord
}

/** Like {@link readDomain}, within a change and with the tenant's handle. */
export async function domainToChange(
  transaction: RegistryTransaction,
  { tenant_id, id }: DomainRef,
): Promise<TenantDomainRecord & { is_handle: boolean }> {
  const { rows } = await transaction.raw<TenantDomainRecord & { is_handle: boolean }>(
    `select d.*, d.kind = 'subdomain' and d.domain = t.handle as is_handle
       from tenant_domain d join tenant t on t.id = d.tenant_id
      where d.id = ? and d.tenant_id = ? and d.deleted_at is null`,
    [id, tenant_id],
  )
  if (rows[0]) return rows[0]
  throw new CityosError('not_found', `There is no domain ${id}.`)
}

/** The database decides who was first; its unique violation becomes our conflict. */
export async function orTaken<T>(domain: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write()
  } catch (error) {
    const { code, message } = error as { code?: unknown; message?: unknown }
    if (code !== '23505' && !String(message).includes('already exists')) throw error
    throw new CityosError('tenant_domain_taken', `${domain} is taken.`, undefined, { cause: error })
  }
}
