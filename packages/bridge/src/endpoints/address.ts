import { lookup } from 'node:dns/promises'
import { isPublic } from '../address'

/** Why an address is no place for messages. */
export class UnusableAddress extends Error {
  override readonly name = 'UnusableAddress'
}

/**
 * Looks at an address before it is kept. A name that leads nowhere yet may be kept: it is looked at again whenever it
 * is called. @throws UnusableAddress for what is not https, or leads to an address that is not public.
 */
export async function checkAddress(url: string, allowPrivate: boolean): Promise<void> {
  if (allowPrivate) return
  const { protocol, hostname } = new URL(url)
  if (protocol !== 'https:') throw new UnusableAddress('must begin with https://')
  const literal = hostname.replace(/^\[|\]$/g, '')
  const found =
    isPublic(literal) === undefined
      ? (await lookup(literal, { all: true }).catch(() => [])).map(({ address }) => address)
      : [literal]
  if (found.some((address) => !isPublic(address)))
    throw new UnusableAddress('leads to an address that is not public')
}
