import type { MedusaContainer } from '@medusajs/framework/types'
import { systemClock } from '@cityos/calendar'
import {
  CityosError,
  ID_PREFIXES,
  newId,
  type CloneTenant,
  type ImportTenant,
  type PurgeTenant,
} from '@cityos/contracts'
import { TenantExport } from '@cityos/medusa-tenancy'
import { currentEnvironment } from '../../env'
import { tenantModule, type TenantRecord } from '../tenant/tenant-module'
import type { OperationRecord } from './operation-record'
import { exportFolder } from './places'
import { checkConfirmation } from './purge-confirmation'
import { beginOperation } from './run-operation'
import { startTenantOperationWorkflow } from './start-tenant-operation'
import type { NewOperation } from './steps/create-tenant-operation'

/** Who asks, and in whose name the operation is written down. */
export interface Requester {
  container: MedusaContainer
  requested_by: string | null
}

/** @throws CityosError `not_found`, `operation_running`. */
export async function requestExport(by: Requester, tenantId: string): Promise<OperationRecord> {
  await provisionedTenant(by.container, tenantId)
  return start(by, { kind: 'export', tenant_id: tenantId, input: {} })
}

/** @throws CityosError `not_found`, `tenant_handle_taken`, `operation_running`. */
export async function requestClone(
  by: Requester,
  tenantId: string,
  clone: CloneTenant,
): Promise<OperationRecord> {
  await provisionedTenant(by.container, tenantId)
  await expectFreeHandle(by.container, clone.handle)
  const input = { ...clone, target_id: newId(ID_PREFIXES.tenant) }
  return start(by, { kind: 'clone', tenant_id: tenantId, input })
}

/** @throws CityosError `not_found`, `export_invalid`, `tenant_handle_taken`, `operation_running`. */
export async function requestImport(by: Requester, wanted: ImportTenant): Promise<OperationRecord> {
  const service = tenantModule(by.container)
  const [exported] = await service.listTenantOperations({
    id: wanted.export_id,
    kind: ['export', 'upload'],
  })
  if (exported?.status !== 'succeeded') {
    throw new CityosError('not_found', `There is no finished export ${wanted.export_id}.`)
  }
  const source = await openExport(wanted.export_id)
  if (wanted.handle) await expectFreeHandle(by.container, wanted.handle)
  if (wanted.mode === 'clone') {
    return start(by, { kind: 'import', tenant_id: newId(ID_PREFIXES.tenant), input: wanted })
  }
  const { id } = source.manifest.tenant
  const [existing] = await service.listTenants({ id })
  if (existing) {
    throw new CityosError('tenant_handle_taken', `Tenant ${id} still exists: purge it before it is restored.`)
  }
  const { tenant = [] } = await source.registry()
  if (!wanted.handle) await expectFreeHandle(by.container, tenant[0]?.['handle'] ?? '')
  return start(by, { kind: 'import', tenant_id: id, input: wanted })
}

/** @throws CityosError `not_found`, `illegal_transition`, `confirmation_invalid`, `operation_running`. */
export async function requestPurge(
  by: Requester,
  tenantId: string,
  { confirmation_token: token }: PurgeTenant,
): Promise<OperationRecord> {
  const tenant = await archivedTenant(by.container, tenantId)
  checkConfirmation(currentEnvironment().COOKIE_SECRET, tenant, token, systemClock.now())
  return start(by, { kind: 'purge', tenant_id: tenantId, input: {} })
}

/** A tenant that may be purged: archived, also one that an earlier purge has closed. @throws CityosError */
export async function archivedTenant(container: MedusaContainer, id: string): Promise<TenantRecord> {
  const [tenant] = await tenantModule(container).listTenants({ id })
  if (!tenant) throw new CityosError('not_found', `There is no tenant ${id}.`)
  if (tenant.status !== 'archived') {
    throw new CityosError(
      'illegal_transition',
      `Tenant ${id} cannot go from "${tenant.status}" to "purged": archive it first.`,
    )
  }
  return tenant as unknown as TenantRecord
}

async function provisionedTenant(container: MedusaContainer, id: string): Promise<void> {
  const [tenant] = await tenantModule(container).listTenants({ id, provisioned_at: { $ne: null } })
  if (!tenant) throw new CityosError('not_found', `There is no tenant ${id}.`)
}

async function expectFreeHandle(container: MedusaContainer, handle: string): Promise<void> {
  const [taken] = await tenantModule(container).listTenants({ handle })
  if (taken) throw new CityosError('tenant_handle_taken', `The handle "${handle}" is taken.`)
}

/** The export of an operation. @throws CityosError `export_invalid` when it is not there or cannot be read. */
export async function openExport(operationId: string): Promise<TenantExport> {
  try {
    return await TenantExport.open(exportFolder(operationId))
  } catch (error) {
    throw new CityosError('export_invalid', (error as Error).message)
  }
}

async function start(
  { container, requested_by }: Requester,
  operation: Omit<NewOperation, 'requested_by'>,
): Promise<OperationRecord> {
  const { result } = await startTenantOperationWorkflow(container).run({
    input: { ...operation, requested_by },
  })
  beginOperation(container, result.id)
  return result
}
