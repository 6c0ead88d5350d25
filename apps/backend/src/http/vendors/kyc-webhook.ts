import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { systemClock } from '@cityos/calendar'
import { CityosError, ID_PREFIXES, idSchema } from '@cityos/contracts'
import { runInTenant } from '@cityos/medusa-tenancy'
import { kycSaid } from '../../workflows/vendor/kyc-said'
import { findKycProvider } from '../../workflows/vendor/kyc-providers'
import { rawBody } from '../sync/raw-body'

const MOST_BYTES = 1_000_000

/**
 * Takes what a provider says of a check. The provider's own code checks the signature on the bytes, and how old it is;
 * who cannot sign learns nothing, not even whether there is such a tenant or provider.
 * @throws CityosError `signature_refused`, `body_too_large`.
 */
export async function kycWebhook(request: MedusaRequest, response: MedusaResponse): Promise<void> {
  const body = await rawBody(request, MOST_BYTES)
  const tenant = idSchema(ID_PREFIXES.tenant).safeParse(request.params['tenant_id'])
  const name = request.params['provider'] as string
  const provider = findKycProvider(name)
  if (!tenant.success || !provider?.parseWebhook) {
    throw new CityosError('signature_refused', 'The signature is not the provider’s, or too old.')
  }
  const message = await provider.parseWebhook({
    ...{ tenantId: tenant.data, body, headers: request.headers, now: systemClock.now() },
  })
  const state = await runInTenant(tenant.data, () => kycSaid(request.scope, name, message))
  response.json({ state })
}
