import type { ContentLevel, ContentTenant } from '@cityos/contracts'
import { idOf } from '../../access/id-of'
import type { Localized, Speaker } from '../speaker'
import type { Visit } from '../visit'

const LEVELS = {
  country: 'countries',
  scope: 'scopes',
  category: 'categories',
  subcategory: 'subcategories',
} as const

/** What a tenant shows of itself. */
export async function tenantOf({ tenant, payload, pictures, speaker: begin }: Visit): Promise<ContentTenant> {
  const { id, handle, name, currencies, profile, branding, placement } = tenant
  const speaker = begin()
  const level = async (which: keyof typeof LEVELS): Promise<ContentLevel | null> => {
    const where = { id: { equals: idOf(placement?.[which]) } }
    if (where.id.equals === null) return null
    const found = await payload.db.findOne<{
      [x: string]: unknown
      id: string
      code: string
      name: Localized<string>
    }>({ collection: LEVELS[which], where, locale: 'all' })
    return found && named(found, speaker)
  }
  const [country, scope, category, subcategory, logo] = await Promise.all([
    level('country'),
    level('scope'),
    level('category'),
    level('subcategory'),
    pictures(branding?.logo, speaker),
  ])
  return {
    ...{ id, handle, name },
    currencies: currencies ?? [],
    profile: {
      tagline: speaker.say(profile?.tagline),
      description: speaker.say(profile?.description),
      website: profile?.website ?? null,
      contact_email: profile?.contactEmail ?? null,
    },
    branding: {
      logo,
      primary_colour: branding?.primaryColour ?? null,
      accent_colour: branding?.accentColour ?? null,
    },
    placement: { country, scope, category, subcategory },
    locales: speaker.locales,
  }
}

export const named = (row: { code: string; name: Localized<string> }, speaker: Speaker): ContentLevel => ({
  code: row.code,
  name: speaker.say(row.name) ?? row.code,
})
