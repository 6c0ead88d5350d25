import type { Payload, PayloadRequest } from 'payload'
import { askerOf, type Asker } from '../access/asker'
import { env } from '../env'
import { CodedError } from '../http/error'
import { localeChain } from './locales'
import { pagePathsOf, type PagePaths } from './menu'
import { picturesOf, type Pictures } from './pictures'
import { Speaker } from './speaker'
import { storeOf, type StoreRow } from './store-of'
import type { Entered } from './route'
import type { TenantRow } from './tenant-row'
import { contentVersion } from './version'

/** What a request to the content API is about, once it is known who asks and whose content that is. */
export interface Visit {
  req: PayloadRequest
  payload: Payload
  asker: Asker
  tenant: TenantRow
  /** The store whose content goes before the tenant's. */
  store: StoreRow | null
  locales: readonly string[]
  /** The state of the content, from before any of it was read. */
  version: string
  /** Where the tenant's files are. */
  origin: string
  pictures: Pictures
  paths: PagePaths
  /** A new one for each thing, which then tells its languages. */
  speaker(): Speaker
}

interface Asked {
  locale?: string | undefined
  store?: string | undefined
}

/**
 * @param tenantId whose content it is where the request itself need not say so: a preview token's tenant
 * @throws CodedError `tenant_unnamed`, `tenant_mismatch`, `tenant_suspended`, `tenant_archived`, `locale_unknown`,
 * `not_found` for a store that is not there.
 */
export async function visit(
  req: PayloadRequest,
  { locale, store: named }: Asked,
  tenantId?: string,
): Promise<Visit> {
  const asker = await askerOf(req)
  const { payload, headers } = req
  const id = ownTenant(asker, tenantId)
  const [version, tenant, store] = await Promise.all([
    contentVersion(payload, id),
    tenantRow(payload, id),
    storeOf(payload, id, named, headers.get('host')),
  ])
  const locales = localeChain(locale, headers.get('accept-language'), store?.regional?.defaultLocale)
  const origin = originOf(tenant, asker.tenant !== undefined ? headers.get('host') : null)
  return {
    ...{ req, payload, asker, tenant, store, locales, version, origin },
    pictures: picturesOf(payload, id, origin),
    paths: pagePathsOf(payload, id),
    speaker: () => new Speaker(locales),
  }
}

function ownTenant({ tenant, principal }: Asker, wanted: string | undefined): string {
  if (wanted !== undefined && tenant !== undefined && tenant !== wanted) {
    throw new CodedError('preview_invalid', 'This preview is not of this site.')
  }
  const only = principal.tenants.length === 1 ? principal.tenants[0]?.id : undefined
  const id = wanted ?? tenant ?? only
  if (id !== undefined) return id
  throw new CodedError(
    'tenant_unnamed',
    "Whose content? Ask at a tenant's host, or with its key, or say x-tenant.",
  )
}

async function tenantRow(payload: Payload, id: string): Promise<TenantRow> {
  const where = { id: { equals: id } }
  const found = await payload.db.findOne<TenantRow>({ collection: 'tenants', where, locale: 'all' })
  if (!found) throw new CodedError('tenant_unknown', `There is no tenant ${id}.`)
  if (found.status === 'suspended') throw new CodedError('tenant_suspended', 'This tenant is suspended.')
  if (found.status === 'archived') throw new CodedError('tenant_archived', 'This tenant is archived.')
  return found
}

/** Where browsers get the tenant's files: the host that was asked, or its subdomain for those who named it otherwise. */
function originOf({ handle }: TenantRow, host: string | null): string {
  const { protocol, port } = new URL(env().ORCHESTRATOR_URL)
  const { ORCHESTRATOR_HOSTS, TENANT_BASE_DOMAIN } = env()
  if (host && !ORCHESTRATOR_HOSTS.includes(host.replace(/:\d+$/, '')))
    return `${protocol}//${host.toLowerCase()}`
  return `${protocol}//${handle}.${TENANT_BASE_DOMAIN}${port && `:${port}`}`
}

/** Enters a route for what everybody may see of a tenant. */
export function entering(allow: (visit: Visit) => Promise<unknown>) {
  return async (req: PayloadRequest, asked: Asked): Promise<Visit & Entered> => {
    const entered = await visit(req, asked)
    await allow(entered)
    const { asker, store, tenant } = entered
    return {
      ...entered,
      about: [tenant.id, store?.id, req.headers.get('host'), asker.principal.id],
      anonymous: asker.principal.kind === 'anonymous',
    }
  }
}
