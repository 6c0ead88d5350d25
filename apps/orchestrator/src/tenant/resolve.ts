import { normaliseHostname } from '@cityos/contracts'

/** One way in which a request names a tenant. */
export interface Claim {
  by: 'custom domain' | 'subdomain' | 'API key' | 'header'
  tenant: string
}

/** The host without its port, in the one spelling; null for what is no name. An address stays what it is. */
export function hostOf(header: string | null): string | null {
  const host = (header ?? '').trim().toLowerCase().replace(/:\d+$/, '')
  return /^(\d+\.){3}\d+$|^\[.*\]$/.test(host) ? host : normaliseHostname(host)
}

/** The label in front of the platform's domain; null when the host is not right below it. */
export function subdomainOf(host: string, base: string): string | null {
  if (!host.endsWith(`.${base}`)) return null
  const label = host.slice(0, -base.length - 1)
  return label && !label.includes('.') ? label : null
}

/**
 * The tenant that all claims agree on, the first one's when there are several; undefined without any.
 * @returns the two that disagree otherwise.
 */
export function agree(claims: Claim[]): { tenant: string | undefined } | { disagree: [Claim, Claim] } {
  const [first, ...others] = claims
  const other = others.find(({ tenant }) => tenant !== first?.tenant)
  return first && other ? { disagree: [first, other] } : { tenant: first?.tenant }
}
