import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils'
import { isCityosError, VENDOR_DOCUMENT_EVENTS, VENDOR_EVENTS } from '@cityos/contracts'
import { remindBefore } from '../../modules/vendor/domain/document-status'
import { moveKyc } from '../vendor/move-kyc'

/** Rows of one statement. */
const PAGE = 500

interface Expired {
  id: string
  vendor_id: string
}

/**
 * Ends the papers of the tenant in scope whose last day is over, and the check of each vendor that is verified and
 * now lacks a required one; tells of those that end within a month, once. Each paper is taken by one process, and a
 * run that breaks off is finished by the next. Answers how many ended.
 */
export async function expireDocuments(container: MedusaContainer, now: Date): Promise<number> {
  const events = container.resolve(Modules.EVENT_BUS)
  let ended = 0
  for (;;) {
    const rows = await take(container, EXPIRE, [now, PAGE])
    ended += rows.length
    await tell(events, VENDOR_DOCUMENT_EVENTS.expired, rows)
    if (rows.length < PAGE) break
  }
  for (const { id } of await take(container, LACKING, [])) {
    const reason = 'A required document has expired.'
    const mover = { kind: 'system', id: 'expire-vendor-documents' } as const
    const moved = await moveKyc(container, { id, transition: 'expire', reason, mover }).catch(wasFirst)
    if (moved) await events.emit({ name: VENDOR_EVENTS.kyc_changed, data: moved.moved })
  }
  for (;;) {
    const rows = await take(container, REMIND, [now, now, remindBefore(now), PAGE])
    await tell(events, VENDOR_DOCUMENT_EVENTS.expiring, rows)
    if (rows.length < PAGE) return ended
  }
}

/** Another process has ended the same check meanwhile. */
function wasFirst(error: unknown): undefined {
  if (!isCityosError(error) || error.code !== 'illegal_transition') throw error
}

const EXPIRE = `
  update vendor_document set status = 'expired', updated_at = now()
   where id = any(array(select id from vendor_document where expires_at <= ? and status in ('pending', 'accepted')
                   and deleted_at is null order by id limit ? for update skip locked))
  returning id, vendor_id`

/** Verified vendors whose newest paper for something required has expired. */
const LACKING = `
  select distinct v.id, v.id as vendor_id from vendor v
    join vendor_requirement r on r.kind = 'document' and r.required and r.active and r.deleted_at is null
     and (cardinality(r.countries) = 0 or v.country = any(r.countries))
     and (cardinality(r.legal_forms) = 0 or lower(v.legal_form) in (select lower(f) from unnest(r.legal_forms) f))
   where v.kyc_status = 'verified' and v.deleted_at is null and 'expired' = (
     select d.status from vendor_document d where d.vendor_id = v.id and d.requirement_id = r.id
        and d.deleted_at is null order by d.id desc limit 1)
   order by v.id`

const REMIND = `
  update vendor_document set reminded_at = ?, updated_at = now()
   where id = any(array(select id from vendor_document where expires_at > ? and expires_at <= ? and reminded_at is null
                   and status in ('pending', 'accepted') and deleted_at is null
                 order by id limit ? for update skip locked))
  returning id, vendor_id`

async function take(container: MedusaContainer, sql: string, values: unknown[]): Promise<Expired[]> {
  const connection = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const { rows } = (await connection.raw(sql, values as never)) as { rows: Expired[] }
  return rows
}

interface Events {
  emit(messages: { name: string; data: unknown }[]): Promise<void>
}

async function tell(events: Events, name: string, rows: Expired[]): Promise<void> {
  const messages = rows.map(({ id, vendor_id }) => ({ name, data: { id, vendor_id } }))
  if (messages.length) await events.emit(messages)
}
