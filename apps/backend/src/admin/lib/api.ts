import { ApiError, failureOf } from './api-error'

interface Request {
  method?: 'GET' | 'POST' | 'DELETE'
  body?: unknown
  signal?: AbortSignal
}

/** Reading takes a moment; a change may make a whole tenant. */
const PATIENCE_MS = { GET: 30_000, POST: 120_000, DELETE: 60_000 }

/**
 * Calls a route of this host with the session of whoever has signed in. Whatever goes wrong on the way becomes an
 * ApiError with a sentence for people; only a request that its own screen gives up rejects with something else.
 * @throws ApiError
 */
export async function api<Answer>(path: string, { method = 'GET', body, signal }: Request = {}) {
  const patience = new AbortController()
  const timer = setTimeout(() => patience.abort(), PATIENCE_MS[method])
  const giveUp = () => patience.abort()
  signal?.addEventListener('abort', giveUp)
  try {
    const response = await fetch(path, {
      method,
      credentials: 'include',
      ...encode(body),
      signal: patience.signal,
    })
    return (await readAnswer(response)) as Answer
  } catch (error) {
    if (error instanceof ApiError || signal?.aborted) throw error
    throw failureOf(patience.signal.aborted ? 'timed_out' : 'unreachable', method)
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', giveUp)
  }
}

/** A form with files says itself what it is. */
function encode(body: unknown): Pick<RequestInit, 'headers' | 'body'> {
  if (body === undefined) return {}
  if (body instanceof FormData) return { body }
  return { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
}

/** @throws ApiError for a refusal, and for what no route of ours answers: a proxy's page, say. */
async function readAnswer(response: Response): Promise<unknown> {
  const text = await response.text()
  let answer: unknown
  try {
    answer = text === '' ? {} : JSON.parse(text)
  } catch {
    throw failureOf('unreadable', 'GET', response.status)
  }
  if (!response.ok) throw new ApiError(response.status, answer as object)
  return answer
}

/** A path with the parameters that have a value. */
export function withQuery(path: string, query: Record<string, unknown>): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== '')
  const search = new URLSearchParams(given.map(([key, value]) => [key, String(value)]))
  return given.length ? `${path}?${search}` : path
}
