import type { IncomingMessage } from 'node:http'
import ipaddr from 'ipaddr.js'
import proxyAddress from 'proxy-addr'

export type AddressOf = (request: IncomingMessage) => string

/** Addresses (`10.0.0.1`), networks (`10.0.0.0/8`) and the words `loopback`, `linklocal`, `uniquelocal`. */
export type Addresses = readonly string[]

/**
 * Finds the address that a request comes from: the last one in `X-Forwarded-For` that is none of our own proxies'.
 * Whatever a client writes into that header itself stands before it and counts for nothing.
 * @throws TypeError for something that is no address
 */
export function findAddresses(proxies: Addresses): AddressOf {
  const trust = proxyAddress.compile([...proxies])
  // A connection that is gone already has no address any more.
  return (request) => proxyAddress(request, trust) ?? ''
}

/** Says whether an address is one of these. @throws TypeError as above */
export function anyOf(addresses: Addresses): (address: string) => boolean {
  const matches = proxyAddress.compile([...addresses])
  return (address) => matches(address, 0)
}

/** Whom an address counts as: one subscriber of IPv6 holds a /64, so that its lower half says nothing. */
export function subscriberOf(address: string): string {
  if (!ipaddr.isValid(address)) return address.slice(0, 64)
  const parsed = ipaddr.process(address)
  if (parsed instanceof ipaddr.IPv4) return parsed.toString()
  return `${parsed.parts
    .slice(0, 4)
    .map((part) => part.toString(16))
    .join(':')}::/64`
}
