import type { Knex } from '@medusajs/framework/mikro-orm/knex'

/** A message of a provider of checks, by the provider's own name for it. */
export interface KycEvent {
  provider: string
  event_id: string
  /** A text: workflows hand on copies. */
  occurred_at: string
}

type Noted = KycEvent & { vendor_id: string; transition: string | null }

/** Keeps that a message was worked on; false for one that was before. */
export async function noteKycEvent(db: Knex, event: Noted): Promise<boolean> {
  const { provider, event_id, vendor_id, transition, occurred_at } = event
  const { rows } = await db.raw<{ rows: object[] }>(
    `insert into vendor_kyc_event (provider, event_id, vendor_id, transition, occurred_at) values (?, ?, ?, ?, ?)
     on conflict (tenant_id, provider, event_id) do nothing returning 1`,
    [provider, event_id, vendor_id, transition, occurred_at],
  )
  return rows.length > 0
}

/** As if it had not come: what it decided was taken back, and the provider sends it again. */
export async function forgetKycEvent(db: Knex, { provider, event_id }: KycEvent): Promise<void> {
  await db.raw(`delete from vendor_kyc_event where provider = ? and event_id = ?`, [provider, event_id])
}
