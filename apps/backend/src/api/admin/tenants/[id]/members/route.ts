import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { CityosError, type ListMembers } from '@cityos/contracts'
import { runInTenant } from '@cityos/medusa-tenancy'
import { listMembers } from '../../../../../http/members/member-response'
import { tenantModule } from '../../../../../workflows/tenant/tenant-module'

/** Lists the members of one tenant, for the platform's operators. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  const id = request.params['id'] as string
  const [tenant] = await tenantModule(request.scope).listTenants({ id, provisioned_at: { $ne: null } })
  if (!tenant) throw new CityosError('not_found', `There is no tenant ${id}.`)
  const query = request.validatedQuery as unknown as ListMembers
  response.json(await runInTenant(tenant.id, () => listMembers(request.scope, query)))
}
