import type { ErrorCode } from '@cityos/contracts'
import type { Endpoint, PayloadRequest } from 'payload'
import type { z } from 'zod'
import { parse } from '../http/parse'
import { headersFor, holds, type Facts } from './answer'

/** What a route has found out about a request before it reads any content. */
export interface Entered {
  version: string
  locales: readonly string[]
  about: readonly unknown[]
  anonymous: boolean
}

interface Definition<E extends Entered, Q extends z.ZodType, A extends z.ZodType> {
  path: `/content/${string}`
  summary: string
  details?: string
  query: Q
  answer: A
  errors?: readonly ErrorCode[]
  /** Who asks, for what; refuses whoever may not. */
  enter(req: PayloadRequest, query: z.output<Q>): Promise<E>
  /** The answer, and the languages in which it speaks. */
  run(
    entered: E,
    query: z.output<Q>,
    params: Readonly<Record<string, string>>,
  ): Promise<{ body: z.input<A>; locales?: readonly string[] }>
}

/** One route of the content API: what it does, and what its description says. */
export interface ContentRoute {
  path: `/content/${string}`
  summary: string
  details?: string
  query: z.ZodType
  answer: z.ZodType
  errors: readonly ErrorCode[]
  endpoint: Endpoint
}

export function contentRoute<E extends Entered, Q extends z.ZodType, A extends z.ZodType>(
  definition: Definition<E, Q, A>,
): ContentRoute {
  const { path, summary, details, query, answer, errors = [] } = definition
  const handler = (req: PayloadRequest) => handle(definition, req)
  return {
    path,
    summary,
    ...(details && { details }),
    query,
    answer,
    errors,
    endpoint: { path, method: 'get', handler },
  }
}

async function handle<E extends Entered, Q extends z.ZodType, A extends z.ZodType>(
  { query: schema, answer, enter, run }: Definition<E, Q, A>,
  req: PayloadRequest,
): Promise<Response> {
  const given = Object.fromEntries(req.searchParams)
  const query = parse(schema, given)
  const entered = await enter(req, query)
  const facts: Facts = {
    version: entered.version,
    about: [req.pathname, Object.entries(given).sort(), entered.locales, ...entered.about],
    anonymous: entered.anonymous,
    localeNamed: 'locale' in given,
    draft: 'preview' in given,
  }
  const headers = headersFor(facts)
  const etag = headers.get('etag')
  if (etag !== null && holds(req.headers, etag)) return new Response(null, { status: 304, headers })
  const { body, locales } = await run(entered, query, (req.routeParams ?? {}) as Record<string, string>)
  if (locales) headers.set('content-language', ordered(entered.locales, locales).join(', '))
  // What a schema does not name does not get out, whatever was read.
  return Response.json(answer.parse(body), { headers })
}

const ordered = (chain: readonly string[], used: readonly string[]) => {
  const spoken = chain.filter((code) => used.includes(code))
  return spoken.length ? spoken : chain.slice(0, 1)
}
