import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { checkPlaces, type Place, type Placement } from '../../modules/tenant/domain/placement'
import { bridgeIsOn } from './bridge-is-on'

/**
 * Each code is one of the content admin's, and belongs to the one above it. As long as the content admin has told
 * nothing yet, as in the first minute of an installation, nobody knows any better.
 * @throws CityosError `placement_unknown`, `placement_invalid`
 */
export async function requireKnownPlaces(container: MedusaContainer, placement: Placement): Promise<void> {
  if (!bridgeIsOn(container)) return
  const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const codes = Object.values(placement).filter((code) => code !== null)
  const { rows: told } = await knex.raw<{ rows: unknown[] }>('select from geo_place limit 1')
  if (!told.length || !codes.length) return
  const { rows } = await knex.raw<{ rows: Place[] }>(
    'select kind, code, parent_code, scope_codes from geo_place where code = any(?)',
    [codes],
  )
  checkPlaces(placement, rows)
}
