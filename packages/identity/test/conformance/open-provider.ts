import { developmentProvider } from './development'
import { keycloak } from './keycloak'
import type { ProviderUnderTest } from './under-test'

/** @param backchannel the origin to which logout tokens of `medusa-admin` go. */
export function openProvider(backchannel: string): Promise<ProviderUnderTest> {
  const url = process.env.KEYCLOAK_URL
  return url ? keycloak(url, backchannel) : developmentProvider(backchannel)
}
