import { Pool } from 'pg'
import { createEmptyDatabase, type TestDatabase } from '@cityos/testing'
import {
  BRIDGE_TABLES,
  type Database,
  type Message,
  type Sql,
  type State,
  type StateSink,
  type StateSource,
} from '@cityos/bridge'

/** The process ends here: what it had not committed is gone, and it comes back to nothing that it was doing. */
export class Crash extends Error {}

export const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
export const openSecrets = (kept: unknown) => kept as string[]

/** One side of a bridge: a database with things of its own, and what it was told of the other's. */
export class Side implements StateSource, StateSink {
  /** Ends the process before the query or after the commit that this says yes to. */
  crashes: (where: 'query' | 'commit') => boolean = () => false
  readonly entities: readonly string[]

  private constructor(
    readonly owns: string,
    private readonly database: TestDatabase,
    private readonly pool: Pool,
  ) {
    this.entities = [owns]
  }

  static async start(owns: string): Promise<Side> {
    const database = await createEmptyDatabase()
    const side = new Side(owns, database, new Pool({ connectionString: database.ownerUrl, max: 12 }))
    for (const statement of BRIDGE_TABLES) await side.pool.query(statement)
    await side.pool.query(`
      create table thing (tenant_id text, id text collate "C", name text, primary key (tenant_id, id));
      create table mirror (tenant_id text, id text, name text, primary key (tenant_id, id));
      create table applied (tenant_id text, id text, version bigint, primary key (tenant_id, id, version))`)
    return side
  }

  async stop(): Promise<void> {
    await this.pool.end()
    await this.database.drop()
  }

  readonly db: Database = { transaction: (work) => this.transact(work) }

  private async transact<T>(work: (tx: Sql) => Promise<T>): Promise<T> {
    const client = await this.pool.connect()
    const query: Sql['query'] = async <Row>(text: string, values?: readonly unknown[]) => {
      if (this.crashes('query')) throw new Crash()
      return (await client.query(text, values && [...values])).rows as Row[]
    }
    try {
      await client.query('begin')
      const result = await work({ query })
      await client.query('commit')
      if (this.crashes('commit')) throw new Crash()
      return result
    } catch (error) {
      await client.query('rollback')
      throw error
    } finally {
      client.release()
    }
  }

  /** Looks or arranges, past everything that can go wrong. */
  async sql<Row = Record<string, unknown>>(text: string, values: unknown[] = []): Promise<Row[]> {
    return (await this.pool.query(text, values)).rows as Row[]
  }

  /** Opens the way to the other side, for a tenant. */
  async connect(
    tenantId: string,
    changes: { url?: string; kind?: string; events?: string[] } = {},
  ): Promise<void> {
    const { url = 'https://other.example', kind = 'bridge', events = ['*'] } = changes
    await this.sql(
      `insert into webhook_endpoint (id, tenant_id, kind, url, events, secrets, created_at, updated_at)
       values ($1, $2, $3, $4, $5, $6, now(), now())`,
      [`to_${tenantId}_${kind}_${url}`, tenantId, kind, url, events, JSON.stringify([SECRET])],
    )
  }

  async listenTo(tenantId: string, entities: string[]): Promise<void> {
    await this.sql(
      `insert into webhook_source (id, tenant_id, secrets, entities, created_at, updated_at) values ($1, $2, $3, $4, now(), now())`,
      [`from_${tenantId}`, tenantId, JSON.stringify([SECRET]), entities],
    )
  }

  /** Changes a thing of its own; a name of null removes it. */
  async write(tenantId: string, id: string, name: string | null): Promise<void> {
    const client = await this.pool.connect()
    try {
      await client.query('begin')
      if (name === null)
        await client.query('delete from thing where tenant_id = $1 and id = $2', [tenantId, id])
      else {
        await client.query(
          `insert into thing values ($1, $2, $3) on conflict (tenant_id, id) do update set name = excluded.name`,
          [tenantId, id, name],
        )
      }
      await client.query('insert into sync_outbox (tenant_id, entity, entity_id) values ($1, $2, $3)', [
        tenantId,
        this.owns,
        id,
      ])
      await client.query('commit')
    } finally {
      client.release()
    }
  }

  async load(
    tx: Sql,
    tenantId: string,
    _entity: string,
    ids: readonly string[],
  ): Promise<Map<string, State>> {
    const rows = await tx.query<{ id: string; name: string }>(
      'select id, name from thing where tenant_id = $1 and id = any($2::text[])',
      [tenantId, ids],
    )
    return new Map(rows.map(({ id, name }) => [id, { name }]))
  }

  async listIds(tx: Sql, tenantId: string, _entity: string, after: string, most: number): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      'select id from thing where tenant_id = $1 and id > $2 order by id limit $3',
      [tenantId, after, most],
    )
    return rows.map(({ id }) => id)
  }

  async apply(tx: Sql, { tenant_id: tenantId, entity_id: id, data, version }: Message): Promise<void> {
    // Fails when the same version comes twice: nothing is applied twice.
    await tx.query('insert into applied values ($1, $2, $3)', [tenantId, id, version])
    if (data === null) await tx.query('delete from mirror where tenant_id = $1 and id = $2', [tenantId, id])
    else {
      await tx.query(
        `insert into mirror values ($1, $2, $3) on conflict (tenant_id, id) do update set name = excluded.name`,
        [tenantId, id, data['name']],
      )
    }
  }

  things = () => this.sql('select tenant_id, id, name from thing order by 1, 2')
  mirrored = () => this.sql('select tenant_id, id, name from mirror order by 1, 2')
}
