import { Pool, type PoolClient } from 'pg'

/** Runs SQL inside one transaction; `$1`, `$2` … stand for the values. */
export interface Transaction {
  query<Row = Record<string, unknown>>(text: string, values?: readonly unknown[]): Promise<Row[]>
}

export interface PostgresDatabaseOptions {
  url: string
  /** Connections at most, 5 by default; none is kept where none is needed. */
  max?: number
  /** What the server calls its connections. */
  name?: string
  /** What each transaction begins with: `begin`, and what is to hold in all of them. */
  begin?: string
}

/**
 * Transactions over a few connections of their own, for work beside requests. A connection may break at any moment:
 * whoever works on it is told by the next query, and whoever comes after gets another.
 */
export class PostgresDatabase {
  private readonly pool: Pool
  private readonly begin: string

  constructor({ url, max = 5, name, begin = 'begin' }: PostgresDatabaseOptions) {
    this.pool = new Pool({ connectionString: url, max, application_name: name, keepAlive: true })
    // Also one that lies idle loses its connection; without a listener that would end the process.
    this.pool.on('error', () => undefined)
    this.begin = begin
  }

  /** Commits when `work` ends, rolls back when it throws. */
  async transaction<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    const client = await this.pool.connect()
    let broken: Error | undefined
    // The pool listens to connections that lie idle alone: one that breaks between two queries would end the process.
    const onError = (error: Error) => void (broken = error)
    client.on('error', onError)
    try {
      await client.query(this.begin)
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

function transactionOn(client: PoolClient): Transaction {
  return {
    query: async <Row>(text: string, values?: readonly unknown[]) =>
      (await client.query(text, values && [...values])).rows as Row[],
  }
}
