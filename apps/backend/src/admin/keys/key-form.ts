import type { CreateSecretKey, SecretKey, SecretKeyScope } from '@cityos/contracts'

/** The fields as they are typed. */
export interface KeyForm {
  name: string
  scopes: SecretKeyScope[]
  /** A day; empty is the latest that there is. */
  expires: string
  requests: string
  addresses: string
}

export const FIELDS = ['name', 'scopes', 'expires_at', 'requests_per_minute', 'allowed_addresses'] as const

/** What the form begins with. */
export function formOf(key: SecretKey | undefined): KeyForm {
  return {
    name: key?.name ?? '',
    scopes: key?.scopes ?? [],
    expires: key?.expires_at.slice(0, 10) ?? '',
    requests: key?.requests_per_minute?.toString() ?? '',
    addresses: key?.allowed_addresses?.join('\n') ?? '',
  }
}

/** What is sent; a field that holds no number is sent as it is, for the server to say what is wrong. */
export function bodyOf(form: Partial<KeyForm>): Partial<CreateSecretKey> {
  const { name, scopes, expires, requests, addresses } = form
  const lines = addresses?.split(/[\s,]+/).filter(Boolean)
  return {
    ...(name !== undefined && { name }),
    ...(scopes !== undefined && { scopes }),
    ...(expires !== undefined && { expires_at: expires ? `${expires}T00:00:00Z` : null }),
    ...(requests !== undefined && { requests_per_minute: requests.trim() === '' ? null : Number(requests) }),
    ...(lines !== undefined && { allowed_addresses: lines.length ? lines : null }),
  }
}
