import type { ErrorCode } from '@cityos/contracts'
import type { PayloadRequest } from 'payload'

/** A credential that was shown and not accepted: such a request is nobody's, not even a visitor's. */
export interface Refusal {
  code: ErrorCode
  message: string
}

interface RequestFacts {
  refusal?: Refusal
  memo: Map<string, Promise<unknown>>
}

const facts = new WeakMap<Headers, RequestFacts>()

/**
 * What is known about a request, for as long as it lives. Operations inside a request get copies of `req`; its headers
 * are the same object in all of them.
 */
export function factsOf(headers: Headers): RequestFacts {
  const known = facts.get(headers) ?? { memo: new Map() }
  facts.set(headers, known)
  return known
}

export function once<T>(
  req: Pick<PayloadRequest, 'headers'>,
  name: string,
  work: () => Promise<T>,
): Promise<T> {
  const { memo } = factsOf(req.headers)
  const known = memo.get(name) as Promise<T> | undefined
  if (known) return known
  const result = work()
  memo.set(name, result)
  return result
}
