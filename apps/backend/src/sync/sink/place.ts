import type { Message, Sql } from '@cityos/bridge'
import { CountryState, GeoCategoryState, GeoScopeState, GeoSubcategoryState } from '@cityos/contracts'

interface Place {
  kind: string
  code: string
  names: Record<string, string>
  parent: string | null
  scopes: string[]
}

/** A level of the geo hierarchy. */
export async function applyPlace(tx: Sql, { entity, entity_id: id, data }: Message): Promise<void> {
  const kind = entity.replace(/^geo_/, '')
  if (data === null)
    return void (await tx.query('delete from geo_place where kind = $1 and id = $2', [kind, id]))
  const place = placeOf(entity, data)
  await tx.query(
    `insert into geo_place (kind, id, code, names, parent_code, scope_codes) values ($1, $2, $3, $4, $5, $6)
     on conflict (kind, id) do update set code = excluded.code, names = excluded.names,
       parent_code = excluded.parent_code, scope_codes = excluded.scope_codes`,
    [kind, id, place.code, JSON.stringify(place.names), place.parent, place.scopes],
  )
}

function placeOf(entity: string, data: unknown): Omit<Place, 'kind'> {
  if (entity === 'country') return { ...CountryState.parse(data), parent: null, scopes: [] }
  if (entity === 'geo_scope') {
    const { country_code: parent, ...scope } = GeoScopeState.parse(data)
    return { ...scope, parent, scopes: [] }
  }
  if (entity === 'geo_category') {
    const { parent_code: parent, scope_codes: scopes, ...category } = GeoCategoryState.parse(data)
    return { ...category, parent, scopes }
  }
  const { category_code: parent, ...subcategory } = GeoSubcategoryState.parse(data)
  return { ...subcategory, parent, scopes: [] }
}
