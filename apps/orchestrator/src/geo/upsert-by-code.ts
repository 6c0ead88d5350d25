import { isDeepStrictEqual } from 'node:util'
import type { CollectionSlug, Payload } from 'payload'

interface Coded extends Record<string, unknown> {
  code: string
}

/**
 * Brings rows in by their code: what is missing is added, what differs is changed, what is there already is left alone.
 * Values are given as the database holds them, with all languages of a localized field at once.
 * @returns how many rows were added or changed, and the id of each code.
 */
export async function upsertByCode(payload: Payload, collection: CollectionSlug, rows: readonly Coded[]) {
  const { docs } = await payload.db.find({ collection, limit: 0, pagination: false, locale: 'all' })
  const known = new Map((docs as unknown as (Coded & { id: string })[]).map((doc) => [doc.code, doc]))
  const ids = new Map<string, string>()
  let written = 0
  for (const row of rows) {
    const found = known.get(row.code)
    if (found && Object.keys(row).every((name) => isDeepStrictEqual(plain(found[name]), plain(row[name])))) {
      ids.set(row.code, found.id)
      continue
    }
    written += 1
    const saved = found
      ? await payload.db.updateOne({ collection, id: found.id, data: { ...row } })
      : await payload.db.create({ collection, data: { ...row } })
    ids.set(row.code, String((saved as { id: unknown }).id))
  }
  return { written, ids }
}

/** A list of nothing and nothing are stored alike; a related row is its id. */
function plain(value: unknown): unknown {
  if (value === null || value === undefined) return null
  if (Array.isArray(value)) return value.length ? value.map(plain) : null
  return typeof value === 'object' && 'id' in value ? value.id : value
}
