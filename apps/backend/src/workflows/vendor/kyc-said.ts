import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { isCityosError } from '@cityos/contracts'
import { decideVendorKycWorkflow } from './decide-vendor-kyc'
import type { KycMessage } from './kyc-providers'
import { noteKycEvent } from './note-kyc-event'

/** `again`: it was here before; `ignored`: it is about no check of this tenant, or about one that is over. */
export type KycHeard = 'received' | 'again' | 'ignored'

/**
 * Works on what a provider says of a check. It counts once: the move and the message are written in one transaction, so
 * that whoever sends it anew, when the vendor is being checked again, decides nothing.
 * @throws what {@link decideVendorKycWorkflow} throws when the database fails: the provider then sends it again.
 */
export async function kycSaid(
  container: MedusaContainer,
  provider: string,
  message: KycMessage,
): Promise<KycHeard> {
  const db = container.resolve(ContainerRegistrationKeys.PG_CONNECTION) as unknown as Knex
  const known = await db.raw<{ rows: object[] }>(
    `select 1 from vendor_kyc_event where provider = ? and event_id = ?`,
    [provider, message.event_id],
  )
  if (known.rows.length) return 'again'
  const { rows } = await db.raw<{ rows: { id: string }[] }>(
    `select id from vendor where kyc_provider = ? and kyc_reference = ? and deleted_at is null`,
    [provider, message.reference],
  )
  const [vendor] = rows
  if (!vendor) return 'ignored'
  const { event_id, occurred_at, transition, reason } = message
  const event = { provider, event_id, occurred_at: occurred_at.toISOString() }
  const noted = { ...event, vendor_id: vendor.id, transition }
  if (transition === null) return (await noteKycEvent(db, noted)) ? 'ignored' : 'again'
  try {
    const mover = { kind: 'system' as const, id: `kyc:${provider}` }
    await decideVendorKycWorkflow(container).run({
      input: { id: vendor.id, transition, mover, event, ...(reason && { reason }) },
    })
    return 'received'
  } catch (error) {
    if (!isCityosError(error) || error.code !== 'illegal_transition') throw error
    return (await noteKycEvent(db, noted)) ? 'ignored' : 'again'
  }
}
