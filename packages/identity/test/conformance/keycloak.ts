import { createHash, generateKeyPairSync } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { readRealm, REALM_FILE } from '@cityos/dev-identity'
import type { ProviderUnderTest } from './under-test'

const PATH = '/admin/realms/cityos'

interface ClientRepresentation {
  id: string
  attributes: Record<string, string>
}

/** A real Keycloak with the realm file imported. The suite adds signing keys of its own and takes them away again. */
export async function keycloak(url: string, backchannel: string): Promise<ProviderUnderTest> {
  const admin = adminOf(url)
  const added: string[] = []
  let key = newKey()
  let priority = 1000

  const addKey = async () => {
    key = newKey()
    priority += 1
    const privateKey = key.privateKey.export({ type: 'pkcs8', format: 'pem' }) as string
    const response = await admin('POST', `${PATH}/components`, {
      name: `conformance ${priority}`,
      providerId: 'rsa',
      providerType: 'org.keycloak.keys.KeyProvider',
      config: flag({
        priority: `${priority}`,
        enabled: 'true',
        active: 'true',
        privateKey,
        algorithm: 'RS256',
      }),
    })
    added.push(response.headers.get('location')!.split('/').at(-1)!)
  }
  const removeKeys = async (ids: string[]) => {
    for (const id of ids) await admin('DELETE', `${PATH}/components/${id}`)
  }

  const found = await admin('GET', `${PATH}/clients?clientId=medusa-admin`)
  const [client] = (await found.json()) as [ClientRepresentation]
  const tell = (address: string | undefined) =>
    admin('PUT', `${PATH}/clients/${client.id}`, {
      ...client,
      attributes: { ...client.attributes, 'backchannel.logout.url': address },
    })
  await tell(`${backchannel}/identity/backchannel-logout`)
  await addKey()

  return {
    name: `Keycloak at ${url}`,
    issuer: `${url}/realms/cityos`,
    realm: readRealm(readFileSync(REALM_FILE, 'utf8'), { ...process.env, CITYOS_DEMO_USERS: 'true' }),
    signingKey: () => key,
    rotateKeys: async ({ retire }) => {
      const old = added.splice(0, retire ? added.length : 0)
      await addKey()
      await removeKeys(old)
    },
    endSession: async (sid) => void (await admin('DELETE', `${PATH}/sessions/${sid}`)),
    forgive: async (id) => void (await admin('DELETE', `${PATH}/attack-detection/brute-force/users/${id}`)),
    stop: async () => {
      await removeKeys(added)
      await tell(client.attributes['backchannel.logout.url'])
    },
  }
}

const flag = (config: Record<string, string>) =>
  Object.fromEntries(Object.entries(config).map(([name, value]) => [name, [value]]))

/** The kid that Keycloak gives to a key. */
function newKey() {
  const pair = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const der = pair.publicKey.export({ type: 'spki', format: 'der' })
  return { ...pair, kid: createHash('sha256').update(der).digest('base64url') }
}

function adminOf(url: string) {
  const token = async () => {
    const response = await fetch(`${url}/realms/master/protocol/openid-connect/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'password',
        client_id: 'admin-cli',
        username: process.env.KEYCLOAK_ADMIN_USER ?? 'admin',
        password: process.env.KEYCLOAK_ADMIN_PASSWORD ?? 'admin',
      }),
    })
    if (!response.ok) throw new Error(`Keycloak's administrator cannot sign in: ${await response.text()}`)
    return ((await response.json()) as { access_token: string }).access_token
  }
  return async (method: string, path: string, body?: unknown): Promise<Response> => {
    const response = await fetch(`${url}${path}`, {
      method,
      headers: { authorization: `Bearer ${await token()}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    if (!response.ok)
      throw new Error(`${method} ${path} answered ${response.status}: ${await response.text()}`)
    return response
  }
}
