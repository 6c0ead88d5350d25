#!/usr/bin/env node
import { startIdentityProvider } from './provider/start'

/**
 * The provider as a program of its own: IDENTITY_PORT, IDENTITY_TENANT_IDS (real ids of the demo's tenants by the ids
 * of the realm file, as JSON), and whatever fills the realm file in.
 */
async function main({
  IDENTITY_PORT: port,
  IDENTITY_TENANT_IDS: ids,
  ...env
}: NodeJS.ProcessEnv): Promise<void> {
  const tenantIds = JSON.parse(ids ?? '{}') as Record<string, string>
  const provider = await startIdentityProvider({ port: Number(port ?? 8180), env, tenantIds })
  console.log(`${provider.issuer} is ready.`)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void provider.stop())
}

main(process.env).catch((error: unknown) => {
  console.error(error)
  process.exit(1)
})
