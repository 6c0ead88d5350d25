import type { Payload, PayloadRequest } from 'payload'
import { env } from '../env'
import { CodedError } from '../http/error'
import { mayNameTenant } from '../access/principal'
import { chosenTenant } from './chosen'
import { agree, hostOf, subdomainOf, type Claim } from './resolve'
import { once } from './request-facts'

/** Names a tenant; for services and the platform's staff alone. */
const TENANT_HEADER = 'x-tenant'

/** Whose request it is; undefined on the content admin's own hosts. */
export interface TenantContext {
  tenant: string | undefined
}

interface Mirrored {
  id: string
  status: string
}

/**
 * By verified custom domain, subdomain, API key, and the header of a service, in this order; on the admin's own screens
 * by what its reader has chosen there.
 * @throws CodedError `tenant_mismatch` when two disagree, `tenant_unknown`, `tenant_suspended`, `tenant_archived`.
 */
export function tenantContext(req: PayloadRequest): Promise<TenantContext> {
  return once(req, 'tenant', () => resolve(req))
}

async function resolve(req: PayloadRequest): Promise<TenantContext> {
  const { payload, user, headers } = req
  const claims = await fromHost(payload, headers.get('host'))
  if (user?.collection === 'api-keys') claims.push({ by: 'API key', tenant: idOf(user.tenant) })
  const named = headers.get(TENANT_HEADER)
  if (named !== null) {
    if (!mayNameTenant(user)) {
      throw new CodedError(
        'tenant_header_forbidden',
        `Only services and the platform's staff may send ${TENANT_HEADER}.`,
      )
    }
    const tenant = await mirrored(payload, { id: { equals: named } })
    if (!tenant) throw new CodedError('tenant_unknown', `There is no tenant ${named}.`)
    claims.push({ by: 'header', tenant: tenant.id })
  }
  if (claims.length === 0) return { tenant: await chosenTenant(req) }
  const outcome = agree(claims)
  if ('tenant' in outcome) return { tenant: outcome.tenant }
  const [one, other] = outcome.disagree
  throw new CodedError(
    'tenant_mismatch',
    `The ${one.by} says tenant ${one.tenant}, the ${other.by} says tenant ${other.tenant}.`,
  )
}

async function fromHost(payload: Payload, header: string | null): Promise<Claim[]> {
  const { ORCHESTRATOR_HOSTS, TENANT_BASE_DOMAIN } = env()
  const host = hostOf(header)
  if (host === null || ORCHESTRATOR_HOSTS.includes(host)) return []
  const handle = subdomainOf(host, TENANT_BASE_DOMAIN)
  const tenant = await mirrored(
    payload,
    handle === null
      ? verified(host)
      : // A store may have a name of its own there, which the mirror tells as its label.
        { or: [{ handle: { equals: handle } }, verified(handle, host)] },
  )
  if (!tenant) throw new CodedError('tenant_unknown', `Nobody lives at ${host}.`)
  if (tenant.status === 'suspended') throw new CodedError('tenant_suspended', 'This tenant is suspended.')
  if (tenant.status === 'archived') throw new CodedError('tenant_archived', 'This tenant is archived.')
  return [{ by: handle === null ? 'custom domain' : 'subdomain', tenant: tenant.id }]
}

/** Anybody may claim a domain; who lives there has proved that it is theirs. Both questions are about one row. */
const verified = (...hosts: string[]) => ({
  and: [{ 'domains.host': { in: hosts } }, { 'domains.status': { equals: 'verified' } }],
})

async function mirrored(payload: Payload, where: object): Promise<Mirrored | undefined> {
  const found = await payload.db.findOne<Mirrored>({
    collection: 'tenants',
    where: where as never,
    select: { status: true } as never,
  })
  return found ?? undefined
}

const idOf = (tenant: unknown): string =>
  typeof tenant === 'object' && tenant !== null ? String((tenant as { id: unknown }).id) : String(tenant)
