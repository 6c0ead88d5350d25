import type { ErrorBody } from '@cityos/contracts'

/** What the server refused, with the sentence for each field that it names. */
export class ApiError extends Error {
  readonly status: number
  readonly code: string
  readonly fields: Readonly<Record<string, string>>

  constructor(status: number, body: Partial<ErrorBody>) {
    super(body.message ?? `The server answered ${status}.`)
    this.status = status
    this.code = body.code ?? 'internal_error'
    this.fields = body.code === 'validation_failed' ? fieldsOf(this.message) : {}
  }
}

interface Request {
  method?: 'GET' | 'POST' | 'DELETE'
  body?: unknown
  signal?: AbortSignal
}

/** Calls a route of this host with the session of whoever has signed in. @throws ApiError */
export async function api<Answer>(path: string, { method = 'GET', body, signal }: Request = {}) {
  const response = await fetch(path, {
    method,
    credentials: 'include',
    headers: body === undefined ? {} : { 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal ? { signal } : {}),
  })
  const answer: unknown = await response.json().catch(() => ({}))
  if (!response.ok) throw new ApiError(response.status, answer as Partial<ErrorBody>)
  return answer as Answer
}

/** A path with the parameters that have a value. */
export function withQuery(path: string, query: Record<string, unknown>): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== '')
  const search = new URLSearchParams(given.map(([key, value]) => [key, String(value)]))
  return given.length ? `${path}?${search}` : path
}

/** The server says `admin.email: must be an e-mail; handle: is reserved`. */
function fieldsOf(message: string): Record<string, string> {
  const parts = message.split('; ').map((part) => /^([\w.]+): (.+)$/.exec(part))
  return Object.fromEntries(parts.flatMap((part) => (part ? [[part[1], part[2]]] : [])))
}
