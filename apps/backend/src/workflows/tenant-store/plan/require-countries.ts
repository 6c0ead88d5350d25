import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { CityosError } from '@cityos/contracts'

/**
 * A country belongs to one region of a tenant at most.
 * @throws CityosError `validation_failed` for a code that is no country or comes twice, `country_in_use` naming the
 * region that has it.
 */
export async function requireFreeCountries(container: MedusaContainer, codes: string[]): Promise<void> {
  if (!codes.length) return
  const twice = codes.filter((code, index) => codes.indexOf(code) !== index)
  if (twice.length) {
    throw new CityosError('validation_failed', `new_regions: ${twice.join(', ')} is in two of the regions.`)
  }
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: 'country',
    fields: ['iso_2', 'region_id', 'region.name'],
    filters: { iso_2: codes },
    pagination: { take: codes.length },
  })
  const countries = data as unknown as Country[]
  const unknown = codes.filter((code) => !countries.some((country) => country.iso_2 === code))
  if (unknown.length) {
    throw new CityosError('validation_failed', `country_codes: no such country: ${unknown.join(', ')}.`)
  }
  const taken = countries.find((country) => country.region_id)
  if (!taken) return
  throw new CityosError(
    'country_in_use',
    `The country ${taken.iso_2} is in the region "${taken.region?.name ?? ''}" (${taken.region_id}); sell to that region, or take the country out of it.`,
  )
}

interface Country {
  iso_2: string
  region_id: string | null
  region?: { name: string } | null
}
