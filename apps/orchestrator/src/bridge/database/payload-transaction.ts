import type { Database, Sql } from '@cityos/bridge'
import type { PostgresAdapter } from '@payloadcms/db-postgres'
import { createLocalReq, type Payload, type PayloadRequest } from 'payload'
import { FROM_MEDUSA } from './origin'

/** A transaction that is Payload's too: what is written with `req` is there exactly when the rest is. */
export interface PayloadTransaction extends Sql {
  req: PayloadRequest
}

interface Queries {
  query(text: string, values?: unknown[]): Promise<{ rows: unknown[] }>
}

/** Payload's database with the statements of the bridge in the same transactions. */
export function payloadDatabase(payload: Payload): Database<PayloadTransaction> {
  return {
    async transaction(work) {
      const req = await createLocalReq({ context: { ...FROM_MEDUSA } }, payload)
      const id = await payload.db.beginTransaction()
      if (id === null) throw new Error('The database began no transaction.')
      req.transactionID = id
      const sql = sqlOn(clientOf(payload, id))
      try {
        const result = await work({ req, ...sql })
        // An operation of Payload's that fails ends the transaction, whoever catches its error.
        clientOf(payload, id)
        // Payload's own commit says nothing when it fails; after this one it has nothing left to do.
        await sql.query('commit')
        await payload.db.commitTransaction(id)
        return result
      } catch (error) {
        await payload.db.rollbackTransaction(id)
        throw error
      }
    },
  }
}

/** Statements in the transaction of `req`; on a connection of Payload's where it is in none, as the seed is. */
export async function sqlOf({
  payload,
  transactionID,
}: Pick<PayloadRequest, 'payload' | 'transactionID'>): Promise<Sql> {
  const id = await transactionID
  const { pool } = payload.db as unknown as PostgresAdapter
  return sqlOn(id === undefined ? (pool as unknown as Queries) : clientOf(payload, id))
}

const sqlOn = (client: Queries): Sql => ({
  query: async <Row>(text: string, values?: readonly unknown[]) =>
    (await client.query(text, values && [...values])).rows as Row[],
})

function clientOf(payload: Payload, id: number | string): Queries {
  const session = (payload.db as unknown as PostgresAdapter).sessions[id]
  if (!session) throw new Error('The transaction has ended before its work.')
  return (session.db as unknown as { session: { client: Queries } }).session.client
}
