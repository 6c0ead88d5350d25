import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import type { CreateTenant } from '@cityos/contracts'
import { checkPlacement } from '../../../modules/tenant/domain/placement'
import { requireKnownCountries, requireKnownCurrencies } from '../known-codes'
import { requireKnownPlaces } from '../require-known-places'
import { placementOf } from '../placement-of'
import { requireClaimable } from '../../tenant-domain/require-claimable'

/** Refuses currencies and countries that core would accept and never sell in, and a placement with a gap or nowhere. */
export const validateTenantStep = createStep(
  'validate-tenant',
  async (input: CreateTenant, { container }) => {
    await requireKnownCurrencies(container, 'currency_code', [input.currency_code])
    requireKnownCountries('country_codes', input.country_codes)
    checkPlacement(placementOf(input))
    await requireKnownPlaces(container, placementOf(input))
    input.domains?.forEach(requireClaimable)
    return new StepResponse(true)
  },
)
