/** What the list can be narrowed to: the API's own words, which the page's address holds too. */
export const FILTERS = [
  'tenant_id',
  'actor_id',
  'home_tenant_id',
  'kind',
  'outcome',
  'action',
  'table',
  'row_id',
  'from',
  'to',
  'request_id',
] as const

export type AuditFilter = (typeof FILTERS)[number]
export type AuditFilters = Partial<Record<AuditFilter, string>>

/** The filters that an address names. */
export function filtersOf(params: URLSearchParams): AuditFilters {
  return Object.fromEntries(FILTERS.flatMap((name) => (params.get(name) ? [[name, params.get(name)]] : [])))
}

/** The address of the list with these filters. */
export function auditPath(filters: AuditFilters): string {
  return `/audit-log?${new URLSearchParams(filters as Record<string, string>)}`
}
