import type { ContentCategory, ContentCountry, ContentScope } from '@cityos/contracts'
import type { CollectionSlug, Payload, Where } from 'payload'
import { idOf } from '../../access/id-of'
import { CodedError } from '../../http/error'
import { named } from '../site/tenant'
import type { Localized, Speaker } from '../speaker'

interface Level {
  [name: string]: unknown
  id: string
  code: string
  name: Localized<string>
  description?: Localized<string>
}

interface CountryRow extends Level {
  currencies?: string[] | null
  locales?: string[] | null
  callingCodes?: string[] | null
  timeZones?: string[] | null
}

const all = async <T extends Level>(
  payload: Payload,
  collection: CollectionSlug,
  where: Where = {},
): Promise<T[]> =>
  (await payload.db.find<T>({ collection, where, sort: 'code', pagination: false, limit: 0, locale: 'all' }))
    .docs

export async function countries(payload: Payload, speaker: Speaker): Promise<ContentCountry[]> {
  return (await all<CountryRow>(payload, 'countries')).map((row) => country(row, speaker))
}

/** A country with its scopes, what is offered in each, and what is below that. @throws CodedError `not_found` */
export async function countryTree(payload: Payload, code: string, speaker: Speaker) {
  const [found] = await all<CountryRow>(payload, 'countries', { code: { equals: code } })
  if (!found) throw new CodedError('not_found', `There is no country ${code}.`)
  const [scopes, categories, subcategories] = await Promise.all([
    all<Level & { type: ContentScope['type']; tags?: string[] }>(payload, 'scopes', {
      country: { equals: found.id },
    }),
    all<Level & { parent?: unknown; scopes?: unknown[] }>(payload, 'categories'),
    all<Level & { category?: unknown }>(payload, 'subcategories'),
  ])
  const codes = new Map(categories.map((row) => [row.id, row.code]))
  const described = (row: Level) => ({ ...named(row, speaker), description: speaker.say(row.description) })
  const offered = categories.map((row) => ({
    in: (row.scopes ?? []).map(idOf),
    shown: {
      ...described(row),
      parent: codes.get(idOf(row.parent) ?? '') ?? null,
      subcategories: subcategories.filter((one) => idOf(one.category) === row.id).map(described),
    },
  }))
  return {
    ...country(found, speaker),
    scopes: scopes.map((row) => ({
      ...described(row),
      type: row.type,
      tags: row.tags ?? [],
      categories: parentsFirst(
        offered.filter((one) => one.in.length === 0 || one.in.includes(row.id)).map(({ shown }) => shown),
      ),
    })),
  }
}

function country(row: CountryRow, speaker: Speaker): ContentCountry {
  return {
    ...named(row, speaker),
    currencies: row.currencies ?? [],
    locales: row.locales ?? [],
    calling_codes: row.callingCodes ?? [],
    time_zones: row.timeZones ?? [],
  }
}

/** A parent that is offered elsewhere alone does not hold its children back. */
function parentsFirst(rows: ContentCategory[], parent: string | null = null): ContentCategory[] {
  const there = new Set(rows.map(({ code }) => code))
  const above = (row: ContentCategory) => (row.parent !== null && there.has(row.parent) ? row.parent : null)
  return rows.filter((row) => above(row) === parent).flatMap((row) => [row, ...parentsFirst(rows, row.code)])
}
