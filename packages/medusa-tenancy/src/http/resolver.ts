import { PLATFORM_TENANT_ID, runInTenant } from '../scope/scope'

export type TenantSource = 'platform_host' | 'domain' | 'subdomain' | 'publishable_key'

/** What a request says about its tenant before anything else is known. */
export interface TenantHints {
  /** Host header without port, in lower case. */
  host: string
  publishableKey?: string
}

export interface ResolvedTenant {
  tenantId: string
  status: string
  source: TenantSource
}

export type Refusal =
  | { code: 'tenant_unknown'; status: 404; message: string }
  | { code: 'tenant_mismatch'; status: 400; message: string }
  | { code: 'tenant_suspended'; status: 403; message: string }
  | { code: 'tenant_archived'; status: 410; message: string }

export type Resolution = { tenant: ResolvedTenant } | { refusal: Refusal }

export interface ResolverOptions {
  /** Hosts that belong to the platform itself; never a tenant's. */
  platformHosts: readonly string[]
  /** Tenants live at `<handle>.<base domain>`. */
  baseDomain: string
  /** How long an answer is kept, in milliseconds. Default 5,000. */
  cacheTtlMs?: number
  /** Monotonic milliseconds; replaceable in tests. */
  nowMs?: () => number
}

export interface RegistryConnection {
  raw(sql: string, bindings: readonly unknown[]): Promise<{ rows: unknown[] }>
}

interface RegistryRow {
  source: TenantSource
  tenant_id: string
  status: string
}

const MAX_CACHED = 20_000

/** Says which tenant a request belongs to, from its host and its publishable key; remembers answers briefly. */
export class TenantResolver {
  private readonly cache = new Map<string, { resolution: Resolution; expiresMs: number }>()
  /** Look-ups under way: requests that arrive together share one. */
  private pending = new Map<string, Promise<Resolution>>()
  private readonly platformHosts: Set<string>
  private readonly cacheTtlMs: number
  private readonly nowMs: () => number

  constructor(
    private readonly connection: RegistryConnection,
    private readonly options: ResolverOptions,
  ) {
    this.platformHosts = new Set(options.platformHosts.map((host) => host.toLowerCase()))
    this.cacheTtlMs = options.cacheTtlMs ?? 5_000
    this.nowMs = options.nowMs ?? (() => performance.now())
  }

  /** The answer when it needs no database: the platform's own host, or an answer that is still fresh. */
  cached(hints: TenantHints): Resolution | undefined {
    if (!hints.publishableKey && this.platformHosts.has(hints.host)) return PLATFORM
    const entry = this.cache.get(cacheKey(hints))
    return entry && entry.expiresMs > this.nowMs() ? entry.resolution : undefined
  }

  async resolve(hints: TenantHints): Promise<Resolution> {
    const known = this.cached(hints)
    if (known) return known
    const { pending } = this
    const key = cacheKey(hints)
    const underWay = pending.get(key)
    if (underWay) return underWay
    const resolution = this.ask(hints, pending).finally(() => pending.delete(key))
    pending.set(key, resolution)
    return resolution
  }

  private async ask(hints: TenantHints, pending: unknown): Promise<Resolution> {
    const resolution = this.decide(hints, await this.lookUp(hints))
    // An unknown tenant is not remembered: it may be provisioned in the next moment. Neither is an answer
    // that was asked for before everything was forgotten.
    if ('tenant' in resolution && pending === this.pending) this.remember(hints, resolution)
    return resolution
  }

  /** Forgets every answer in this process: after a tenant, domain or key has changed. */
  forget(): void {
    this.cache.clear()
    this.pending = new Map()
  }

  private remember(hints: TenantHints, resolution: Resolution): void {
    if (this.cache.size >= MAX_CACHED) this.cache.clear()
    this.cache.set(cacheKey(hints), { resolution, expiresMs: this.nowMs() + this.cacheTtlMs })
  }

  private async lookUp(hints: TenantHints): Promise<RegistryRow[]> {
    const { rows } = await runInTenant(PLATFORM_TENANT_ID, () =>
      this.connection.raw('select source, tenant_id, status from tenancy_resolve(?, ?, ?)', [
        hints.host,
        this.subdomainOf(hints.host),
        hints.publishableKey ?? null,
      ]),
    )
    return rows as RegistryRow[]
  }

  private subdomainOf(host: string): string | null {
    const suffix = `.${this.options.baseDomain.toLowerCase()}`
    if (!host.endsWith(suffix)) return null
    const label = host.slice(0, -suffix.length)
    return label && !label.includes('.') ? label : null
  }

  private decide(hints: TenantHints, rows: RegistryRow[]): Resolution {
    const byHost = rows.find((row) => row.source !== 'publishable_key')
    const byKey = rows.find((row) => row.source === 'publishable_key')
    const onPlatform = this.platformHosts.has(hints.host)
    if (!byHost && !onPlatform) return refuse('tenant_unknown', `No tenant lives at ${hints.host}.`)
    if (byHost && byKey && byHost.tenant_id !== byKey.tenant_id) {
      return refuse('tenant_mismatch', 'The host and the publishable key name different tenants.')
    }
    // An unknown key on the platform's host stays on the platform, where core refuses it by itself.
    const row = byHost ?? byKey
    if (!row) return PLATFORM
    if (row.status === 'suspended') return refuse('tenant_suspended', 'This tenant is suspended.')
    if (row.status === 'archived') return refuse('tenant_archived', 'This tenant is archived.')
    return { tenant: { tenantId: row.tenant_id, status: row.status, source: row.source } }
  }
}

const PLATFORM: Resolution = {
  tenant: { tenantId: PLATFORM_TENANT_ID, status: 'active', source: 'platform_host' },
}

const STATUS = {
  tenant_unknown: 404,
  tenant_mismatch: 400,
  tenant_suspended: 403,
  tenant_archived: 410,
} as const

function refuse(code: Refusal['code'], message: string): Resolution {
  return { refusal: { code, status: STATUS[code], message } as Refusal }
}

function cacheKey(hints: TenantHints): string {
  return `${hints.host} ${hints.publishableKey ?? ''}`
}
