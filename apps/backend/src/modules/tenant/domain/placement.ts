import { CityosError } from '@cityos/contracts'

/** Where the geo hierarchy places a tenant, from the widest to the narrowest. */
export interface Placement {
  country_code: string | null
  scope_code: string | null
  category_code: string | null
  subcategory_code: string | null
}

const LEVELS = ['country_code', 'scope_code', 'category_code', 'subcategory_code'] as const

/** Each code needs the one above it. @throws CityosError `validation_failed` naming both. */
export function checkPlacement(placement: Placement): void {
  LEVELS.forEach((level, index) => {
    const above = LEVELS[index - 1]
    if (!above || !placement[level] || placement[above]) return
    throw new CityosError('validation_failed', `${level}: needs a ${above}, and the tenant has none.`)
  })
}
