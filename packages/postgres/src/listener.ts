import { Client, type ClientConfig } from 'pg'

export interface ListenerOptions {
  connection: ClientConfig
  channel: string
  onMessage: (payload: string) => void
  /** Messages may be missed from now on, or may have been: runs when the connection is lost and when it stands again. */
  onGap: () => void
  log?: (message: string) => void
}

const FIRST_RETRY_MS = 100
const LAST_RETRY_MS = 5_000
/** A connection that a network swallowed says nothing: it is asked, and given up when it does not answer. */
const HEARTBEAT_MS = 5_000

/**
 * Hears what the database announces on one channel, over a connection of its own, and connects again when that is
 * lost. Keeps no process from ending. Reads no rows, so that it belongs to no tenant.
 */
export class Listener {
  /** True while every announcement reaches this process. */
  listening = false
  private client: Client | undefined
  private started = false
  private stopped = false
  private heartbeat: NodeJS.Timeout | undefined
  private retryMs = FIRST_RETRY_MS
  private reported = false
  /** Advisory locks that the connection has. */
  private readonly held = new Set<number>()
  private connecting: Promise<void> | undefined
  /** A client answers one query at a time. */
  private answered: Promise<unknown> = Promise.resolve()

  constructor(private readonly options: ListenerOptions) {}

  /** Connects in the background; further calls do nothing. */
  start(): void {
    if (this.started) return
    this.started = true
    this.connecting = this.connect()
    this.heartbeat = setInterval(() => void this.probe(), HEARTBEAT_MS).unref()
  }

  /**
   * Whether this process is the one of all that has an advisory lock of the database: from when it is free until the
   * connection is lost, where another one gets it. @throws Error when that happens meanwhile.
   */
  async holds(lock: number): Promise<boolean> {
    await this.connecting
    const { client } = this
    if (!client || this.held.has(lock)) return this.held.has(lock)
    const [row] = await this.ask<{ mine: boolean }>(client, 'select pg_try_advisory_lock($1) as mine', [lock])
    if (row?.mine && this.client === client) this.held.add(lock)
    return this.held.has(lock)
  }

  /** Hears nothing any more. */
  async stop(): Promise<void> {
    this.stopped = true
    this.listening = false
    this.held.clear()
    clearInterval(this.heartbeat)
    const { client } = this
    this.client = undefined
    await client?.end().catch(() => undefined)
  }

  private async connect(): Promise<void> {
    if (this.stopped) return
    const client = new Client({ keepAlive: true, connectionTimeoutMillis: 5_000, ...this.options.connection })
    this.client = client
    client.on('notification', ({ payload }) => this.options.onMessage(payload ?? ''))
    client.on('error', (error) => this.lost(client, error))
    client.on('end', () => this.lost(client, new Error('the server closed the connection')))
    try {
      await client.connect()
      // Missing from pg's types: the socket keeps no process from ending.
      ;(client as Client & { unref(): void }).unref()
      await client.query(`listen ${client.escapeIdentifier(this.options.channel)}`)
    } catch (error) {
      return this.lost(client, error)
    }
    if (this.client !== client) return
    this.options.onGap()
    this.listening = true
    this.retryMs = FIRST_RETRY_MS
    this.reported = false
  }

  private async probe(): Promise<void> {
    const { client } = this
    if (!client || !this.listening) return
    const timer = setTimeout(() => this.lost(client, new Error('no answer')), HEARTBEAT_MS)
    timer.unref()
    await this.ask(client, 'select 1').catch((error: unknown) => this.lost(client, error))
    clearTimeout(timer)
  }

  private ask<Row extends object>(client: Client, text: string, values: unknown[] = []): Promise<Row[]> {
    const answer = this.answered.then(async () => (await client.query<Row>(text, values)).rows)
    this.answered = answer.catch(() => undefined)
    return answer
  }

  private lost(client: Client, error: unknown): void {
    if (this.client !== client) return
    this.client = undefined
    this.held.clear()
    if (this.listening) this.options.onGap()
    this.listening = false
    client.end().catch(() => undefined)
    if (!this.reported) {
      this.reported = true
      const reason = error instanceof Error ? error.message : String(error)
      this.options.log?.(`"${this.options.channel}" is not heard until the connection is back: ${reason}`)
    }
    setTimeout(() => (this.connecting = this.connect()), this.retryMs).unref()
    this.retryMs = Math.min(this.retryMs * 2, LAST_RETRY_MS)
  }
}
