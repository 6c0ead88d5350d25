import { claim, type Claim } from './claim'
import type { Database } from './database'
import { OutcomeWriter } from './outcome-writer'
import { send, type Answer, type SendOptions } from './send'
import { settle, type Outcome } from './settle'
import { signedHeaders } from './signed-headers'

export interface DeliverOptions {
  now: () => Date
  /** The secrets of an endpoint, as `webhook_endpoint.secrets` keeps them, opened: one, or two while it rotates. */
  openSecrets: (kept: unknown) => readonly string[]
  /** For each message: the other side may be on the same machine while nobody else is. */
  allowPrivate: boolean | ((message: Pick<Claim, 'kind'>) => boolean)
  userAgent: string
  /** Messages that are under way at the same time: of all endpoints together, and of one. */
  most?: number
  perEndpoint?: number
  timeoutMs?: number
  random?: () => number
  /** In place of the network. */
  post?: (options: SendOptions) => Promise<Answer>
}

const LEASE_BEYOND_TIMEOUT_MS = 20_000

/**
 * Sends messages: whose turn it is goes on its way, and a place that becomes free is taken by the next, so that an
 * address that answers late holds up its own messages alone. A process that dies leaves leases that end.
 */
export class Deliverer {
  readonly #underWay = new Set<Promise<void>>()
  readonly #outcomes: OutcomeWriter
  #failure: { error: unknown } | undefined

  /** @param onFree is told that something has come to its end: there may be a place for the next. */
  constructor(
    private readonly db: Database,
    private readonly options: DeliverOptions,
    private readonly onFree: () => void = () => undefined,
  ) {
    const { now, random = Math.random } = options
    this.#outcomes = new OutcomeWriter((settlements) => settle(db, settlements, { now: now(), random }))
  }

  /**
   * Begins to send as many as there are places for, and answers how many.
   * @throws what kept an outcome from being written since the last call.
   */
  async round(): Promise<number> {
    this.#throwFailure()
    const { now, most = 100, perEndpoint = 10, timeoutMs = 10_000 } = this.options
    const places = most - this.#underWay.size
    if (places <= 0) return 0
    const leaseMs = timeoutMs + LEASE_BEYOND_TIMEOUT_MS
    const claims = await claim(this.db, { now: now(), most: places, perEndpoint, leaseMs })
    for (const message of claims) this.#begin(message, timeoutMs)
    return claims.length
  }

  /** When nothing is under way any more. @throws what kept an outcome from being written. */
  async ended(): Promise<void> {
    await Promise.all(this.#underWay)
    this.#throwFailure()
  }

  #begin(message: Claim, timeoutMs: number): void {
    const sending = attempt(message, timeoutMs, this.options)
      .then((outcome) => this.#outcomes.write({ claim: message, outcome }))
      .catch((error: unknown) => {
        this.#failure ??= { error }
      })
      .finally(() => {
        this.#underWay.delete(sending)
        this.onFree()
      })
    this.#underWay.add(sending)
  }

  #throwFailure(): void {
    const failure = this.#failure
    this.#failure = undefined
    if (failure) throw failure.error
  }
}

/** Sends the messages whose turn it is, side by side, and answers how many, when all have come to their end. */
export async function deliver(db: Database, options: DeliverOptions): Promise<number> {
  const deliverer = new Deliverer(db, options)
  const count = await deliverer.round()
  await deliverer.ended()
  return count
}

async function attempt(message: Claim, timeoutMs: number, options: DeliverOptions): Promise<Outcome> {
  const { now, openSecrets, allowPrivate, userAgent, post = send } = options
  const startedMs = now().getTime()
  const latency = () => now().getTime() - startedMs
  try {
    const { id, body, url } = message
    const answer = await post({
      url,
      headers: {
        ...signedHeaders(openSecrets(message.secrets), { id, timestamp: now(), body }),
        'user-agent': userAgent,
      },
      body,
      timeoutMs,
      allowPrivate: typeof allowPrivate === 'function' ? allowPrivate(message) : allowPrivate,
    })
    return { kind: 'answered', ...answer, latencyMs: latency() }
  } catch (error) {
    return {
      kind: 'unanswered',
      error: error instanceof Error ? error.message : String(error),
      latencyMs: latency(),
    }
  }
}
