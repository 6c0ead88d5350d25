import { Pool, type PoolClient } from 'pg'
import { PLATFORM_TENANT_ID } from '../scope/scope'

/** Runs SQL inside one transaction; `$1`, `$2` … stand for the values. */
export interface PlatformTransaction {
  query<Row = Record<string, unknown>>(text: string, values?: readonly unknown[]): Promise<Row[]>
}

export interface PlatformDatabaseOptions {
  /** The restricted role's connection. */
  url: string
  /** Connections at most; none is kept where none is needed. */
  max?: number
  name?: string
}

/**
 * Transactions in the platform's scope over a few connections of their own: for work that goes on beside requests,
 * and that no burst of requests may keep waiting.
 */
export class PlatformDatabase {
  private readonly pool: Pool

  constructor({ url, max = 5, name = 'medusa-tenancy platform' }: PlatformDatabaseOptions) {
    this.pool = new Pool({ connectionString: url, max, application_name: name, keepAlive: true })
    // Also one that lies idle loses its connection; the next query gets another.
    this.pool.on('error', () => undefined)
  }

  /** Commits when `work` ends, rolls back when it throws. */
  async transaction<T>(work: (transaction: PlatformTransaction) => Promise<T>): Promise<T> {
    const client = await this.pool.connect()
    let broken: Error | undefined
    // The pool listens to connections that lie idle alone: one that breaks between two queries would end the process.
    const onError = (error: Error) => void (broken = error)
    client.on('error', onError)
    try {
      await client.query(`begin; set local app.tenant = '${PLATFORM_TENANT_ID}'`)
      const result = await work(transactionOn(client))
      await client.query('commit')
      return result
    } catch (error) {
      await client.query('rollback').catch((cause: Error) => void (broken = cause))
      throw error
    } finally {
      client.off('error', onError)
      client.release(broken)
    }
  }

  async close(): Promise<void> {
    await this.pool.end()
  }
}

function transactionOn(client: PoolClient): PlatformTransaction {
  return {
    query: async <Row>(text: string, values?: readonly unknown[]) =>
      (await client.query(text, values && [...values])).rows as Row[],
  }
}

/** A tenant's scope within a transaction of the platform's; back to the platform at the end, or at the rollback. */
export async function withinTenant<T>(
  transaction: PlatformTransaction,
  tenantId: string,
  work: () => Promise<T>,
): Promise<T> {
  await enter(transaction, tenantId)
  const result = await work()
  await enter(transaction, PLATFORM_TENANT_ID)
  return result
}

async function enter(transaction: PlatformTransaction, tenantId: string): Promise<void> {
  await transaction.query("select set_config('app.tenant', $1, true)", [tenantId])
}
