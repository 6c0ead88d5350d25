import type { MedusaContainer } from '@medusajs/framework/types'
import { CityosError } from '@cityos/contracts'
import type { TenantExport } from '@cityos/medusa-tenancy'
import { tenantModule } from '../tenant/tenant-module'
import type { OperationRecord } from './operation-record'
import { removeExport } from './remove-export'
import { openExport } from './request-operation'

/** @throws CityosError `not_found`. */
export async function findOperation(container: MedusaContainer, id: string): Promise<OperationRecord> {
  const [operation] = await tenantModule(container).listTenantOperations({ id })
  if (operation) return operation as unknown as OperationRecord
  throw new CityosError('not_found', `There is no operation ${id}.`)
}

/** The finished export of an operation. @throws CityosError `not_found`, `export_invalid`. */
export async function findExport(container: MedusaContainer, id: string): Promise<TenantExport> {
  const { kind, status } = await findOperation(container, id)
  if ((kind === 'export' || kind === 'upload') && status === 'succeeded') return openExport(id)
  throw new CityosError('not_found', `Operation ${id} is no finished export.`)
}

/** Removes an operation that has ended, and its export. @throws CityosError `not_found`, `operation_running`. */
export async function removeOperation(container: MedusaContainer, id: string): Promise<void> {
  const { status } = await findOperation(container, id)
  if (status === 'pending' || status === 'running') {
    throw new CityosError('operation_running', `Operation ${id} is still running.`)
  }
  const reading = await tenantModule(container).listTenantOperations({
    kind: 'import',
    status: ['pending', 'running'],
  })
  const reader = (reading as unknown as OperationRecord[]).find(({ input }) => input.export_id === id)
  if (reader) throw new CityosError('operation_running', `Operation ${reader.id} reads this export.`)
  await removeExport(id)
  await tenantModule(container).deleteTenantOperations(id)
}
