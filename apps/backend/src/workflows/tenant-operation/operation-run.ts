import type { Clock } from '@cityos/calendar'
import {
  PLATFORM_TENANT_ID,
  runInTenant,
  type OnProgress,
  type Sql,
  type SqlConnection,
} from '@cityos/medusa-tenancy'
import type { OperationCursor, OperationRecord } from './operation-record'

const HEARTBEAT_MS = 3_000
const FLUSH_MS = 500

/** Another process has taken the operation up, because this one was thought dead: it must not touch anything more. */
class OperationLostError extends Error {
  override readonly name = 'OperationLostError'
}

/**
 * One process' turn at an operation: tells the table how far it is, and learns from it when the turn is over. Each
 * write names the attempt, so that only one process' writes count.
 */
export class OperationRun {
  private stage: string | null
  private done = 0
  private total = 0
  private lastWrite = 0
  private timer: NodeJS.Timeout | undefined
  private lost = false

  constructor(
    readonly operation: OperationRecord,
    private readonly connection: SqlConnection,
    private readonly clock: Clock,
  ) {
    this.stage = operation.stage
  }

  get isLost(): boolean {
    return this.lost
  }

  beginHeartbeat(): void {
    let beating = false
    this.timer = setInterval(() => {
      // A transaction that keeps the turn lets heartbeats wait: one is enough, each holds a connection.
      if (beating) return
      beating = true
      void this.write()
        .catch(() => undefined)
        .finally(() => (beating = false))
    }, HEARTBEAT_MS)
    this.timer.unref()
  }

  endHeartbeat(): void {
    clearInterval(this.timer)
  }

  /** Begins a part of the work; its size may be unknown (0). */
  async enter(stage: string, total = 0, done = 0): Promise<void> {
    Object.assign(this, { stage, total, done })
    await this.write()
  }

  readonly progress: OnProgress = async ({ rows }) => {
    this.done += rows
    if (this.lost) throw lostError(this.operation.id)
    if (this.clock.now().getTime() - this.lastWrite >= FLUSH_MS) await this.write()
  }

  /** Saves, in a transaction that writes rows, where the next process goes on. Runs in the platform's scope. */
  async saveCursor(transaction: Sql, cursor: Omit<OperationCursor, 'done'>): Promise<void> {
    const { rows } = await transaction.raw(
      `update tenant_operation set cursor = ?::jsonb where id = ? and attempt = ? and status = 'running' returning id`,
      [JSON.stringify({ ...cursor, done: this.done }), this.operation.id, this.operation.attempt],
    )
    if (!rows.length) this.giveUp()
  }

  /** Keeps others from taking the operation up while a transaction removes rows. Runs in the platform's scope. */
  readonly keepTurn = async (transaction: Sql): Promise<void> => {
    const { rows } = await transaction.raw(
      `select 1 from tenant_operation where id = ? and attempt = ? and status = 'running' for share`,
      [this.operation.id, this.operation.attempt],
    )
    if (!rows.length) this.giveUp()
  }

  /** @throws OperationLostError when another process has the operation. */
  async write(changes: Record<string, unknown> = {}): Promise<void> {
    const now = this.clock.now()
    this.lastWrite = now.getTime()
    const values: Record<string, unknown> = {
      stage: this.stage,
      done: this.done,
      total: this.total,
      heartbeat_at: now,
      updated_at: now,
      ...changes,
    }
    const names = Object.keys(values)
    const { rows } = await runInTenant(PLATFORM_TENANT_ID, () =>
      this.connection.raw(
        `update tenant_operation set ${names.map((name) => `${name} = ?`).join()}
          where id = ? and attempt = ? and status = 'running' returning id`,
        [...names.map((name) => values[name]), this.operation.id, this.operation.attempt],
      ),
    )
    if (!rows.length) this.giveUp()
  }

  async succeed(result: Record<string, unknown>): Promise<void> {
    await this.write({
      status: 'succeeded',
      result: JSON.stringify(result),
      cursor: null,
      done: this.total,
      finished_at: this.clock.now(),
      error_code: null,
      error_message: null,
    })
  }

  async fail(error: { code: string; message: string }): Promise<void> {
    await this.write({
      status: 'failed',
      finished_at: this.clock.now(),
      error_code: error.code,
      error_message: error.message,
    })
  }

  private giveUp(): never {
    this.lost = true
    throw lostError(this.operation.id)
  }
}

const lostError = (id: string) => new OperationLostError(`Another process has taken up ${id}.`)

/** The turns of this process, for the steps of the workflows that work on them. */
const runs = new Map<string, OperationRun>()

export function rememberRun(run: OperationRun): () => void {
  runs.set(run.operation.id, run)
  return () => void runs.delete(run.operation.id)
}

/** What this process works on: it does not take that up from itself, however slow it is. */
export function runningIds(): string[] {
  return [...runs.keys()]
}

/** @throws OperationLostError when this process does not work on the operation. */
export function runOf(operationId: string): OperationRun {
  const run = runs.get(operationId)
  if (run && !run.isLost) return run
  throw lostError(operationId)
}
