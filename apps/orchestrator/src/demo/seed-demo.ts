import { DEMO_TENANT_IDENTITIES, type DemoFile } from '@cityos/contracts'
import type { Payload, Where } from 'payload'
import { demoHands } from './people'
import { seedProducts } from './seed-products'
import { seedSite } from './seed-site'
import { DEMO_CONTENT } from './words'

type DemoTenant = DemoFile['tenants'][number]

/** The demo's tenants and stores as Medusa has them, and what they say in two languages. Safe to repeat. */
export async function seedDemo(payload: Payload, tenants: readonly DemoTenant[]): Promise<void> {
  for (const tenant of tenants) {
    await mirrorTenant(payload, tenant)
    for (const store of tenant.stores) await mirrorStore(payload, tenant.id, store)
    for (const page of DEMO_CONTENT[tenant.handle]?.pages ?? []) await publish(payload, tenant.id, page)
    await seedSite(payload, tenant)
    await seedProducts(payload, tenant, await demoHands(payload, tenants, tenant.handle))
  }
}

async function mirrorTenant(payload: Payload, { id, handle, host, stores }: DemoTenant): Promise<void> {
  const name = DEMO_TENANT_IDENTITIES.find((identity) => identity.handle === handle)?.name ?? handle
  const mirrored = { name, handle, status: 'active', tier: 'growth' } as const
  if (!(await exists(payload, 'tenants', id)))
    await payload.create({
      collection: 'tenants',
      data: { id, ...mirrored, domains: storeDomains(host, stores) },
    })
  const content = DEMO_CONTENT[handle]
  if (!content) return
  const placement = {
    country: await idOf(payload, 'countries', content.placement.country),
    scope: await idOf(payload, 'scopes', content.placement.scope),
    category: await idOf(payload, 'categories', content.placement.category),
    subcategory: await idOf(payload, 'subcategories', content.placement.subcategory),
  }
  const branding = { primaryColour: content.colour }
  for (const locale of ['en', 'ar'] as const) {
    const profile = { tagline: content.tagline[locale] }
    await payload.update({ collection: 'tenants', id, locale, data: { placement, branding, profile } })
  }
}

async function mirrorStore(
  payload: Payload,
  tenant: string,
  store: DemoTenant['stores'][number],
): Promise<void> {
  if (await exists(payload, 'stores', store.id)) return
  const { id, handle, name, host } = store
  const data = { id, tenant, handle, name, hosts: [host], status: 'active' }
  await payload.create({ collection: 'stores', data })
}

async function publish(
  payload: Payload,
  tenant: string,
  { path, title, heading, text }: (typeof DEMO_CONTENT)[string]['pages'][number],
): Promise<void> {
  const where: Where = { and: [{ tenant: { equals: tenant } }, { path: { equals: path } }] }
  if ((await payload.db.findOne({ collection: 'pages', where })) !== null) return
  const inLocale = (locale: 'en' | 'ar') => ({
    title: title[locale],
    layout: [{ blockType: 'hero' as const, heading: heading[locale], text: text[locale] }],
    _status: 'published' as const,
  })
  const { id } = await payload.create({
    collection: 'pages',
    locale: 'en',
    data: { tenant, path, ...inLocale('en') },
  })
  await payload.update({ collection: 'pages', id, locale: 'ar', data: inLocale('ar') })
}

/** A store at an address of its own leads to its tenant. */
const storeDomains = (host: string, stores: DemoTenant['stores']) =>
  stores
    .filter((store) => store.host !== host)
    .map((store) => ({ host: store.host, kind: 'subdomain', status: 'verified' }) as const)

const exists = async (payload: Payload, collection: 'tenants' | 'stores', id: string) =>
  (await payload.db.findOne({ collection, where: { id: { equals: id } } })) !== null

async function idOf(
  payload: Payload,
  collection: 'countries' | 'scopes' | 'categories' | 'subcategories',
  code: string,
): Promise<string> {
  const found = await payload.db.findOne<{ id: string }>({ collection, where: { code: { equals: code } } })
  if (!found) throw new Error(`The geo hierarchy has no ${code}: seed it first.`)
  return found.id
}
