import { GRPC } from '@cerbos/grpc'
import { CityosError, isCityosError } from '@cityos/contracts'
import type { AttributeValue } from '../resource'
import type { CerbosPrincipal } from './to-cerbos'

export interface PdpOptions {
  /** `grpc://host:port`, or `grpcs://host:port` with TLS. */
  url: string
  /** How long an answer may take; Cerbos is asked twice before there is no decision. Default 1000. */
  timeoutMs?: number
}

export interface Check {
  resource: { kind: string; id: string; attr: Record<string, AttributeValue> }
  actions: string[]
}

/** The policy decision point, and all that we ask of it. Whatever goes wrong is an error, never a permission. */
export interface Pdp {
  /** For each check the actions that are allowed. @throws CityosError `authorization_unavailable` */
  check(principal: CerbosPrincipal, checks: Check[], requestId?: string): Promise<ReadonlySet<string>[]>
  /** Cerbos' query plan, as it comes. @throws CityosError `authorization_unavailable` */
  plan(principal: CerbosPrincipal, action: string, kind: string, requestId?: string): Promise<unknown>
  close(): void
}

type Question<T> = (signal: { signal: AbortSignal }) => Promise<T>

/** For each of the two times that Cerbos is asked at most. */
const DEFAULT_TIMEOUT_MS = 1_000
const INVALID_ARGUMENT = 3

export function connectPdp({ url, timeoutMs = DEFAULT_TIMEOUT_MS }: PdpOptions): Pdp {
  const { target, tls } = parseUrl(url)
  const client = new GRPC(target, {
    tls,
    onValidationError: 'throw',
    channelOptions: {
      // The default waits up to two minutes before it looks whether the server is back.
      'grpc.initial_reconnect_backoff_ms': 100,
      'grpc.max_reconnect_backoff_ms': 1_000,
      'grpc.enable_http_proxy': 0,
    },
  })
  const askOnce = async <T>(question: Question<T>): Promise<T> => {
    try {
      return await question({ signal: AbortSignal.timeout(timeoutMs) })
    } catch (error) {
      throw explain(error)
    }
  }
  // A question changes nothing: on a machine that stood still for a moment the second one is answered.
  const ask = <T>(question: Question<T>): Promise<T> =>
    askOnce(question).catch((error: unknown) => {
      if (isCityosError(error)) return askOnce(question)
      throw error
    })
  const identified = (requestId?: string) => (requestId === undefined ? {} : { requestId })
  return {
    check: async (principal, resources, requestId) => {
      const request = { principal, resources, ...identified(requestId) }
      const { results } = await ask((signal) => client.checkResources(request, signal))
      return resources.map(({ resource, actions }, index) => {
        const result = results[index]
        if (result?.resource.kind !== resource.kind || result.resource.id !== resource.id) {
          throw new Error(`Cerbos answered about something else than ${resource.kind} ${resource.id}.`)
        }
        return new Set(actions.filter((action) => result.isAllowed(action)))
      })
    },
    plan: (principal, action, kind, requestId) => {
      const request = { principal, resource: { kind }, action, ...identified(requestId) }
      return ask((signal) => client.planResources(request, signal))
    },
    close: () => client.close(),
  }
}

/** @throws RangeError for anything but an address of gRPC. */
function parseUrl(url: string): { target: string; tls: boolean } {
  const [, scheme, target] = /^(grpcs?):\/\/([^/]+)\/?$/.exec(url) ?? []
  if (!target) throw new RangeError(`"${url}" is no address such as grpc://127.0.0.1:3593.`)
  return { target, tls: scheme === 'grpcs' }
}

/** Looks at the shape of an error: a bundler may bring Cerbos' classes twice. */
function explain(error: unknown): Error {
  const { validationErrors, code } = (error ?? {}) as { validationErrors?: unknown[]; code?: unknown }
  if (validationErrors?.length) {
    const said = JSON.stringify(validationErrors)
    return new Error(`What Cerbos was asked does not fit the schemas: ${said}`, { cause: error })
  }
  if (code === INVALID_ARGUMENT) {
    return new Error(`Cerbos was asked wrongly: ${String(error)}`, { cause: error })
  }
  return new CityosError('authorization_unavailable', `Cerbos does not answer: ${String(error)}`, undefined, {
    cause: error,
  })
}
