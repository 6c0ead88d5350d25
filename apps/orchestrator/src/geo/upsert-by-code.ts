import { isDeepStrictEqual } from 'node:util'
import { createLocalReq, type Payload } from 'payload'
import { byCode } from '../bridge/tell/hooks'
import { noteChanged } from '../bridge/tell/outbox'

const ENTITIES = {
  countries: 'country',
  scopes: 'geo_scope',
  categories: 'geo_category',
  subcategories: 'geo_subcategory',
} as const

interface Coded extends Record<string, unknown> {
  code: string
}

/**
 * Brings rows in by their code: what is missing is added, what differs is changed, what is there already is left alone.
 * Values are given as the database holds them, with all languages of a localized field at once.
 * @returns how many rows were added or changed, and the id of each code.
 */
export async function upsertByCode(
  payload: Payload,
  collection: keyof typeof ENTITIES,
  rows: readonly Coded[],
) {
  const { docs } = await payload.db.find({ collection, limit: 0, pagination: false, locale: 'all' })
  const known = new Map((docs as unknown as (Coded & { id: string })[]).map((doc) => [doc.code, doc]))
  const ids = new Map<string, string>()
  const changed: string[] = []
  for (const row of rows) {
    const found = known.get(row.code)
    if (found && Object.keys(row).every((name) => isDeepStrictEqual(plain(found[name]), plain(row[name])))) {
      ids.set(row.code, found.id)
      continue
    }
    changed.push(row.code)
    const saved = found
      ? await payload.db.updateOne({ collection, id: found.id, data: { ...row } })
      : await payload.db.create({ collection, data: { ...row } })
    ids.set(row.code, String((saved as { id: unknown }).id))
  }
  const told = byCode(ENTITIES[collection])
  await noteChanged(
    await createLocalReq({}, payload),
    changed.map((code) => told({ code })),
  )
  return { written: changed.length, ids }
}

/** A list of nothing and nothing are stored alike; a related row is its id. */
function plain(value: unknown): unknown {
  if (value === null || value === undefined) return null
  if (Array.isArray(value)) return value.length ? value.map(plain) : null
  return typeof value === 'object' && 'id' in value ? value.id : value
}
