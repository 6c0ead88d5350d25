import Redis from 'ioredis'
import { RateLimiterMemory, RateLimiterRedis, type RateLimiterAbstract } from 'rate-limiter-flexible'

/** A tenant's window under way. */
export interface RequestWindow {
  used: number
  resetsInMs: number
}

const WINDOW_SECONDS = 60
/** Longer than a healthy Redis ever takes; past it a request goes on uncounted. */
const PATIENCE_MS = 250

/**
 * Counts the requests of each tenant in windows of a minute: in this process, or with Redis in all that share it.
 * Whether a count is too many is the caller's to say, so that a new limit holds in the window under way.
 */
export class RequestCounter {
  private readonly limiter: RateLimiterAbstract
  private readonly redis: Redis | undefined

  constructor(redisUrl?: string) {
    const options = {
      keyPrefix: 'cityos:requests',
      points: Number.MAX_SAFE_INTEGER,
      duration: WINDOW_SECONDS,
    }
    this.redis = redisUrl ? connect(redisUrl) : undefined
    this.limiter = this.redis
      ? new RateLimiterRedis({ ...options, storeClient: this.redis, rejectIfRedisNotReady: true })
      : new RateLimiterMemory(options)
  }

  /** Counts one request. @throws Error when Redis does not answer. */
  async count(tenantId: string): Promise<RequestWindow> {
    const { consumedPoints, msBeforeNext } = await this.limiter.consume(tenantId)
    return { used: consumedPoints, resetsInMs: msBeforeNext }
  }

  /** The window under way without counting; all zero before its first request. @throws Error as above. */
  async peek(tenantId: string): Promise<RequestWindow> {
    const window = await this.limiter.get(tenantId)
    return { used: window?.consumedPoints ?? 0, resetsInMs: window?.msBeforeNext ?? 0 }
  }
}

/** A client that gives up at once instead of queueing: a request must not wait for a limiter. */
function connect(url: string): Redis {
  const redis = new Redis(url, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    commandTimeout: PATIENCE_MS,
    connectTimeout: 2_000,
    retryStrategy: (attempt) => Math.min(attempt * 200, 2_000),
  })
  // Each refused command says so by itself; without a listener the process would end here.
  redis.on('error', () => undefined)
  return redis
}
