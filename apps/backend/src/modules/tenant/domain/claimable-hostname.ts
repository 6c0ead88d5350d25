/** What belongs to the platform, in the spelling in which hosts are stored. */
export interface PlatformNames {
  platformHosts: readonly string[]
  /** Tenants' subdomains live below it. */
  baseDomain: string
}

/** Names that no public DNS answers for (RFC 6761 and its successors): nobody could prove them. */
const NOT_IN_PUBLIC_DNS = ['alt', 'arpa', 'internal', 'invalid', 'local', 'localhost', 'onion']

/** 253 less the label under which the proof is published, and its dot. */
const LONGEST_PROVABLE = 253 - '_cityos-challenge.'.length

const isBelow = (host: string, parent: string) => host.endsWith(`.${parent}`)

/**
 * Why nobody may claim this host as a custom domain; null when it may be claimed. Takes a host in its stored spelling:
 * lower case, punycode, no address.
 */
export function whyUnclaimable(host: string, { platformHosts, baseDomain }: PlatformNames): string | null {
  const ofPlatform = [...platformHosts, baseDomain].map((name) => name.toLowerCase())
  if (ofPlatform.some((name) => host === name)) return `${host} is the platform's own.`
  if (isBelow(host, baseDomain.toLowerCase()))
    return `${host} is a subdomain of the platform: ask for it as one.`
  const parent = ofPlatform.find((name) => isBelow(host, name))
  if (parent) return `${host} is below ${parent}, which is the platform's own.`
  const top = host.slice(host.lastIndexOf('.') + 1)
  if (NOT_IN_PUBLIC_DNS.includes(top)) return `Names that end in .${top} are in no public DNS.`
  if (host.length > LONGEST_PROVABLE) return `${host} leaves no room for the record that proves it.`
  return null
}
