import { claim, type Claim } from './claim'
import type { Database } from './database'
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
  most?: number
  perEndpoint?: number
  timeoutMs?: number
  random?: () => number
  /** In place of the network. */
  post?: (options: SendOptions) => Promise<Answer>
}

const LEASE_BEYOND_TIMEOUT_MS = 20_000

/** Sends the messages whose turn it is, side by side, and answers how many. A process that dies here leaves a lease that ends. */
export async function deliver(db: Database, options: DeliverOptions): Promise<number> {
  const { now, most = 50, perEndpoint = 10, timeoutMs = 10_000, random = Math.random } = options
  const claims = await claim(db, {
    now: now(),
    most,
    perEndpoint,
    leaseMs: timeoutMs + LEASE_BEYOND_TIMEOUT_MS,
  })
  await Promise.all(
    claims.map(async (message) => {
      const outcome = await attempt(message, timeoutMs, options)
      await settle(db, message, outcome, { now: now(), random: random() })
    }),
  )
  return claims.length
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
