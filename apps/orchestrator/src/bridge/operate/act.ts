import type { Sql } from '@cityos/bridge'
import type { PayloadRequest } from 'payload'
import { record } from '../../audit/entry'
import { inTransaction } from '../../http/in-transaction'
import { sqlOf } from '../database/payload-transaction'
import type { BridgeRecord } from './find-record'

interface Act {
  collection: string
  action: string
  record: BridgeRecord
  after?: object
}

/** Does something to the bridge's tables and writes it into the trail, both or neither. */
export function act<T>(
  req: PayloadRequest,
  { collection, action, record: { id, tenant }, after }: Act,
  work: (sql: Sql) => Promise<T>,
): Promise<T> {
  return inTransaction(req, async () => {
    const result = await work(await sqlOf(req))
    const about = { collectionSlug: collection, documentId: id }
    await record(req, { tenant, action, outcome: 'allowed', ...about, ...(after && { after }) })
    return result
  })
}
