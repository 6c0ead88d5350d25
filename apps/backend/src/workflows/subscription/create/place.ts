import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { CityosError } from '@cityos/contracts'

/** Where a subscription is sold: what Medusa needs to make its orders. */
export interface Place {
  store_id: string | null
  sales_channel_id: string | null
  region_id: string
  time_zone: string
}

interface Asked {
  currency_code: string
  store_id?: string | undefined
  region_id?: string | undefined
  time_zone?: string | undefined
  country_code?: string | undefined
}

const CHANNEL_SQL = `
  select t.id as store_id, s.sales_channel_id from tenant_store t
    join tenant_store_sales_channel s on s.tenant_store_id = t.id and s.deleted_at is null
   where t.deleted_at is null and (:store::text is null or t.id = :store)
   order by t.id limit 1`

const REGION_SQL = `
  select r.id, r.currency_code,
         exists (select from region_country c where c.region_id = r.id and c.iso_2 = :country) as ships
    from region r where r.deleted_at is null and (:region::text is null or r.id = :region)
   order by (r.currency_code = :currency) desc, ships desc, r.id limit 1`

/**
 * The store's channel (the first store's where none is named), and the region that is named or else one with the
 * currency and the country. @throws CityosError `not_found`, `subscription_currency_mismatch`, `validation_failed`.
 */
export async function findPlace(sql: Knex, asked: Asked): Promise<Place> {
  const channels = await sql.raw<{ rows: { store_id: string; sales_channel_id: string }[] }>(CHANNEL_SQL, {
    store: asked.store_id ?? null,
  })
  const [channel] = channels.rows
  if (asked.store_id && !channel) throw new CityosError('not_found', `There is no store ${asked.store_id}.`)
  const region_id = await findRegion(sql, asked)
  const zone = await sql.raw<{ rows: { time_zone: string }[] }>(
    `select time_zone from tenant where id = current_setting('app.tenant')`,
  )
  return {
    store_id: channel?.store_id ?? null,
    sales_channel_id: channel?.sales_channel_id ?? null,
    region_id,
    time_zone: asked.time_zone ?? zone.rows[0]?.time_zone ?? 'UTC',
  }
}

async function findRegion(sql: Knex, { currency_code, region_id, country_code }: Asked): Promise<string> {
  const { rows } = await sql.raw<{ rows: { id: string; currency_code: string; ships: boolean }[] }>(
    REGION_SQL,
    { region: region_id ?? null, currency: currency_code, country: country_code ?? null },
  )
  const [region] = rows
  if (region_id && !region) throw new CityosError('not_found', `There is no region ${region_id}.`)
  if (region?.currency_code !== currency_code) {
    throw new CityosError(
      'subscription_currency_mismatch',
      region_id
        ? `The region ${region_id} sells in ${region!.currency_code}, not in ${currency_code}.`
        : `No region sells in ${currency_code}.`,
    )
  }
  if (country_code && !region.ships) throw elsewhere(country_code)
  return region.id
}

/** A new address has to be in the region of the subscription. @throws CityosError `validation_failed`. */
export async function requireCountry(sql: Knex, regionId: string, countryCode: string): Promise<void> {
  const found = await sql('region_country').where({ region_id: regionId, iso_2: countryCode }).first('iso_2')
  if (!found) throw elsewhere(countryCode)
}

const elsewhere = (country: string) =>
  new CityosError(
    'validation_failed',
    `shipping_address.country_code: the region of this subscription has no ${country}.`,
  )
