import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import type { CreateTenant } from '@cityos/contracts'
import { runInTenant } from '@cityos/medusa-tenancy'
import { createAdminUser } from '../create-admin-user'

interface Input {
  tenantId: string
  admin: CreateTenant['admin']
}

/** Creates the tenant's first staff member, who signs in with e-mail and password. */
export const createTenantAdminStep = createStep(
  'create-tenant-admin',
  async (input: Input, { container }) =>
    new StepResponse(await runInTenant(input.tenantId, () => createAdminUser(container, input.admin))),
)
