import type { Clock } from '@cityos/calendar'
import {
  PLATFORM_TENANT_ID,
  runInTenant,
  type OnProgress,
  type Sql,
  type SqlConnection,
} from '@cityos/medusa-tenancy'
import type { OperationCursor, OperationPhase, OperationRecord } from './operation-record'
import { OperationCancelledError, OperationLostError } from './operation-stopped'

const HEARTBEAT_MS = 3_000
const FLUSH_MS = 500

/** The row, as long as this process may write it. */
const TURN = `id = ? and attempt = ? and status = 'running'`

type State = Pick<OperationRecord, 'phase' | 'cursor' | 'cancel_requested_at'>
const STATE = 'phase, cursor, cancel_requested_at'

/**
 * One process' turn at an operation: tells the table how far it is, and learns from it when the turn is over or somebody
 * has cancelled. Each write names the attempt, so that only one process' writes count; times are the database's, because
 * hosts disagree about them.
 */
export class OperationRun {
  private stage: string | null
  private done = 0
  private total = 0
  private lastWrite = 0
  private timer: NodeJS.Timeout | undefined
  private lost = false
  private state: State

  constructor(
    readonly operation: OperationRecord,
    private readonly connection: SqlConnection,
    private readonly clock: Clock,
  ) {
    this.stage = operation.stage
    this.state = operation
  }

  get isLost(): boolean {
    return this.lost
  }

  /** As the table said last. */
  get phase(): OperationPhase {
    return this.state.phase
  }

  /** Null until what lies under the import's tenant id is this operation's own. */
  get cursor(): OperationCursor | null {
    return this.state.cursor
  }

  /** Somebody has cancelled it, in time. */
  get isCancelled(): boolean {
    return this.state.phase === 'forward' && this.state.cancel_requested_at !== null
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
    this.obey()
    if (this.clock.now().getTime() - this.lastWrite >= FLUSH_MS) await this.write()
  }

  /** Saves, in a transaction that writes rows, where the next process goes on. Runs in the platform's scope. */
  async saveCursor(transaction: Sql, cursor: Omit<OperationCursor, 'done'>): Promise<void> {
    const json = JSON.stringify({ ...cursor, done: this.done })
    await this.change(transaction, 'cursor = ?::jsonb', [json])
  }

  /** Keeps others from taking the operation up while a transaction writes. Runs in the platform's scope. */
  readonly keepTurn = async (transaction: Sql): Promise<void> => {
    const { rows } = await transaction.raw(
      `select ${STATE} from tenant_operation where ${TURN} for share`,
      this.turn,
    )
    this.learn(rows)
  }

  /**
   * From the commit of this transaction on there is no way back; who cancels is earlier or too late. Runs in the
   * platform's scope.
   */
  async makeFinal(transaction: Sql, result: Record<string, unknown> | null = null): Promise<void> {
    await this.lock(transaction)
    await this.change(transaction, `phase = 'final', result = ?::jsonb`, [result && JSON.stringify(result)])
  }

  /** Looks at the table just before something is done that no transaction covers. @throws when the turn is over. */
  async write(): Promise<void> {
    await this.inPlatform('')
  }

  /** Decides, before anything is removed, that there is only back; false where there is only forward. */
  async beginUndo(error: { code: string; message: string } | null): Promise<boolean> {
    await this.look()
    if (this.phase === 'final') return false
    Object.assign(this, { stage: 'removing', done: 0, total: 0 })
    // The first reason stays: the undoing may have to be taken up for others.
    await this.inPlatform(
      `phase = 'undoing', error_code = ?, error_message = ?`,
      [error?.code ?? null, error?.message ?? null],
      ` and phase = 'forward'`,
    )
    return true
  }

  /** The end of what was undone: cancelled where nothing went wrong. */
  async endUndone(): Promise<void> {
    await this.inPlatform(
      `status = case when error_code is null then 'cancelled' else 'failed' end, cursor = null, finished_at = now()`,
    )
  }

  /** @throws OperationCancelledError when somebody was faster. */
  async succeed(result: Record<string, unknown>): Promise<void> {
    this.done = this.total
    await runInTenant(PLATFORM_TENANT_ID, () =>
      this.connection.transaction(async (transaction) => {
        await this.lock(transaction)
        await this.change(
          transaction,
          `status = 'succeeded', phase = 'final', result = ?::jsonb, cursor = null, finished_at = now(),
           error_code = null, error_message = null`,
          [JSON.stringify(result)],
        )
      }),
    )
  }

  async fail(error: { code: string; message: string }): Promise<void> {
    await this.inPlatform(`status = 'failed', finished_at = now(), error_code = ?, error_message = ?`, [
      error.code,
      error.message,
    ])
  }

  private get turn(): unknown[] {
    return [this.operation.id, this.operation.attempt]
  }

  /** Locked before it is changed: a cancellation that waits for this sees the new phase, one before it is seen here. */
  private async lock(transaction: Sql): Promise<void> {
    const { rows } = await transaction.raw(
      `select ${STATE} from tenant_operation where ${TURN} for update`,
      this.turn,
    )
    this.learn(rows)
  }

  private async look(): Promise<void> {
    const { rows } = await runInTenant(PLATFORM_TENANT_ID, () =>
      this.connection.raw(`select ${STATE} from tenant_operation where ${TURN}`, this.turn),
    )
    this.state = (rows[0] as unknown as State | undefined) ?? this.state
    this.lost ||= !rows.length
    if (this.lost) throw new OperationLostError(this.operation.id)
  }

  private async inPlatform(changes: string, bindings: unknown[] = [], which = ''): Promise<void> {
    await runInTenant(PLATFORM_TENANT_ID, () => this.change(this.connection, changes, bindings, which))
  }

  private async change(sql: Sql, changes: string, bindings: unknown[], which = ''): Promise<void> {
    this.lastWrite = this.clock.now().getTime()
    const { rows } = await sql.raw(
      `update tenant_operation set stage = ?, done = ?, total = ?, heartbeat_at = now(), updated_at = now()
              ${changes && `, ${changes}`}
        where ${TURN}${which} returning ${STATE}`,
      [this.stage, this.done, this.total, ...bindings, ...this.turn],
    )
    this.learn(rows)
  }

  private learn(rows: Record<string, unknown>[]): void {
    this.lost ||= !rows.length
    this.state = (rows[0] as unknown as State | undefined) ?? this.state
    this.obey()
  }

  private obey(): void {
    if (this.lost) throw new OperationLostError(this.operation.id)
    if (this.isCancelled) throw new OperationCancelledError(this.operation.id)
  }
}

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
  throw new OperationLostError(operationId)
}
