import { lookup, type LookupAddress, type LookupOptions } from 'node:dns'
import type { LookupFunction } from 'node:net'
import ipaddr from 'ipaddr.js'

/**
 * Whether an address is one of the public internet; undefined for what is no address but a name. Loopback, private,
 * link-local, shared, multicast and reserved ranges are not, however they are written.
 */
export function isPublic(address: string): boolean | undefined {
  if (!ipaddr.isValid(address)) return undefined
  // `process` reads an IPv4 address inside an IPv6 one as what it is.
  const parsed = ipaddr.process(address)
  return parsed.range() === 'unicast'
}

/** Resolves a name as Node does, and fails when any of its addresses is not public: the one that is checked is the one that is called. */
export const lookupChecked: LookupFunction = (hostname, options, callback) => {
  const all: LookupOptions = { ...options, all: true }
  lookup(hostname, all, (error, found) => {
    if (error) return callback(error, '', 0)
    const addresses = found as LookupAddress[]
    const hidden = addresses.find(({ address }) => !isPublic(address))
    const [first] = addresses
    if (hidden || !first) {
      const refusal: NodeJS.ErrnoException = new Error(`${hostname} leads to an address that is not public.`)
      refusal.code = 'not a public address'
      return callback(refusal, '', 0)
    }
    if (options.all) return callback(null, addresses)
    callback(null, first.address, first.family)
  })
}
