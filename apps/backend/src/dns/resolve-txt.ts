import { Resolver } from 'node:dns/promises'
import { currentEnvironment } from '../env'
import type { TxtLookup } from './txt-lookup'

/** Asked twice at most; the second time it waits longer. */
const TIMEOUT_MS = 2_000
const TRIES = 2

const ABSENT = ['ENOTFOUND', 'ENODATA']

/** Looks up TXT records at the given servers (`address` or `address:port`), or at the system's when there are none. */
export function txtLookupAt(servers: readonly string[]): TxtLookup {
  return async (name) => {
    // A new resolver for each question: one that lives longer may answer from its cache.
    const resolver = new Resolver({ timeout: TIMEOUT_MS, tries: TRIES })
    if (servers.length) resolver.setServers(servers)
    try {
      // A record comes in pieces of up to 255 bytes.
      const records = (await resolver.resolveTxt(name)).map((pieces) => pieces.join(''))
      return { records }
    } catch (error) {
      const code = String((error as { code?: unknown }).code)
      if (ABSENT.includes(code)) return { failure: 'absent' }
      return { failure: code === 'ETIMEOUT' ? 'timeout' : 'unavailable' }
    }
  }
}

/** The look-up that the environment configures. */
export const resolveTxt: TxtLookup = (name) => txtLookupAt(currentEnvironment().DNS_SERVERS)(name)
