import { PostgresDatabase, type Transaction } from '@cityos/postgres'

/** How long one waits for others to be done with an order, and how long one may be busy with it. */
const PATIENCE_MS = 30_000
const LONGEST_MS = 120_000
/** How many orders one process is busy with at the same moment. */
const MOST = 8

/**
 * Orders that somebody is busy with, in this process or in another one. A hold is an advisory lock of a transaction
 * that stays open, on connections of their own: it ends with the process that has it, however that ends, and those
 * who wait take no connection from those who work.
 */
export class OrderHolds {
  private readonly queues = new Map<string, Promise<void>>()
  private readonly releases = new Map<string, () => void>()
  private count = 0
  private opened: PostgresDatabase | undefined

  constructor(private readonly url: string | undefined) {}

  private database(): PostgresDatabase {
    const { url } = this
    if (!url) throw new Error('A process that migrates is busy with no order.')
    return (this.opened ??= new PostgresDatabase({ url, max: MOST, name: 'vendor orders' }))
  }

  async close(): Promise<void> {
    await this.opened?.close()
    this.opened = undefined
  }

  /** Waits for the order; answers what releases it. @throws Error when others are busy with it for too long. */
  hold(orderId: string): Promise<string> {
    return this.enter(orderId, async (transaction) => {
      await transaction.query(`set local lock_timeout = ${PATIENCE_MS}`)
      await transaction.query(`select pg_advisory_xact_lock(${KEY})`, [orderId])
      return true
    }) as Promise<string>
  }

  /** Does not wait; null while somebody is busy with the order. */
  async tryHold(orderId: string): Promise<string | null> {
    if (this.queues.has(orderId)) return null
    return this.enter(orderId, async (transaction) => {
      const [row] = await transaction.query<{ free: boolean }>(
        `select pg_try_advisory_xact_lock(${KEY}) as free`,
        [orderId],
      )
      return row!.free
    })
  }

  release(hold: string): void {
    this.releases.get(hold)?.()
    this.releases.delete(hold)
  }

  /** One of a process waits in the database at a time, the others of the same order wait for it. */
  private enter(
    orderId: string,
    lock: (transaction: Transaction) => Promise<boolean>,
  ): Promise<string | null> {
    return new Promise((resolve, reject) => {
      let waited = true
      const patience = setTimeout(() => {
        waited = false
        reject(new Error(`Others are busy with the order ${orderId}.`))
      }, PATIENCE_MS)
      const before = this.queues.get(orderId) ?? Promise.resolve()
      const turn = before.then(async () => {
        if (!waited) return
        await this.database().transaction(async (transaction) => {
          await transaction.query(`set local idle_in_transaction_session_timeout = ${LONGEST_MS}`)
          const got = await lock(transaction)
          clearTimeout(patience)
          if (!got) return resolve(null)
          const id = `${orderId} ${++this.count}`
          const released = new Promise<void>((release) => this.releases.set(id, release))
          // Somebody who no longer waits must not be given it.
          if (waited) resolve(id)
          else this.release(id)
          await released
        })
      })
      // What breaks behind `resolve` is a connection that was lost: the lock went with it.
      const ended = turn.catch(reject).finally(() => {
        clearTimeout(patience)
        if (this.queues.get(orderId) === ended) this.queues.delete(orderId)
      })
      this.queues.set(orderId, ended)
    })
  }
}

const KEY = `hashtextextended('vendor order is held ' || $1, 0)`
