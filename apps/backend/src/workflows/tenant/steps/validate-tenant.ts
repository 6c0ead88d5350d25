import { DefaultsUtils, Modules } from '@medusajs/framework/utils'
import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { CityosError, type CreateTenant } from '@cityos/contracts'

const COUNTRIES = new Set(DefaultsUtils.defaultCountries.map((country) => country.alpha2.toLowerCase()))

/** Refuses currencies and countries that core would accept and never sell in. */
export const validateTenantStep = createStep(
  'validate-tenant',
  async (input: CreateTenant, { container }) => {
    const [currency] = await container
      .resolve(Modules.CURRENCY)
      .listCurrencies({ code: [input.currency_code] })
    if (!currency) {
      throw new CityosError(
        'currency_unknown',
        `currency_code: "${input.currency_code}" is no known currency.`,
      )
    }
    const unknown = input.country_codes.filter((code) => !COUNTRIES.has(code))
    if (unknown.length) {
      throw new CityosError('validation_failed', `country_codes: no such country: ${unknown.join(', ')}.`)
    }
    return new StepResponse(true)
  },
)
