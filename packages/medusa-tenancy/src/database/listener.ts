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
 * lost. Keeps no process from ending. Reads no rows, so it belongs to no tenant.
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

  constructor(private readonly options: ListenerOptions) {}

  /** Connects in the background; further calls do nothing. */
  start(): void {
    if (this.started) return
    this.started = true
    void this.connect()
    this.heartbeat = setInterval(() => void this.probe(), HEARTBEAT_MS).unref()
  }

  /** Hears nothing any more. */
  async stop(): Promise<void> {
    this.stopped = true
    this.listening = false
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
    await client.query('select 1').catch((error: unknown) => this.lost(client, error))
    clearTimeout(timer)
  }

  private lost(client: Client, error: unknown): void {
    if (this.client !== client) return
    this.client = undefined
    if (this.listening) this.options.onGap()
    this.listening = false
    client.end().catch(() => undefined)
    if (!this.reported) {
      this.reported = true
      const reason = error instanceof Error ? error.message : String(error)
      this.options.log?.(`"${this.options.channel}" is not heard until the connection is back: ${reason}`)
    }
    setTimeout(() => void this.connect(), this.retryMs).unref()
    this.retryMs = Math.min(this.retryMs * 2, LAST_RETRY_MS)
  }
}
