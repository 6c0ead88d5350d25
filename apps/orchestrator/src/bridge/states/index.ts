import type { Sql, StateSource } from '@cityos/bridge'
import type { Payload } from 'payload'
import { pageStates } from './pages'
import { productContentStates } from './product-content'
import { statesBySql } from './by-sql'

const DOCUMENTS = {
  product_content: { table: 'product_content', load: productContentStates },
  page: { table: 'pages', load: pageStates },
} as const

const isDocument = (entity: string): entity is keyof typeof DOCUMENTS => Object.hasOwn(DOCUMENTS, entity)

/** What this side tells: of everything that Payload owns, what it is now. */
export function payloadStates(payload: Payload): StateSource {
  return {
    entities: [...statesBySql.entities, ...Object.keys(DOCUMENTS)],
    load: (tx, tenantId, entity, ids) =>
      isDocument(entity)
        ? DOCUMENTS[entity].load(payload, tenantId, ids.filter(isUuid))
        : statesBySql.load(tx, tenantId, entity, ids),
    listIds: (tx, tenantId, entity, after, most) =>
      isDocument(entity)
        ? publishedIds(tx, DOCUMENTS[entity].table, tenantId, after, most)
        : statesBySql.listIds(tx, tenantId, entity, after, most),
  }
}

async function publishedIds(tx: Sql, table: string, tenantId: string, after: string, most: number) {
  const rows = await tx.query<{ id: string }>(
    `select id::text as id from ${table} where tenant_id = $1 and _status = 'published' and id::text collate "C" > $2
      order by id::text collate "C" limit $3`,
    [tenantId, after, most],
  )
  return rows.map(({ id }) => id)
}

/** Another id than Payload's would be an error of the database, and stop what else is in the batch. */
const isUuid = (id: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)
