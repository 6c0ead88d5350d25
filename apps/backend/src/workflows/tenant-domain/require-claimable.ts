import { CityosError } from '@cityos/contracts'
import { currentEnvironment } from '../../env'
import { whyUnclaimable } from '../../modules/tenant/domain/claimable-hostname'

/** @throws CityosError `validation_failed` when this host can belong to no tenant as a custom domain. */
export function requireClaimable(host: string): void {
  const { PLATFORM_HOSTS: platformHosts, TENANT_BASE_DOMAIN: baseDomain } = currentEnvironment()
  const reason = whyUnclaimable(host, { platformHosts, baseDomain })
  if (reason) throw new CityosError('validation_failed', `domain: ${reason}`)
}
