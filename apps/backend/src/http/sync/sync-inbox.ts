import type { MedusaContainer } from '@medusajs/framework/types'
import type { ListSyncInbox, SyncInboxMessage } from '@cityos/contracts'
import { pageOf, tenantAsked } from './page-of'

type Row = Omit<SyncInboxMessage, 'received_at' | 'applied_at'> & {
  position: string
  received_at: Date
  applied_at: Date | null
}

const SQL = `
  select position, message_id as id, tenant_id, event, entity, entity_id, version, state, attempts, last_error,
         received_at, applied_at
    from sync_inbox where $where order by position desc`

/** One page of what the content admin has told. */
export async function listSyncInbox(container: MedusaContainer, query: ListSyncInbox) {
  const { rows, ...page } = await pageOf<Row>(container, query, SQL, 'position', [
    ['tenant_id = ', tenantAsked(query)],
    ['state = ', query.state],
    ['entity_id = ', query.entity_id],
  ])
  return { sync_messages: rows.map(toMessage), ...page }
}

function toMessage({ position: _position, version, received_at, applied_at, ...row }: Row): SyncInboxMessage {
  return {
    ...row,
    version: Number(version),
    received_at: received_at.toISOString(),
    applied_at: applied_at?.toISOString() ?? null,
  }
}
