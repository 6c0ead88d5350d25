import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils'
import { PRESET_VALUES, THEME_FONTS, TenantStoreType, type TenantStoreOptions } from '@cityos/contracts'
import { requireTenantId } from '@cityos/medusa-tenancy'
import { currencyExponent } from '@cityos/money'
import { toStoreRegion } from '../../workflows/tenant-store/store-commerce'
import { isActiveCurrency } from '../../workflows/tenant/known-codes'
import { tenantModule } from '../../workflows/tenant/tenant-module'

interface Country {
  iso_2: string
  display_name: string
  region?: { id: string; name: string } | null
}

type Region = Parameters<typeof toStoreRegion>[0]

/** What a new store of the tenant in scope can be given. */
export async function tenantStoreOptions(container: MedusaContainer): Promise<TenantStoreOptions> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data: regions } = await query.graph({
    entity: 'region',
    fields: ['id', 'name', 'currency_code', 'countries.iso_2'],
    pagination: { order: { created_at: 'ASC' } },
  })
  const { data: locations } = await query.graph({
    entity: 'stock_location',
    fields: ['id', 'name'],
    pagination: { order: { created_at: 'ASC' } },
  })
  const { data: countries } = await query.graph({
    entity: 'country',
    fields: ['iso_2', 'display_name', 'region.id', 'region.name'],
    pagination: { order: { display_name: 'ASC' }, take: 1_000 },
  })
  const currencies = await container
    .resolve(Modules.CURRENCY)
    .listCurrencies({}, { take: 1_000, order: { code: 'ASC' } })
  const [tenant] = await tenantModule(container).listTenants({ id: requireTenantId() })
  return {
    types: TenantStoreType.options,
    regions: (regions as unknown as Region[]).map(toStoreRegion),
    stock_locations: (locations as { id: string; name: string }[]).map(({ id, name }) => ({ id, name })),
    countries: (countries as unknown as Country[]).map(({ iso_2, display_name, region }) => ({
      code: iso_2,
      name: display_name,
      region: region ? { id: region.id, name: region.name } : null,
    })),
    currencies: currencies
      .filter(({ code }) => isActiveCurrency(code))
      .map(({ code, name, symbol_native }) => ({
        code,
        name,
        symbol: symbol_native,
        exponent: currencyExponent(code),
      })),
    locales: tenant?.locales?.length ? tenant.locales : ['en'],
    theme_presets: PRESET_VALUES,
    theme_fonts: [...THEME_FONTS],
  }
}
