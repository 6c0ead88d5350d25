import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils'
import {
  ID_PREFIXES,
  idFloor,
  newIds,
  VENDOR_NOTIFICATION_EVENTS,
  type VendorNotificationKind,
} from '@cityos/contracts'
import { rolesFor } from '../../modules/vendor/domain/notification-audience'
import { SOURCES } from './sources'

/** Rows of one statement. */
const PAGE = 500

interface Candidate {
  vendor_id: string
  member_id: string
  key: string
  subject_id: string
  data: object
}

/**
 * Tells everybody of each vendor who is to know what has happened since a moment, of the things named by `ids` alone
 * where there are any; nobody is told twice, and nobody of what was before they came. Answers how many were told.
 */
export async function tellVendors(
  container: MedusaContainer,
  kind: VendorNotificationKind,
  { since, ids = null }: { since: Date; ids?: readonly string[] | null },
): Promise<number> {
  const db = container.resolve(ContainerRegistrationKeys.PG_CONNECTION) as unknown as Knex
  for (let told = 0; ;) {
    const { rows } = await db.raw<{ rows: Candidate[] }>(candidates(kind), {
      ...{ since, ids, roles: [...rolesFor(kind)] },
      order_floor: idFloor(ID_PREFIXES.vendor_order, since.getTime()),
      ledger_floor: idFloor(ID_PREFIXES.ledger_transaction, since.getTime()),
    } as never)
    if (rows.length) await insert(container, db, kind, rows)
    told += rows.length
    if (rows.length < PAGE) return told
  }
}

const candidates = (kind: VendorNotificationKind) => `
  select m.vendor_id, m.id as member_id, '${kind}:' || s.key as key, s.subject_id, jsonb_strip_nulls(s.data) as data
    from (${SOURCES[kind]}) s
    join vendor_member m on m.vendor_id = s.vendor_id and m.status <> 'removed' and m.deleted_at is null
     and m.role = any(:roles::text[]) and m.created_at <= s.at
   where not exists (select from vendor_notification n where n.member_id = m.id and n.key = '${kind}:' || s.key)
   order by s.at, m.id limit ${PAGE}`

async function insert(
  container: MedusaContainer,
  db: Knex,
  kind: VendorNotificationKind,
  rows: readonly Candidate[],
): Promise<void> {
  const of = (pick: (row: Candidate) => string) => rows.map(pick)
  const { rows: written } = await db.raw<{ rows: { id: string; vendor_id: string; member_id: string }[] }>(
    `insert into vendor_notification (id, vendor_id, member_id, kind, key, subject_id, data)
     select w.id, w.vendor_id, w.member_id, :kind, w.key, w.subject_id, w.data::jsonb
       from unnest(:id::text[], :vendor::text[], :member::text[], :key::text[], :subject::text[], :data::text[])
         as w (id, vendor_id, member_id, key, subject_id, data)
     on conflict do nothing returning id, vendor_id, member_id`,
    {
      ...{ kind, id: newIds(ID_PREFIXES.vendor_notification, rows.length), key: of(({ key }) => key) },
      ...{ vendor: of(({ vendor_id }) => vendor_id), member: of(({ member_id }) => member_id) },
      ...{ subject: of(({ subject_id }) => subject_id), data: of(({ data }) => JSON.stringify(data)) },
    } as never,
  )
  if (!written.length) return
  const name = VENDOR_NOTIFICATION_EVENTS.created
  await container.resolve(Modules.EVENT_BUS).emit(written.map((row) => ({ name, data: { ...row, kind } })))
}
