import { PLATFORM_TENANT_ID } from '../scope/scope'

/** A tenant's versions as they stood after the question was asked, and the database's time then. */
export interface CatalogueVersions {
  catalogue: string
  stock: string
  nowMs: number
}

interface RawConnection {
  __knex__disposed?: unknown
  unref?(): void
  query(statement: object): Promise<{ rows: Row[] }>
}
type Row = [tenantId: string, catalogue: string, stock: string, nowMs: number]

/** The part of knex' client that opens a connection of its own, with the pool's address and settings. */
export interface ConnectionSource {
  acquireRawConnection(): Promise<unknown>
  destroyRawConnection(connection: never): Promise<unknown>
}

interface Waiting {
  tenantId: string
  answer(versions: CatalogueVersions | undefined): void
}

/** A prepared statement: PostgreSQL parses and plans it once per connection. */
const STATEMENT = {
  name: 'tenancy_catalogue_versions',
  text: `select tenant_id, catalogue::text, stock::text, extract(epoch from now())::float8 * 1000
           from tenant_catalogue_version where tenant_id = any($1)`,
  rowMode: 'array',
  query_timeout: 2_000,
}
const QUIET_MS = 60_000

/**
 * Asks for versions over a connection of its own, so that hits wait for no free connection of the pool. Questions
 * that come while a statement is under way share the next one: it starts after each of them was asked, which is
 * what makes its answer good for all.
 */
export class VersionReader {
  private waiting: Waiting[] = []
  private running = false
  private connection: RawConnection | undefined
  private complainedMs = -Infinity

  constructor(private readonly source: ConnectionSource) {}

  /** Undefined when the tenant has no versions yet or the database does not answer: then nothing may be kept. */
  read(tenantId: string): Promise<CatalogueVersions | undefined> {
    return new Promise((answer) => {
      this.waiting.push({ tenantId, answer })
      if (!this.running) void this.answerAll()
    })
  }

  private async answerAll(): Promise<void> {
    this.running = true
    while (this.waiting.length) {
      const batch = this.waiting
      this.waiting = []
      const versions = await this.ask([...new Set(batch.map(({ tenantId }) => tenantId))])
      for (const { tenantId, answer } of batch) answer(versions.get(tenantId))
    }
    this.running = false
  }

  private async ask(tenantIds: string[]): Promise<Map<string, CatalogueVersions>> {
    try {
      const connection = (this.connection ??= await this.connect())
      if (connection.__knex__disposed)
        throw new Error('The connection has ended.', { cause: connection.__knex__disposed })
      const { rows } = await connection.query({ ...STATEMENT, values: [tenantIds] })
      return new Map(rows.map(([id, catalogue, stock, nowMs]) => [id, { catalogue, stock, nowMs }]))
    } catch (error) {
      this.complain(error)
      const broken = this.connection
      this.connection = undefined
      if (broken) this.source.destroyRawConnection(broken as never).catch(() => undefined)
      return new Map()
    }
  }

  private async connect(): Promise<RawConnection> {
    const connection = (await this.source.acquireRawConnection()) as RawConnection
    // It must not keep a process alive that has nothing else to do.
    connection.unref?.()
    await connection.query({ text: `set app.tenant = '${PLATFORM_TENANT_ID}'` })
    return connection
  }

  /** A broken connection costs speed and no answer; once a minute is enough to hear of it. */
  private complain(error: unknown): void {
    const nowMs = performance.now()
    if (nowMs - this.complainedMs < QUIET_MS) return
    this.complainedMs = nowMs
    console.error('[tenancy] the catalogue cache could not read the versions; Medusa answers instead:', error)
  }
}
