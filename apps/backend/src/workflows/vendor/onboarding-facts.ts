import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { systemClock } from '@cityos/calendar'
import { CityosError, type OnboardingItem, type VendorRequirement } from '@cityos/contracts'
import {
  checkOnboarding,
  missingFor,
  type Accepted,
  type HandedIn,
} from '../../modules/vendor/domain/onboarding'
import type { VendorRecord } from './vendor-module'

/** What is asked of a vendor and how far each is, read in the transaction or beside any. */
export async function onboardingItems(connection: Knex, vendor: VendorRecord): Promise<OnboardingItem[]> {
  const requirements = (await connection('vendor_requirement')
    .where({ active: true })
    .whereNull('deleted_at')
    .orderBy('id')) as VendorRequirement[]
  const documents = (await connection('vendor_document')
    .where({ vendor_id: vendor.id })
    .whereNull('deleted_at')
    .orderBy('id', 'desc')) as HandedIn[]
  const acceptances = (await connection('vendor_acceptance').where({ vendor_id: vendor.id })) as Accepted[]
  return checkOnboarding({ vendor, requirements, documents, acceptances }, systemClock.now())
}

/**
 * @throws CityosError `vendor_incomplete` with the codes of what is missing; for an approval the check of the
 * vendor's identity as `kyc`.
 */
export async function requireOnboarded(
  connection: Knex,
  vendor: VendorRecord,
  step: 'submit' | 'approve',
): Promise<void> {
  const missing = missingFor(step, await onboardingItems(connection, vendor))
  if (step === 'approve' && vendor.kyc_status !== 'verified') missing.push('kyc')
  if (!missing.length) return
  throw new CityosError('vendor_incomplete', `The vendor ${vendor.id} still owes: ${missing.join(', ')}.`)
}
