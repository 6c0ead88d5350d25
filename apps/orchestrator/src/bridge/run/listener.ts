// eslint-disable-next-line no-restricted-imports -- this database has no scope of tenants: the collections do
import { Client } from 'pg'
import { env } from '../../env'

const AGAIN_MS = 2_000
/** One runner of Payload's queue: it takes jobs without a lock of its own. */
const LEADER_LOCK = 7_203_104

/** A connection that hears what the database announces, and comes back when it breaks. */
export class Listener {
  #client: Client | undefined
  #timer: NodeJS.Timeout | undefined
  #stopped = false
  #leads = false

  /** @param heard a table's name; undefined when announcements may have been missed. */
  constructor(private readonly heard: (table: string | undefined) => void) {}

  async start(): Promise<void> {
    if (this.#stopped) return
    const client = new Client({ connectionString: env().ORCHESTRATOR_DATABASE_URL, keepAlive: true })
    client.on('notification', ({ payload }) => this.heard(payload))
    client.on('error', () => undefined)
    client.once('end', () => this.#again())
    this.#client = client
    this.#leads = false
    try {
      await client.connect()
      await client.query('listen bridge')
      this.heard(undefined)
    } catch {
      await client.end().catch(() => undefined)
      this.#again()
    }
  }

  /** Whether this process is the one of all that runs what only one may. */
  async leads(): Promise<boolean> {
    if (this.#leads || !this.#client) return this.#leads
    const { rows } = await this.#client.query<{ mine: boolean }>('select pg_try_advisory_lock($1) as mine', [
      LEADER_LOCK,
    ])
    return (this.#leads = rows[0]?.mine ?? false)
  }

  async stop(): Promise<void> {
    this.#stopped = true
    clearTimeout(this.#timer)
    await this.#client?.end().catch(() => undefined)
  }

  #again(): void {
    if (this.#stopped) return
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.start(), AGAIN_MS)
  }
}
