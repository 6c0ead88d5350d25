import { randomUUID } from 'node:crypto'
import type { Vendor, VendorMember, VendorRole } from '@cityos/contracts'
import { TestBackend, type Client, type TestTenant } from '@cityos/testing'
import { startKeyServer, type KeyServer } from '@cityos/dev-identity'

interface Answer {
  code?: string
  message?: string
}

/** Somebody with an account at the identity provider. */
export interface Account {
  sub: string
  email: string
}

/** Everybody has one account, whichever tenants and vendors they work for. */
const accounts = new Map<string, Account>()
export function accountOf(email: string): Account {
  const account = accounts.get(email) ?? { sub: randomUUID(), email }
  accounts.set(email, account)
  return account
}

/** A backend whose identity provider is a key: tokens of every kind can be had for it. */
export class VendorWorld {
  private constructor(
    readonly provider: KeyServer,
    readonly backend: TestBackend,
    readonly acme: TestTenant,
    readonly globex: TestTenant,
  ) {}

  /** @param options.admin with the admin's pages, for tests that open a browser. */
  static async start(env: Record<string, string> = {}, { admin = false } = {}): Promise<VendorWorld> {
    const provider = await startKeyServer()
    const backend = await TestBackend.start({
      admin,
      env: {
        KEYCLOAK_ISSUER: provider.issuer,
        MEDUSA_ADMIN_CLIENT_SECRET: 'development-medusa-admin-secret',
        LOG_LEVEL: 'info',
        VENDOR_PORTAL_URL: 'https://portal.example',
        ...env,
      },
    })
    const acme = await backend.provisionTenant('acme')
    return new VendorWorld(provider, backend, acme, await backend.provisionTenant('globex'))
  }

  /** An access token as the realm issues it to a client. */
  token(client: string, claims: object = {}): string {
    const now = Math.floor(Date.now() / 1000)
    return this.provider.sign({
      ...{ iss: this.provider.issuer, aud: 'cityos-api', azp: client, typ: 'Bearer' },
      ...{ iat: now, exp: now + 300, jti: randomUUID(), sub: randomUUID(), sid: randomUUID() },
      ...claims,
    })
  }

  tokenOf(email: string, claims: object = {}, client = 'vendor-portal'): string {
    return this.token(client, { ...accountOf(email), email_verified: true, name: 'Somebody', ...claims })
  }

  /** The token that the client `services` gets for itself. */
  serviceToken(roles: string[], claims: object = {}): string {
    const account = { sub: 'service-1', preferred_username: 'service-account-services', sid: undefined }
    return this.token('services', { ...account, realm_access: { roles }, ...claims })
  }

  /** Calls the tenant's host as somebody of a vendor. */
  person({ anonymous }: TestTenant, email: string, claims: object = {}): Client {
    return anonymous.with({ authorization: `Bearer ${this.tokenOf(email, claims)}` })
  }

  async stop(): Promise<void> {
    await this.backend.stop()
    await this.provider.stop()
  }
}

/** Makes a vendor; its owner is in from the first request. */
export async function createVendor(
  tenant: TestTenant,
  handle: string,
  ownerEmail = `owner@${handle}.example`,
) {
  const { status, body, text } = await tenant.admin.post<{ vendor: Vendor; owner: VendorMember }>(
    '/admin/vendors',
    { handle, name: `Vendor ${handle}`, owner: { email: ownerEmail } },
  )
  if (status !== 201) throw new Error(`Making the vendor ${handle} answered ${status}: ${text}`)
  return { ...body.vendor, owner: body.owner }
}

export async function invite(client: Client, path: string, email: string, role: VendorRole) {
  const { status, body, text } = await client.post<{ member: VendorMember }>(path, { email, role })
  if (status !== 201) throw new Error(`Inviting ${email} answered ${status}: ${text}`)
  return body.member
}

/** `404 not_found`, or the status alone where the answer has no code. */
export function outcome({ status, body }: { status: number; body: unknown }): string {
  const { code } = (body ?? {}) as Answer
  return code ? `${status} ${code}` : String(status)
}
