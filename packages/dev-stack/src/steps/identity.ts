import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { DEMO_TENANT_IDENTITIES, type DemoFile } from '@cityos/contracts'
import { startChild, throwIfInterrupted, type Child } from '../children'
import { StackError } from '../errors'
import type { Layout } from '../paths'

const START_TIMEOUT_MS = 30_000
const REALM = '/realms/cityos'

/** What the backend has to know of the identity provider. */
export interface IdentitySettings {
  issuer: string
  /** Absent when the provider is somebody else's. */
  port?: number
}

/** A Keycloak whose address is given, or the development provider at `port`. */
export function identitySettings(env: NodeJS.ProcessEnv, port: number): IdentitySettings {
  const given = env.KEYCLOAK_URL?.replace(/\/+$/, '')
  return given ? { issuer: `${given}${REALM}` } : { issuer: `http://localhost:${port}${REALM}`, port }
}

/** Starts the development provider and waits until it answers. @throws StackError with the end of its log. */
export async function startIdentity(
  { logs }: Layout,
  env: NodeJS.ProcessEnv,
  { issuer, port }: IdentitySettings,
  tenants: DemoFile['tenants'],
  signal: AbortSignal,
): Promise<Child> {
  throwIfInterrupted(signal)
  const logFile = join(logs, 'identity.log')
  const child = startChild({
    args: [require.resolve('@cityos/dev-identity/dist/cli.js')],
    cwd: logs,
    env: { ...env, IDENTITY_PORT: String(port), IDENTITY_TENANT_IDS: JSON.stringify(realIds(tenants)) },
    logFile,
  })
  let gone = false
  void child.exited.then(() => (gone = true))
  for (const end = performance.now() + START_TIMEOUT_MS; !gone && performance.now() < end; await sleep(100)) {
    throwIfInterrupted(signal)
    if (await answers(`${issuer}/.well-known/openid-configuration`)) return child
  }
  await child.stop()
  throw new StackError(
    'step_failed',
    `The identity provider did not start:\n${child.tail(20)}\n\nThe whole log: ${logFile}`,
    'Correct the error above and start again.',
  )
}

/** The realm file names the demo's tenants by ids that provisioning did not know. */
function realIds(tenants: DemoFile['tenants']): Record<string, string> {
  return Object.fromEntries(
    DEMO_TENANT_IDENTITIES.flatMap(({ id, handle }) => {
      const tenant = tenants.find((candidate) => candidate.handle === handle)
      return tenant ? [[id, tenant.id]] : []
    }),
  )
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(2_000) })).ok
  } catch {
    return false
  }
}
