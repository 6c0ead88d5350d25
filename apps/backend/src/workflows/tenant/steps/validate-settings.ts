import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { requireKnownCountries, requireKnownCurrencies } from '../known-codes'
import type { UpdateTenantInput } from './update-tenant-row'

/** Refuses currencies and countries that nobody knows. */
export const validateSettingsStep = createStep(
  'validate-settings',
  async ({ change }: UpdateTenantInput, { container }) => {
    await requireKnownCurrencies(container, 'currency_codes', change.currency_codes ?? [])
    if (change.country_code) requireKnownCountries('country_code', [change.country_code])
    return new StepResponse(true)
  },
)
