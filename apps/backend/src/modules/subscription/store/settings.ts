import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { DEFAULT_SUBSCRIPTION_SETTINGS, ID_PREFIXES, newId, type DunningSettings } from '@cityos/contracts'

/** The settings of the tenant in scope; the defaults where nobody has set anything. */
export async function readSettings(trx: Knex): Promise<DunningSettings> {
  return (await findSettings(trx)) ?? { ...DEFAULT_SUBSCRIPTION_SETTINGS }
}

/** What somebody has set, or null. */
export async function findSettings(trx: Knex): Promise<DunningSettings | null> {
  const { rows } = await trx.raw<{ rows: DunningSettings[] }>(
    `select retry_offsets_days, exhaustion from subscription_setting`,
  )
  return rows[0] ?? null
}

/** Writes the settings of the tenant in scope; null takes them away, and the defaults hold again. */
export async function writeSettings(trx: Knex, settings: DunningSettings | null, now: Date): Promise<void> {
  if (!settings) {
    await trx.raw(`delete from subscription_setting`)
    return
  }
  await trx.raw(
    `insert into subscription_setting (id, retry_offsets_days, exhaustion, updated_at) values (?, ?::jsonb, ?, ?)
     on conflict (tenant_id, is_only) do update
        set retry_offsets_days = excluded.retry_offsets_days, exhaustion = excluded.exhaustion,
            updated_at = excluded.updated_at`,
    [
      newId(ID_PREFIXES.subscription_setting),
      JSON.stringify(settings.retry_offsets_days),
      settings.exhaustion,
      now,
    ],
  )
}
