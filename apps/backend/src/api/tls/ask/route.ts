import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { resolveHost } from '@cityos/medusa-tenancy'

/**
 * Tells a proxy whether to get a certificate for a host: 200 for the verified hosts of tenants that are not archived,
 * 404 for every other, and nothing more. A suspended tenant's visitors are told so over TLS.
 */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  const { domain } = request.query
  const resolution = typeof domain === 'string' ? await resolveHost(domain) : undefined
  response.status(resolution && isTenantsOwn(resolution) ? 200 : 404).end()
}

function isTenantsOwn(resolution: Awaited<ReturnType<typeof resolveHost>>): boolean {
  if ('refusal' in resolution) return resolution.refusal.code === 'tenant_suspended'
  return resolution.tenant.source !== 'platform_host'
}
