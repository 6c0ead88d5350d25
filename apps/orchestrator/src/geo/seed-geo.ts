import type { Payload } from 'payload'
import { countryRows } from './country-rows'
import { DEMO_CATEGORIES, DEMO_SCOPES, DEMO_SUBCATEGORIES } from './demo-hierarchy'
import { upsertByCode } from './upsert-by-code'

/** All countries, and a hierarchy below them to begin with. Safe to repeat. @returns how many rows were written. */
export async function seedGeo(payload: Payload): Promise<number> {
  const countries = await upsertByCode(payload, 'countries', countryRows() as never)
  const scopes = await upsertByCode(
    payload,
    'scopes',
    DEMO_SCOPES.map((scope) => ({ ...scope, country: countries.ids.get(scope.country) })),
  )
  let written = countries.written + scopes.written
  const categories = new Map<string, string>()
  // Parents stand before their children.
  for (const { parent, ...category } of DEMO_CATEGORIES) {
    const row = { ...category, ...(parent && { parent: categories.get(parent) }) }
    const result = await upsertByCode(payload, 'categories', [row])
    written += result.written
    categories.set(category.code, result.ids.get(category.code)!)
  }
  const subcategories = DEMO_SUBCATEGORIES.map((row) => ({ ...row, category: categories.get(row.category) }))
  return written + (await upsertByCode(payload, 'subcategories', subcategories)).written
}
