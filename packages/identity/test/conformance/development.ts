import { startIdentityProvider } from '@cityos/dev-identity'
import type { ProviderUnderTest } from './under-test'

export async function developmentProvider(backchannel: string): Promise<ProviderUnderTest> {
  const provider = await startIdentityProvider({ port: 0, env: { PUBLIC_URL: backchannel } })
  return {
    ...provider,
    name: 'development provider',
    endSession: async (sid) => {
      if (!(await provider.endSession(sid))) throw new Error(`There is no session ${sid}.`)
    },
    forgive: async (userId) => provider.forgive(userId),
  }
}
