import { Client, Pool, type PoolClient } from 'pg'
import { asOwner, cloneDatabase, type TestDatabase } from '@cityos/testing'
import { transactionOf, type NewLedgerTransaction } from '../../src/modules/ledger/domain/transaction'
import type { Sql } from '../../src/modules/ledger/store/sql'

/** The migrated tables and the ledger's own code on them, without a server: each transaction in its tenant's scope. */
export class LedgerDatabase {
  private constructor(
    readonly database: TestDatabase,
    private readonly pool: Pool,
  ) {}

  static async start(connections = 10): Promise<LedgerDatabase> {
    const database = await cloneDatabase()
    const pool = new Pool({ connectionString: database.appUrl, max: connections })
    // One test ends connections from outside.
    pool.on('error', () => undefined)
    return new LedgerDatabase(database, pool)
  }

  /** Commits when `work` ends, rolls back when it throws. */
  async transaction<T>(tenant: string, work: (sql: Sql, client: PoolClient) => Promise<T>): Promise<T> {
    const client = await this.pool.connect()
    const broken = () => undefined
    client.on('error', broken)
    let failed = false
    try {
      await client.query(`begin; set local app.tenant = '${tenant}'`)
      const result = await work(sqlOn(client), client)
      await client.query('commit')
      return result
    } catch (error) {
      failed = true
      await client.query('rollback').catch(() => undefined)
      throw error
    } finally {
      client.off('error', broken)
      client.release(failed)
    }
  }

  /** One statement as the application's role, by itself: its rows, or the error's code. */
  async attempt(tenant: string, text: string): Promise<Record<string, unknown>[] | string> {
    const client = new Client({ connectionString: this.database.appUrl })
    await client.connect()
    try {
      await client.query(`select set_config('app.tenant', $1, false)`, [tenant])
      return (await client.query<Record<string, unknown>>(text)).rows
    } catch (error) {
      const { constraint, code } = error as { constraint?: string; code?: string }
      return constraint?.startsWith('ledger_') ? constraint : (code ?? String(error))
    } finally {
      await client.end()
    }
  }

  owner<Row = Record<string, unknown>>(text: string, values: unknown[] = []): Promise<Row[]> {
    return asOwner(this.database.ownerUrl, async (client) => (await client.query(text, values)).rows as Row[])
  }

  async stop(): Promise<void> {
    await this.pool.end()
    await this.database.drop()
  }
}

function sqlOn(client: PoolClient): Sql {
  return {
    raw: async (text, bindings = []) => {
      let place = 0
      return client.query<Record<string, unknown>>(
        text.replace(/\?/g, () => `$${++place}`),
        [...bindings],
      )
    },
  }
}

/** A vendor's share of a sale of 100.00 euros, less a commission of 8.00. */
export function sale(
  id: string,
  vendor = 'ven_a',
  amounts: Record<string, bigint> = {},
): NewLedgerTransaction {
  const { clearing = -10_000n, revenue = 800n, pending = 9_200n } = amounts
  const of = (
    kind: 'clearing' | 'commission_revenue' | 'pending',
    owner_id: string,
    amount_minor: bigint,
  ) => ({
    account: { kind, owner_id, currency_code: 'eur' },
    amount_minor,
    vendor_order_id: `vord_${id}`,
  })
  return transactionOf({
    kind: 'capture',
    source_type: 'capture',
    source_id: id,
    occurred_at: new Date('2026-03-01T12:00:00Z'),
    postings: [
      of('clearing', 'platform', clearing),
      of('commission_revenue', 'platform', revenue),
      of('pending', vendor, pending),
    ],
  })
}
