import type { Payload, Where } from 'payload'
import { CodedError } from '../http/error'
import { env } from '../env'
import { hostOf, subdomainOf } from '../tenant/resolve'
import type { Localized } from './speaker'

export interface StoreRow {
  id: string
  handle: string
  name: string
  status: string
  theme?: { settings?: unknown }
  navigation?: MenuRow[]
  regional?: { defaultLocale?: string | null; formatLocale?: string | null; timeZone?: string | null }
  seo?: SeoRow
}

export interface MenuRow {
  label: Localized<string>
  page?: unknown
  url?: string | null
}

export interface SeoRow {
  title?: Localized<string>
  description?: Localized<string>
  image?: unknown
  hidden?: boolean | null
}

/** Stores that are there for shoppers; a draft is not, and an archived one is gone. */
const THERE: Where = { status: { in: ['active', 'paused'] } }

/**
 * The store that is named, by id or handle; without a name the one at the host: its own address, or its handle below
 * the platform's domain. @throws CodedError `not_found` for one that the tenant does not have.
 */
export async function storeOf(
  payload: Payload,
  tenant: string,
  named: string | undefined,
  hostHeader: string | null,
): Promise<StoreRow | null> {
  const host = hostOf(hostHeader)
  const label = host && subdomainOf(host, env().TENANT_BASE_DOMAIN)
  const names: Where[] = named
    ? [{ id: { equals: named } }, { handle: { equals: named } }]
    : [...(host ? [{ hosts: { equals: host } }] : []), ...(label ? [{ handle: { equals: label } }] : [])]
  if (names.length === 0) return null
  const { docs } = await payload.db.find<StoreRow & { [x: string]: unknown }>({
    collection: 'stores',
    where: { and: [{ tenant: { equals: tenant } }, THERE, { or: names }] },
    limit: 2,
    locale: 'all',
  })
  const store = docs.find(({ id }) => id === named) ?? docs[0] ?? null
  if (!store && named) throw new CodedError('not_found', `There is no store ${named}.`)
  return store
}

export async function storesOf(payload: Payload, tenant: string): Promise<StoreRow[]> {
  const { docs } = await payload.db.find<StoreRow & { [x: string]: unknown }>({
    collection: 'stores',
    where: { and: [{ tenant: { equals: tenant } }, THERE] },
    sort: 'id',
    pagination: false,
    limit: 0,
  })
  return docs
}
