import type { IncomingMessage } from 'node:http'
import { anyOf, findAddresses, subscriberOf, type Addresses } from './client-address'

/** Who sends a request, as far as the network tells. */
export interface Client {
  address: string
  /** Whom its requests are counted as: an IPv4 address, or an IPv6 network. */
  subscriber: string
  /** One of the operator's own servers, which speaks for many. */
  unlimited: boolean
}

export type ClientOf = (request: IncomingMessage) => Client

/**
 * Finds the client of each request, once.
 * @throws TypeError for something that is no address or network
 */
export function findClients({
  trustedProxies,
  unlimited,
}: {
  trustedProxies: Addresses
  unlimited: Addresses
}): ClientOf {
  const addressOf = findAddresses(trustedProxies)
  const isUnlimited = anyOf(unlimited)
  const known = new WeakMap<IncomingMessage, Client>()
  return (request) => {
    const found = known.get(request)
    if (found) return found
    const address = addressOf(request)
    const client = { address, subscriber: subscriberOf(address), unlimited: isUnlimited(address) }
    known.set(request, client)
    return client
  }
}
