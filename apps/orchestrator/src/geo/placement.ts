import type { CollectionBeforeChangeHook, PayloadRequest } from 'payload'
import { idOf } from '../access/id-of'
import { originOf } from '../bridge/database/origin'
import { CodedError } from '../http/error'

type Level = 'country' | 'scope' | 'category' | 'subcategory'
type Placement = Partial<Record<Level, unknown>>

const COLLECTIONS = {
  country: 'countries',
  scope: 'scopes',
  category: 'categories',
  subcategory: 'subcategories',
} as const

const find = (req: PayloadRequest, level: Level, id: string): Promise<Record<string, unknown> | null> =>
  req.payload.db.findOne<Record<string, unknown> & { id: string }>({
    collection: COLLECTIONS[level],
    where: { id: { equals: id } },
    req,
  })

/**
 * Country → Scope → Category → Subcategory, each where the one before says it is.
 * @throws CodedError `placement_invalid` naming both levels.
 */
export const checkPlacement: CollectionBeforeChangeHook = async ({ req, data, originalDoc }) => {
  // What Medusa tells of a tenant is not kept out by a placement that has come apart meanwhile.
  if (originOf(req) !== null) return data
  const placement = { ...originalDoc?.placement, ...data.placement } as Placement
  const [country, scope, category, subcategory] = (
    ['country', 'scope', 'category', 'subcategory'] as const
  ).map((level) => idOf(placement[level]))
  if (scope) {
    const found = await find(req, 'scope', scope)
    if (idOf(found?.['country']) !== country) mismatch('scope', found, 'country')
  }
  if (category) {
    const found = await find(req, 'category', category)
    const scopes = ((found?.['scopes'] ?? []) as unknown[]).map(idOf)
    if (scopes.length > 0 && !scopes.includes(scope ?? null)) mismatch('category', found, 'scope')
  }
  if (subcategory) {
    const found = await find(req, 'subcategory', subcategory)
    if (idOf(found?.['category']) !== category) mismatch('subcategory', found, 'category')
  }
  return data
}

function mismatch(level: Level, found: Record<string, unknown> | null, above: Level): never {
  const name = found ? `"${String(found['code'])}"` : 'that is named'
  throw new CodedError(
    'placement_invalid',
    `The ${level} ${name} does not belong to the ${above} of the placement.`,
  )
}

/** A level does not move to another parent while tenants are placed at it: their placement would no longer hold. */
export function keepPlacements(level: Level, parent: Level): CollectionBeforeChangeHook {
  return async ({ req, data, originalDoc, operation }) => {
    if (operation !== 'update' || !(parent in data) || idOf(data[parent]) === idOf(originalDoc?.[parent]))
      return data
    const { totalDocs } = await req.payload.db.count({
      collection: 'tenants',
      where: { [`placement.${level}`]: { equals: originalDoc.id } },
      req,
    })
    if (totalDocs === 0) return data
    throw new CodedError('placement_invalid', `${totalDocs} tenants are placed here: the ${parent} stays.`)
  }
}
