// eslint-disable-next-line no-restricted-imports -- this database has no scope of tenants: the collections do
import { Pool } from 'pg'
import type { Database } from '@cityos/bridge'
import { env } from '../../env'

/** Next bundles a module once for each kind of route: what must be there once hangs on the process. */
const shared = globalThis as typeof globalThis & { cityosBridgePool?: Pool }

/** Connections of the bridge's own: what waits for another system never holds one that a screen needs. */
function bridgePool(): Pool {
  return (shared.cityosBridgePool ??= newPool())
}

function newPool(): Pool {
  const pool = new Pool({ connectionString: env().ORCHESTRATOR_DATABASE_URL, max: 6 })
  // A connection that breaks while nobody uses it is replaced by the next one.
  pool.on('error', () => undefined)
  return pool
}

/** The database as relay, delivery and receiver need it: Payload has no part in these transactions. */
export const bridgeDatabase: Database = {
  async transaction(work) {
    const client = await bridgePool().connect()
    let broken: Error | undefined
    // The pool listens to connections that lie idle alone: one that breaks between two queries would end the process.
    const onError = (error: Error) => void (broken = error)
    client.on('error', onError)
    try {
      await client.query('begin')
      const result = await work({
        query: async <Row>(text: string, values?: readonly unknown[]) =>
          (await client.query(text, values && [...values])).rows as Row[],
      })
      await client.query('commit')
      return result
    } catch (error) {
      await client.query('rollback').catch((cause: Error) => (broken = cause))
      throw error
    } finally {
      client.off('error', onError)
      client.release(broken)
    }
  },
}
