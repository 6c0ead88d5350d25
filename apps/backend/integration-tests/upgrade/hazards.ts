import type { Client as PgClient } from 'pg'
import type { RowCounts } from './tenant-rows'

export interface Hazards {
  /** Row counts of the tables that gained rows of both tenants. */
  addedRows: RowCounts
}

/** The unique index of a later migration: an option title once among the options that products share. */
const TITLE_INDEX = 'IDX_product_option_global_title_unique'
const TITLE_MIGRATION = 'Migration20260623180000'

/**
 * Puts the database before the migration and the scripts that would mix or refuse the tenants' rows: both share an
 * option title, no product has a shipping profile, and values that the scripts repair are broken in both.
 */
export async function repeatHazards(client: PgClient, tenants: { id: string }[]): Promise<Hazards> {
  const { rowCount: forgotten } = await client.query('delete from mikro_orm_migrations where name = $1', [
    TITLE_MIGRATION,
  ])
  if (forgotten !== 1) throw new Error(`${TITLE_MIGRATION} is not a migration of this version any more.`)
  await client.query(`drop index "${TITLE_INDEX}"`)
  for (const { id } of tenants) {
    await client.query(
      `insert into product_option (id, title, is_exclusive, tenant_id) values ($1, 'Material', false, $2)`,
      [`opt_shared_${id}`, id],
    )
  }
  await client.query('delete from product_shipping_profile')
  await client.query('update tax_region set provider_id = null')
  await client.query('update inventory_level set reserved_quantity = 77')
  await client.query('update region set currency_code = upper(currency_code)')
  // An interrupted script is repeated by the next migration.
  await client.query('update script_migrations set finished_at = null')
  const { rows } = await client.query<{ tenant_id: string; count: number }>(
    'select tenant_id, count(*)::int as count from product_option group by 1 order by 1',
  )
  return { addedRows: { product_option: Object.fromEntries(rows.map((row) => [row.tenant_id, row.count])) } }
}
