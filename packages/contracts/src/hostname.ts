import { domainToASCII } from 'node:url'
import { z } from 'zod'

/** Letters, digits and inner hyphens, 1 to 63 of them: what RFC 1123 allows between two dots. */
const DNS_LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/

/** `domainToASCII` cuts a path off, decodes percents and drops tabs without a word; this refuses them first. */
const NOT_IN_A_HOSTNAME = /[\s\p{Cc}/\\?#%@:*[\]]/u

const MAX_HOSTNAME_LENGTH = 253

/**
 * The one spelling under which a host name is stored and looked up: lower case, punycode, no trailing dot.
 * Answers null for whatever is no host name: addresses, ports, wildcards, URLs, labels that DNS refuses.
 * One label alone (`localhost`) is a host name.
 */
export function normaliseHostname(value: string): string | null {
  const given = value.trim()
  if (NOT_IN_A_HOSTNAME.test(given)) return null
  const host = domainToASCII(given).toLowerCase().replace(/\.$/, '')
  if (host.length > MAX_HOSTNAME_LENGTH) return null
  const labels = host.split('.')
  if (!labels.every((label) => DNS_LABEL.test(label))) return null
  // The URL standard reads any name that ends in a number as an IPv4 address.
  return /^\d+$/.test(labels.at(-1) ?? '') ? null : host
}

/** A domain that somebody can own: at least two labels. Answers its normalised spelling. */
export const Hostname = z.string().transform((value, context) => {
  const host = normaliseHostname(value)
  if (host?.includes('.')) return host
  context.addIssue({
    code: 'custom',
    message: 'must be a domain such as shop.example.com, without scheme, port, path or wildcard',
  })
  return z.NEVER
})
