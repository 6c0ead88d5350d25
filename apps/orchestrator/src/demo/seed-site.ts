import type { DemoFile } from '@cityos/contracts'
import type { Payload, Where } from 'payload'
import { t, type Words } from '../i18n/words'

type Demo = DemoFile['tenants'][number]
interface Entry {
  id?: string
  label: string
  page?: string
  url?: string
}

/** Menus and entrances of a tenant, over the pages that it has. Safe to repeat. */
export async function seedSite(payload: Payload, tenant: Demo): Promise<void> {
  const where: Where = { tenant: { equals: tenant.id } }
  const { docs: pages } = await payload.find({
    collection: 'pages',
    where,
    locale: 'all',
    sort: 'path',
    depth: 0,
  })
  const titles = pages.map(({ id, title }) => ({ page: String(id), words: title as unknown as Words }))
  const mail = { url: `mailto:${tenant.admin.email}`, words: t('Write to us', 'راسلنا') }
  for (const { id } of tenant.stores) {
    const menu = (before: Entry[] | null | undefined, locale: 'en' | 'ar') =>
      entries([...titles, mail], before, locale)
    const store = await payload.findByID({ collection: 'stores', id, locale: 'en', depth: 0 })
    if (store.navigation?.length) continue
    const saved = await payload.update({
      collection: 'stores',
      id,
      locale: 'en',
      data: { navigation: menu(null, 'en') } as never,
    })
    const data = { navigation: menu(saved.navigation as Entry[], 'ar') } as never
    await payload.update({ collection: 'stores', id, locale: 'ar', data })
  }
  if ((await payload.db.findOne({ collection: 'portals', where })) !== null) return
  const home = pages.find(({ path }) => path === '/')
  for (const { type, name, audienceRoles } of PORTALS) {
    const menu = type === 'customer' ? entries(titles, null, 'en') : []
    const common = { tenant: tenant.id, type, ...(audienceRoles && { audienceRoles }) }
    const landing = type === 'customer' && home ? { landingPage: home.id } : {}
    const data = { ...common, ...landing, name: name.en, menu }
    const made = await payload.create({ collection: 'portals', locale: 'en', data: data as never })
    const arabic = {
      name: name.ar,
      menu: type === 'customer' ? entries(titles, made.menu as Entry[], 'ar') : [],
    }
    await payload.update({ collection: 'portals', id: made.id, locale: 'ar', data: arabic as never })
  }
}

const PORTALS: readonly { type: string; name: Words; audienceRoles?: string[] }[] = [
  { type: 'customer', name: t('The shop', 'المتجر') },
  { type: 'vendor', name: t('For vendors', 'للبائعين') },
  {
    type: 'staff',
    name: t('The back office', 'المكتب الخلفي'),
    audienceRoles: ['owner', 'admin', 'editor', 'reviewer'],
  },
]

/** The same rows in another language keep their ids: one list, with words in each. */
function entries(
  rows: readonly { page?: string; url?: string; words: Words }[],
  before: readonly Entry[] | null | undefined,
  locale: 'en' | 'ar',
): Entry[] {
  return rows.map(({ words, ...target }, index) => {
    const id = before?.[index]?.id
    return { ...(id && { id }), ...target, label: words[locale] }
  })
}
