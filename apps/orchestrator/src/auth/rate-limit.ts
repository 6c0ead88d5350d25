import { Redis } from 'ioredis'
import {
  RateLimiterMemory,
  RateLimiterRedis,
  RateLimiterRes,
  type RateLimiterAbstract,
} from 'rate-limiter-flexible'
import { env } from '../env'

const shared = globalThis as typeof globalThis & {
  cityosLimiters?: Map<string, RateLimiterAbstract>
  cityosRedis?: Redis
}

export interface Limit {
  name: string
  points: number
  seconds: number
}

/** What is left of a limit, as the headers tell it. */
export interface Left {
  allowed: boolean
  headers: Record<string, string>
}

/** Takes one request off somebody's limit: in this process, or in all of them where Redis is configured. */
export async function takeOne(limit: Limit, who: string): Promise<Left> {
  try {
    return tell(limit, await limiterOf(limit).consume(who), true)
  } catch (refused) {
    if (refused instanceof RateLimiterRes || isResult(refused)) return tell(limit, refused, false)
    throw refused
  }
}

/** A bundler may bring the class twice. */
const isResult = (value: unknown): value is RateLimiterRes =>
  typeof value === 'object' && value !== null && 'msBeforeNext' in value

function tell({ points }: Limit, { msBeforeNext, remainingPoints }: RateLimiterRes, allowed: boolean): Left {
  const seconds = String(Math.max(1, Math.ceil(msBeforeNext / 1000)))
  const headers = {
    'RateLimit-Limit': String(points),
    'RateLimit-Remaining': String(Math.max(0, remainingPoints)),
    'RateLimit-Reset': seconds,
  }
  return { allowed, headers: allowed ? headers : { ...headers, 'Retry-After': seconds } }
}

function limiterOf({ name, points, seconds }: Limit): RateLimiterAbstract {
  const limiters = (shared.cityosLimiters ??= new Map())
  const key = `${name}:${points}:${seconds}`
  const known = limiters.get(key)
  if (known) return known
  const options = { keyPrefix: `content:${key}`, points, duration: seconds }
  const url = env().REDIS_URL
  const limiter = url
    ? new RateLimiterRedis({ ...options, storeClient: (shared.cityosRedis ??= new Redis(url)) })
    : new RateLimiterMemory(options)
  limiters.set(key, limiter)
  return limiter
}
