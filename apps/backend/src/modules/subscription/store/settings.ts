import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import {
  DEFAULT_SUBSCRIPTION_SETTINGS,
  ID_PREFIXES,
  newId,
  type StoredSubscriptionSettings,
} from '@cityos/contracts'
import { withNotices } from '../domain/notice'

/** The settings of the tenant in scope; the defaults where nobody has set anything. */
export async function readSettings(trx: Knex): Promise<StoredSubscriptionSettings> {
  return (await findSettings(trx)) ?? { ...DEFAULT_SUBSCRIPTION_SETTINGS }
}

/** What somebody has set, or null. */
export async function findSettings(trx: Knex): Promise<StoredSubscriptionSettings | null> {
  const { rows } = await trx.raw<{ rows: StoredSubscriptionSettings[] }>(
    `select retry_offsets_days, exhaustion, notices from subscription_setting`,
  )
  const [row] = rows
  return row ? { ...row, notices: withNotices(row.notices) } : null
}

/** Writes the settings of the tenant in scope; null takes them away, and the defaults hold again. */
export async function writeSettings(
  trx: Knex,
  settings: StoredSubscriptionSettings | null,
  now: Date,
): Promise<void> {
  if (!settings) {
    await trx.raw(`delete from subscription_setting`)
    return
  }
  await trx.raw(
    `insert into subscription_setting (id, retry_offsets_days, exhaustion, notices, updated_at)
     values (?, ?::jsonb, ?, ?::jsonb, ?)
     on conflict (tenant_id, is_only) do update
        set retry_offsets_days = excluded.retry_offsets_days, exhaustion = excluded.exhaustion,
            notices = excluded.notices, updated_at = excluded.updated_at`,
    [
      newId(ID_PREFIXES.subscription_setting),
      JSON.stringify(settings.retry_offsets_days),
      settings.exhaustion,
      JSON.stringify(settings.notices),
      now,
    ],
  )
}
