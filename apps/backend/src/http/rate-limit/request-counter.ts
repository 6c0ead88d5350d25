import Redis from 'ioredis'
import { RateLimiterMemory, RateLimiterRedis, type RateLimiterAbstract } from 'rate-limiter-flexible'

/** The window under way of whoever is counted. */
export interface RequestWindow {
  used: number
  resetsInMs: number
}

export interface CounterOptions {
  /** What is counted: one word, part of each key in Redis. */
  name: string
  windowSeconds: number
  redis?: Redis
}

/** Longer than a healthy Redis ever takes; past it a request goes on uncounted. */
const PATIENCE_MS = 250

/**
 * Counts what each key does in windows of time: in this process, or with Redis in all that share it. Whether a count
 * is too many is the caller's to say, so that a new limit holds in the window under way.
 */
export class RequestCounter {
  private readonly limiter: RateLimiterAbstract

  constructor({ name, windowSeconds, redis }: CounterOptions) {
    const options = {
      keyPrefix: `cityos:${name}`,
      points: Number.MAX_SAFE_INTEGER,
      duration: windowSeconds,
    }
    this.limiter = redis
      ? new RateLimiterRedis({ ...options, storeClient: redis, rejectIfRedisNotReady: true })
      : new RateLimiterMemory(options)
  }

  /** Counts one request. @throws Error when Redis does not answer. */
  async count(key: string): Promise<RequestWindow> {
    const { consumedPoints, msBeforeNext } = await this.limiter.consume(key)
    return { used: consumedPoints, resetsInMs: msBeforeNext }
  }

  /** The window under way without counting; all zero before its first request. @throws Error as above. */
  async peek(key: string): Promise<RequestWindow> {
    const window = await this.limiter.get(key)
    return { used: window?.consumedPoints ?? 0, resetsInMs: window?.msBeforeNext ?? 0 }
  }

  /** Takes one count back. @throws Error as above. */
  async takeBack(key: string): Promise<void> {
    await this.limiter.reward(key, 1)
  }

  /** Begins anew. @throws Error as above. */
  async clear(key: string): Promise<void> {
    await this.limiter.delete(key)
  }
}

/** A client that gives up at once instead of queueing: a request must not wait for a limiter. */
export function connectCounters(url: string): Redis {
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
