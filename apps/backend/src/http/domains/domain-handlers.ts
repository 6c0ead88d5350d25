import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import {
  CityosError,
  type AddTenantDomain,
  type UpdateTenantDomain,
  type VouchForTenantDomain,
} from '@cityos/contracts'
import type { ListDomains } from './domain-routes'
import { listPage } from '../paging'
import { toDomainResponse } from './domain-response'
import { addDomainWorkflow } from '../../workflows/tenant-domain/add-domain'
import { assignStoreWorkflow } from '../../workflows/tenant-domain/assign-store'
import { readDomain } from '../../workflows/tenant-domain/registry'
import { removeDomainWorkflow } from '../../workflows/tenant-domain/remove-domain'
import { setPrimaryDomainWorkflow } from '../../workflows/tenant-domain/set-primary-domain'
import { verifyDomainWorkflow } from '../../workflows/tenant-domain/verify-domain'
import { tenantModule, type TenantDomainRecord } from '../../workflows/tenant/tenant-module'

type Handler = (request: MedusaRequest, response: MedusaResponse) => Promise<void>

/**
 * What the platform does with a tenant's domains, and a tenant with its own: the same, but for who the tenant is.
 * @param tenantOf Says whose domains a request means. @throws CityosError `not_found`.
 */
export function domainHandlers(tenantOf: (request: MedusaRequest) => Promise<string>) {
  const refOf = async (request: MedusaRequest) => ({
    tenant_id: await tenantOf(request),
    id: request.params['domain_id'] as string,
  })
  const answer = (response: MedusaResponse, domain: TenantDomainRecord, status = 200) =>
    void response.status(status).json({ domain: toDomainResponse(domain) })

  const list: Handler = async (request, response) => {
    const query = request.validatedQuery as ListDomains
    const tenant_id = await tenantOf(request)
    const service = tenantModule(request.scope)
    const named = query.q ? { domain: { $ilike: `%${query.q.replace(/[\\%_]/g, '\\$&')}%` } } : {}
    const filters = { tenant_id, ...named }
    const { rows, page } = await listPage(service.listAndCountTenantDomains.bind(service), filters, query)
    response.json({ domains: (rows as unknown as TenantDomainRecord[]).map(toDomainResponse), ...page })
  }

  const add: Handler = async (request, response) => {
    const input = { tenant_id: await tenantOf(request), domain: request.validatedBody as AddTenantDomain }
    const { result } = await addDomainWorkflow(request.scope).run({ input })
    answer(response, result, 201)
  }

  const read: Handler = async (request, response) => {
    answer(response, await readDomain(request.scope, await refOf(request)))
  }

  const update: Handler = async (request, response) => {
    const input = { ...(await refOf(request)), ...(request.validatedBody as UpdateTenantDomain) }
    const { result } = await assignStoreWorkflow(request.scope).run({ input })
    answer(response, result)
  }

  const verify: Handler = async (request, response) => {
    const { vouch } = (request.validatedBody ?? {}) as VouchForTenantDomain
    const { result } = await verifyDomainWorkflow(request.scope).run({
      input: { ...(await refOf(request)), vouch },
    })
    if (result.status !== 'verified') {
      throw new CityosError(
        'domain_verification_failed',
        result.last_error ?? `${result.domain} is not proved.`,
      )
    }
    answer(response, result)
  }

  const makePrimary: Handler = async (request, response) => {
    const { result } = await setPrimaryDomainWorkflow(request.scope).run({ input: await refOf(request) })
    answer(response, result)
  }

  const remove: Handler = async (request, response) => {
    const { result: id } = await removeDomainWorkflow(request.scope).run({ input: await refOf(request) })
    response.json({ id, object: 'domain', deleted: true })
  }

  return { list, add, read, update, verify, makePrimary, remove }
}
