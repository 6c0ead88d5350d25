import type { Database } from '@cityos/bridge'
// eslint-disable-next-line no-restricted-imports -- this database has no scope of tenants: the collections do
import { PostgresDatabase } from '@cityos/postgres'
import { env } from '../../env'

/** Next bundles a module once for each kind of route: what must be there once hangs on the process. */
const shared = globalThis as typeof globalThis & { cityosBridgeDatabase?: PostgresDatabase }

/** Connections of the bridge's own: what waits for another system never holds one that a screen needs. */
const database = () =>
  (shared.cityosBridgeDatabase ??= new PostgresDatabase({
    url: env().ORCHESTRATOR_DATABASE_URL,
    max: 6,
    name: 'bridge',
  }))

/** The database as relay, delivery and receiver need it: Payload has no part in these transactions. */
export const bridgeDatabase: Database = { transaction: (work) => database().transaction(work) }
