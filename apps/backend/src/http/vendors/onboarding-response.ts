import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import type { VendorOnboarding } from '@cityos/contracts'
import { missingFor } from '../../modules/vendor/domain/onboarding'
import { onboardingItems } from '../../workflows/vendor/onboarding-facts'
import { requireVendor } from '../../workflows/vendor/vendor-module'
import { toRequirement } from './requirement-response'

/** What is asked of a vendor, how far each is, and what is missing for which step. @throws CityosError `not_found`. */
export async function readOnboarding(
  container: MedusaContainer,
  vendorId: string,
): Promise<VendorOnboarding> {
  const vendor = await requireVendor(container, vendorId)
  const connection = container.resolve(ContainerRegistrationKeys.PG_CONNECTION) as Knex
  const items = await onboardingItems(connection, vendor)
  const { status, status_reason, kyc_status, kyc_url } = vendor
  return {
    ...{ vendor_id: vendorId, status, status_reason, kyc_status, kyc_url },
    items: items.map((item) => ({ ...item, requirement: toRequirement(item.requirement) })),
    missing_to_submit: missingFor('submit', items),
    missing_to_approve: missingFor('approve', items),
  }
}
