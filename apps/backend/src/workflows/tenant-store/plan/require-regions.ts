import type { MedusaContainer } from '@medusajs/framework/types'
import { Modules } from '@medusajs/framework/utils'
import { CityosError } from '@cityos/contracts'

interface Region {
  id: string
  currency_code: string
}

/** Regions of the tenant in scope, in the order asked for. @throws CityosError `not_found`. */
export async function requireRegions(container: MedusaContainer, ids: string[]): Promise<Region[]> {
  if (!ids.length) return []
  const found = await container.resolve(Modules.REGION).listRegions({ id: ids }, { take: ids.length })
  return ids.map((id) => {
    const region = found.find((candidate) => candidate.id === id)
    if (!region) throw new CityosError('not_found', `There is no region ${id}.`)
    return region
  })
}
