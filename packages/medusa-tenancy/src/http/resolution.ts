export type TenantSource =
  'platform_host' | 'domain' | 'subdomain' | 'publishable_key' | 'credential' | 'header'

/** What a request says about its tenant before anything else is known. */
export interface TenantHints {
  /** Host header without port, in lower case. */
  host: string
  publishableKey?: string
  /** Id of the tenant that the caller's own credential names, such as a secret key that carries it. */
  credentialTenant?: string
  /** Id or handle of a tenant, from the header {@link TENANT_HEADER}. */
  named?: string
}

export interface ResolvedTenant {
  tenantId: string
  handle: string
  status: string
  source: TenantSource
}

export type Refusal =
  | { code: 'tenant_unknown'; status: 404; message: string }
  | { code: 'tenant_mismatch'; status: 400; message: string }
  | { code: 'tenant_suspended'; status: 403; message: string }
  | { code: 'tenant_archived'; status: 410; message: string }

export type Resolution = { tenant: ResolvedTenant } | { refusal: Refusal }

/** A row that the registry's function answers. */
export interface RegistryRow {
  source: TenantSource
  tenant_id: string
  handle: string
  status: string
}
