import type { IncomingMessage, ServerResponse } from 'node:http'
import { enterTenant, PLATFORM_TENANT_ID } from '../scope/scope'
import { finishBoot } from '../scope/missing-scope'
import { TENANT_HEADER } from './decide'
import { hostnameOf } from './hostname'
import type { Refusal, Resolution, TenantHints } from './resolution'
import type { TenantResolver } from './resolver'
import { tameRequest } from './tame-request'

type Handle = (request: IncomingMessage, response: ServerResponse, out?: (error?: unknown) => void) => unknown

/** The part of Express that the scope is entered around. */
export interface ExpressPrototype {
  handle: Handle
}

/** Answers a request of an admitted tenant, in its scope, or lets `proceed` do so. */
export type AnswerFirst = (
  tenantId: string,
  request: IncomingMessage,
  response: ServerResponse,
  proceed: Proceed,
) => unknown
type Proceed = () => unknown

/** Answers a request before its tenant is known, or lets `proceed` go on. */
export type BeforeTenant = (request: IncomingMessage, response: ServerResponse, proceed: Proceed) => unknown

/** The id of the tenant that a request's own credential carries; undefined for one that carries none. */
export type TenantOfCredential = (request: IncomingMessage) => string | undefined

interface Looks {
  before?: BeforeTenant
  tenantOfCredential?: TenantOfCredential | undefined
  answerFirst?: AnswerFirst | undefined
}

/** The first one's `proceed` is the second one. */
export function oneAfterTheOther(first?: AnswerFirst, second?: AnswerFirst): AnswerFirst | undefined {
  if (!first || !second) return first ?? second
  return (tenantId, request, response, proceed) =>
    first(tenantId, request, response, () => second(tenantId, request, response, proceed))
}

const ENTERED = Symbol.for('cityos.medusa-tenancy.entered')
const PUBLISHABLE_KEY_HEADER = 'x-publishable-api-key'

/**
 * Wraps `express.application.handle` so that the whole application, core's own key and token checks
 * included, runs in the scope of the request's tenant. A middleware would come after those checks.
 */
export function enterScopeAroundExpress(
  prototype: ExpressPrototype,
  resolver: TenantResolver,
  { before, answerFirst, tenantOfCredential }: Looks = {},
): void {
  const handle = prototype.handle
  const admit = (
    resolution: Resolution,
    request: IncomingMessage,
    response: ServerResponse,
    proceed: Proceed,
  ) => {
    if ('refusal' in resolution) return refuse(response, resolution.refusal)
    const { tenantId } = resolution.tenant
    return enterTenant(tenantId, () =>
      answerFirst ? answerFirst(tenantId, request, response, proceed) : proceed(),
    )
  }
  const enter = (request: IncomingMessage, response: ServerResponse, proceed: Proceed): unknown => {
    // Load balancers probe by address, which is no tenant's host; the answer is a constant.
    if (request.url === '/health') return enterTenant(PLATFORM_TENANT_ID, proceed)
    const complaint = tameRequest(request)
    if (complaint) {
      return answer(response, 400, { type: 'invalid_data', code: 'validation_failed', message: complaint })
    }
    const hints = hintsOf(request, tenantOfCredential?.(request))
    const known = resolver.cached(hints)
    if (known) return admit(known, request, response, proceed)
    resolver.resolve(hints).then(
      (resolution) => admit(resolution, request, response, proceed),
      (error: unknown) => {
        console.error('[tenancy] resolving the tenant failed', error)
        answer(response, 503, {
          type: 'unavailable',
          code: 'tenant_lookup_failed',
          message: 'Try again shortly.',
        })
      },
    )
    return undefined
  }
  prototype.handle = function (this: unknown, request, response, out) {
    const marked = request as IncomingMessage & { [ENTERED]?: boolean }
    const proceed = () => handle.call(this, request, response, out)
    // Mounted applications call handle again for the same request.
    if (marked[ENTERED]) return proceed()
    marked[ENTERED] = true
    // Nobody has to know what the server is made of.
    ;(this as { disable?(setting: string): void }).disable?.('x-powered-by')
    finishBoot()
    if (!before) return enter(request, response, proceed)
    return before(request, response, () => enter(request, response, proceed))
  }
}

function hintsOf({ headers }: IncomingMessage, credentialTenant: string | undefined): TenantHints {
  const hints: TenantHints = { host: hostnameOf(headers.host) }
  if (credentialTenant !== undefined) hints.credentialTenant = credentialTenant
  const key = headers[PUBLISHABLE_KEY_HEADER]
  const publishableKey = Array.isArray(key) ? key[0] : key
  if (publishableKey) hints.publishableKey = publishableKey
  const named = headers[TENANT_HEADER]
  if (named !== undefined) hints.named = String(named)
  return hints
}

const TYPES: Record<Refusal['status'], string> = {
  400: 'invalid_data',
  403: 'forbidden',
  404: 'not_found',
  410: 'not_found',
}

function refuse(response: ServerResponse, refusal: Refusal): void {
  answer(response, refusal.status, {
    type: TYPES[refusal.status],
    code: refusal.code,
    message: refusal.message,
  })
}

function answer(response: ServerResponse, status: number, body: Record<string, string>): void {
  response.statusCode = status
  response.setHeader('content-type', 'application/json; charset=utf-8')
  response.setHeader('cache-control', 'no-store')
  response.end(JSON.stringify(body))
}
