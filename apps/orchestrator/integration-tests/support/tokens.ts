import { randomUUID, sign } from 'node:crypto'
import type { Provider } from './identity-provider'

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

/** What a token says beside who it is made out to. */
export interface Said {
  sub?: string
  email?: string
  platformRoles?: string[]
  tenants?: { id: string; roles: string[] }[]
  vendors?: { id: string; tenant: string; roles: string[] }[]
  claims?: Record<string, unknown>
}

/** An access token as the realm issues it to the content admin, signed with the provider's own key. */
export function tokenFor({ issuer, kid, privateKey }: Provider, said: Said): string {
  const now = Math.floor(Date.now() / 1000)
  const sub = said.sub ?? randomUUID()
  const head = encode({ alg: 'RS256', typ: 'JWT', kid })
  const payload = encode({
    iss: issuer,
    aud: 'cityos-api',
    azp: 'payload-admin',
    typ: 'Bearer',
    iat: now - 1,
    exp: now + 3600,
    sub,
    sid: randomUUID(),
    email: said.email ?? `${sub}@people.example`,
    email_verified: true,
    realm_access: { roles: said.platformRoles ?? [] },
    tenants: said.tenants ?? [],
    vendors: said.vendors ?? [],
    ...said.claims,
  })
  const signature = sign('RSA-SHA256', Buffer.from(`${head}.${payload}`), privateKey).toString('base64url')
  return `${head}.${payload}.${signature}`
}
