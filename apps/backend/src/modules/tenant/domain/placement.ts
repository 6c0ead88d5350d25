import { CityosError } from '@cityos/contracts'

/** Where the geo hierarchy places a tenant, from the widest to the narrowest. */
export interface Placement {
  country_code: string | null
  scope_code: string | null
  category_code: string | null
  subcategory_code: string | null
}

export const LEVELS = ['country_code', 'scope_code', 'category_code', 'subcategory_code'] as const

/** Each code needs the one above it. @throws CityosError `validation_failed` naming both. */
export function checkPlacement(placement: Placement): void {
  LEVELS.forEach((level, index) => {
    const above = LEVELS[index - 1]
    if (!above || !placement[level] || placement[above]) return
    throw new CityosError('validation_failed', `${level}: needs a ${above}, and the tenant has none.`)
  })
}

/** A level of the hierarchy, as it is mirrored. */
export interface Place {
  kind: string
  code: string
  /** The code of what it belongs to: a scope's country, a subcategory's category. */
  parent_code: string | null
  /** Where a category is offered; everywhere when empty. */
  scope_codes: string[]
}

/**
 * Country → scope → category → subcategory, each where the one before says it is.
 * @param places what is known of these codes.
 * @throws CityosError `placement_unknown`, `placement_invalid`, naming both.
 */
export function checkPlaces(placement: Placement, places: readonly Place[]): void {
  const found = (level: (typeof LEVELS)[number]): Place | undefined => {
    const code = placement[level]
    if (code === null) return undefined
    const place = places.find((known) => `${known.kind}_code` === level && known.code === code)
    if (place) return place
    throw new CityosError('placement_unknown', `${level}: the content admin knows no "${code}".`)
  }
  const [, scope, category, subcategory] = LEVELS.map(found)
  if (scope && scope.parent_code !== placement.country_code) mismatch('scope_code', 'country_code', placement)
  if (category?.scope_codes.length && !category.scope_codes.includes(placement.scope_code ?? ''))
    mismatch('category_code', 'scope_code', placement)
  if (subcategory && subcategory.parent_code !== placement.category_code)
    mismatch('subcategory_code', 'category_code', placement)
}

function mismatch(level: keyof Placement, above: keyof Placement, placement: Placement): never {
  throw new CityosError(
    'placement_invalid',
    `${level}: "${placement[level]}" does not belong to the ${above} "${placement[above]}".`,
  )
}
