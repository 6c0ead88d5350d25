import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { REALM_FILE } from '../realm/path'
import { readRealm, type Realm } from '../realm/realm-file'
import { configuration } from './configuration'
import { endSession } from './end-session'
import { FailedLogins } from './failed-logins'
import type { Provider } from './oidc-provider'
import { People } from './people'
import { createRouter } from './router'
import { SigningKeys, type SigningKey } from './signing-keys'
import { createStorage } from './storage'

export interface IdentityProviderOptions {
  /** 0 for one that is free. */
  port: number
  /** The address to listen at; the loopback unless said otherwise. */
  host?: string
  /** What fills the realm file's placeholders in. The demo's people are enabled whatever it says. */
  env?: Readonly<Record<string, string | undefined>>
  /** Real ids of the demo's tenants, by the id that the realm file gives them. */
  tenantIds?: Readonly<Record<string, string>>
  nowMs?: () => number
}

export interface IdentityProvider {
  /** `http://localhost:<port>/realms/cityos` */
  issuer: string
  realm: Realm
  /** The key that signs at the moment: tests forge with it. */
  signingKey(): SigningKey
  /** A new key signs from now on; `retire` withdraws the old ones. */
  rotateKeys(how: { retire: boolean }): Promise<void>
  /** @returns false when there is no such session. */
  endSession(sid: string): Promise<boolean>
  /** Forgets the wrong passwords of an account. */
  forgive(subject: string): void
  stop(): Promise<void>
}

/**
 * A real OpenID provider at the addresses and with the tokens of Keycloak, for development and tests: it reads the
 * same realm file that Keycloak imports. @throws Error in production: its people have public passwords.
 */
export async function startIdentityProvider(options: IdentityProviderOptions): Promise<IdentityProvider> {
  if (process.env.NODE_ENV === 'production') {
    throw new Error('The development identity provider is not for production.')
  }
  const nowMs = options.nowMs ?? Date.now
  const realm = readRealm(realmText(options), { ...options.env, CITYOS_DEMO_USERS: 'true' })
  const failures = new FailedLogins(realm, nowMs)
  const { server, port } = await listen(options)
  const basePath = `/realms/${realm.realm}`
  const issuer = `http://localhost:${port}${basePath}`
  const parts = { issuer, basePath, realm, nowMs, people: new People(realm), keys: new SigningKeys() }
  const secrets = { cookieKey: randomBytes(32).toString('hex'), adapter: createStorage(nowMs) }

  const oidc = await import('oidc-provider')
  /** oidc-provider reads its keys once, so that new ones need a new provider on the same storage. */
  const open = (): Provider => {
    const opened: Provider = new oidc.Provider(
      issuer,
      configuration({ ...parts, ...secrets, provider: () => opened }),
    )
    nameSessionsAsKeycloak(opened)
    reportFailures(opened)
    return opened
  }
  let provider = open()
  server.on('request', createRouter({ ...parts, failures, provider: () => provider }))

  return {
    issuer,
    realm,
    signingKey: () => parts.keys.current,
    rotateKeys: async (how) => {
      parts.keys.rotate(how)
      provider = open()
    },
    endSession: (sid) => endSession(provider, sid),
    forgive: (subject) => failures.succeed(subject),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function listen({ port, host = '127.0.0.1' }: IdentityProviderOptions) {
  const server = createServer()
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, host, resolve)
  })
  return { server, port: (server.address() as AddressInfo).port }
}

function realmText({ tenantIds = {} }: IdentityProviderOptions): string {
  return Object.entries(tenantIds).reduce(
    (text, [demo, real]) => text.replaceAll(demo, real),
    readFileSync(REALM_FILE, 'utf8'),
  )
}

/** Keycloak has one `sid` for a session; oidc-provider makes one for each client in it. */
function nameSessionsAsKeycloak({ Session }: Provider): void {
  const sidFor = Session.prototype.sidFor as (this: { uid: string }, client: string, sid?: string) => string
  Session.prototype.sidFor = function (this: { uid: string }, client: string, sid?: string) {
    return sidFor.call(this, client, sid && this.uid)
  } as never
}

function reportFailures(provider: Provider): void {
  provider.on('server_error', (_context, error) => console.error('identity provider:', error))
  provider.on('backchannel.error', (_context, error, client) =>
    console.error(`identity provider: ${client.clientId} did not take the logout: ${error.message}`),
  )
}
