import type { MedusaContainer } from '@medusajs/framework/types'
import type { ListVendorRequirements, VendorRequirement, VendorRequirementList } from '@cityos/contracts'
import {
  requireRequirement,
  type RequirementRecord,
} from '../../workflows/vendor-requirement/requirement-record'
import { vendorModule } from '../../workflows/vendor/vendor-module'
import { listPage } from '../paging'

/** One page of what the tenant asks of vendors. */
export async function listRequirements(
  container: MedusaContainer,
  query: ListVendorRequirements,
): Promise<VendorRequirementList> {
  const { q, kind, active } = query
  const service = vendorModule(container)
  const { rows, page } = await listPage<RequirementRecord>(
    async (where, config) => (await service.listAndCountVendorRequirements(where, config)) as never,
    { ...(q && { q }), ...(kind && { kind }), ...(active && { active: active === 'true' }) },
    query,
  )
  return { requirements: rows.map(toRequirement), ...page }
}

/** @throws CityosError `not_found`. */
export async function readRequirement(container: MedusaContainer, id: string): Promise<VendorRequirement> {
  return toRequirement(await requireRequirement(container, id))
}

export function toRequirement(row: VendorRequirement): VendorRequirement {
  const { id, code, kind, title, description, countries, legal_forms, required, active } = row
  const { expires, field, terms_url, terms_version } = row
  return {
    ...{ id, code, kind, title, description, countries, legal_forms, required, active },
    ...{ expires, field, terms_url, terms_version },
  }
}
