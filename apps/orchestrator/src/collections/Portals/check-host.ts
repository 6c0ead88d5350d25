import type { CollectionBeforeChangeHook } from 'payload'
import { normaliseHostname } from '@cityos/contracts'
import { idOf } from '../../access/id-of'
import { env } from '../../env'
import { CodedError } from '../../http/error'
import { subdomainOf } from '../../tenant/resolve'

/** A portal answers at a host of its own tenant: a verified domain, or a name below one or below its subdomain. */
export const checkPortalHost: CollectionBeforeChangeHook = async ({ req, data, originalDoc }) => {
  if (!data.hostname) return data
  const hostname = normaliseHostname(data.hostname) ?? ''
  const tenant = await req.payload.db.findOne<{
    id: string
    handle: string
    domains?: { host: string; status: string }[]
  }>({
    collection: 'tenants',
    where: { id: { equals: idOf(data.tenant ?? originalDoc?.tenant) } },
    req,
  })
  const own = (tenant?.domains ?? []).filter(({ status }) => status === 'verified').map(({ host }) => host)
  const below = [...own, `${tenant?.handle}.${env().TENANT_BASE_DOMAIN}`]
  const fits = below.some((host) => hostname === host || subdomainOf(hostname, host) !== null)
  if (!fits) throw new CodedError('domain_not_verified', `${hostname} is no verified domain of this tenant.`)
  return { ...data, hostname }
}
