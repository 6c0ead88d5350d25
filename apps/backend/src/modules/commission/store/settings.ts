import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { DEFAULT_COMMISSION_SETTINGS, ID_PREFIXES, newId, type CommissionSettings } from '@cityos/contracts'
import { requireTenantId } from '@cityos/medusa-tenancy'

/** The settings of the tenant in scope; the defaults where nobody has set anything. */
export async function readSettings(trx: Knex): Promise<CommissionSettings> {
  return (await findSettings(trx)) ?? { ...DEFAULT_COMMISSION_SETTINGS }
}

/** What somebody has set, or null. */
export async function findSettings(trx: Knex): Promise<CommissionSettings | null> {
  const { rows } = await trx.raw<{ rows: CommissionSettings[] }>(
    `select commission_tax_bps, refund_commission from commission_setting`,
  )
  return rows[0] ?? null
}

/** Writes the settings of the tenant in scope; null takes them away, and the defaults hold again. */
export async function writeSettings(
  trx: Knex,
  settings: CommissionSettings | null,
  now: Date,
): Promise<void> {
  if (!settings) {
    await trx.raw(`delete from commission_setting`)
    return
  }
  await trx.raw(
    `insert into commission_setting (id, commission_tax_bps, refund_commission, updated_at) values (?, ?, ?, ?)
     on conflict (tenant_id, is_only) do update
        set commission_tax_bps = excluded.commission_tax_bps, refund_commission = excluded.refund_commission,
            updated_at = excluded.updated_at`,
    [newId(ID_PREFIXES.commission_setting), settings.commission_tax_bps, settings.refund_commission, now],
  )
}

/** The time zone of the tenant in scope, in which its months begin. */
export async function readTimeZone(trx: Knex): Promise<string> {
  const { rows } = await trx.raw<{ rows: { time_zone: string }[] }>(
    `select time_zone from tenant where id = ?`,
    [requireTenantId()],
  )
  return rows[0]?.time_zone ?? 'UTC'
}
