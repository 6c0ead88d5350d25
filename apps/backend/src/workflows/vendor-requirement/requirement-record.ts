import type { MedusaContainer } from '@medusajs/framework/types'
import { CityosError, type VendorRequirement } from '@cityos/contracts'
import { vendorModule } from '../vendor/vendor-module'

/** A requirement as the module answers it. */
export type RequirementRecord = VendorRequirement & { created_at: Date }

/** A requirement of the tenant in scope. @throws CityosError `not_found`. */
export async function requireRequirement(container: MedusaContainer, id: string): Promise<RequirementRecord> {
  const [row] = await vendorModule(container).listVendorRequirements({ id })
  if (!row) throw new CityosError('not_found', `There is no requirement ${id}.`)
  return row as unknown as RequirementRecord
}
