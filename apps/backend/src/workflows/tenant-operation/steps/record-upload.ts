import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { systemClock } from '@cityos/calendar'
import { PLATFORM_TENANT_ID, runInTenant, type Manifest } from '@cityos/medusa-tenancy'
import { tenantModule } from '../../tenant/tenant-module'
import type { OperationRecord } from '../operation-record'

export interface Upload {
  id: string
  /** Where the export has been unpacked. */
  folder: string
  manifest: Pick<Manifest, 'tenant' | 'rows' | 'total_sha256'> & { files: number }
  requested_by: string | null
}

/** Writes down that the export is here; nothing is left to work on. */
export const recordUploadStep = createStep(
  'record-upload',
  async ({ id, manifest, requested_by }: Upload, { container }) => {
    const { tenant, rows, files, total_sha256 } = manifest
    const now = systemClock.now()
    const operation = await runInTenant(PLATFORM_TENANT_ID, () =>
      tenantModule(container).createTenantOperations({
        id,
        kind: 'upload',
        status: 'succeeded',
        phase: 'final',
        tenant_id: tenant.id,
        input: {},
        done: rows + files,
        total: rows + files,
        result: { rows, files, total_sha256 },
        requested_by,
        started_at: now,
        finished_at: now,
      }),
    )
    return new StepResponse(operation as unknown as OperationRecord, id)
  },
  async (id, { container }) => {
    if (id) await runInTenant(PLATFORM_TENANT_ID, () => tenantModule(container).deleteTenantOperations(id))
  },
)
