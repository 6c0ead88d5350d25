import { PLATFORM_TENANT_ID, runInTenant } from '../scope/scope'
import { Slots } from '../slots'
import { admit, CREDENTIAL, decide, mismatch, PLATFORM, refuse, TENANT_HEADER } from './decide'
import type { RegistryRow, Resolution, TenantHints } from './resolution'
import { ResolutionCache } from './resolution-cache'

/** Hears when an answer has become wrong. */
export interface Announcements {
  /** While false nothing is remembered. */
  readonly listening: boolean
  start(): void
}

export interface ResolverOptions {
  /** Hosts that belong to the platform itself; never a tenant's. */
  platformHosts: readonly string[]
  /** Tenants live at `<label>.<base domain>`. */
  baseDomain: string
  /** Without them answers are remembered for `cacheTtlMs`, whatever changes. */
  announcements?: Announcements
  /** The longest that an answer is kept, in milliseconds: a backstop behind the announcements. Default 60,000. */
  cacheTtlMs?: number
  /** Monotonic milliseconds; replaceable in tests. */
  nowMs?: () => number
}

export interface RegistryConnection {
  raw(sql: string, bindings: readonly unknown[]): Promise<{ rows: unknown[] }>
}

const LOOK_UP = 'select source, tenant_id, handle, status from tenancy_resolve(?, ?, ?, ?)'
/** Requests that name a new host each may wait, but must not take the whole pool from those that are known. */
const LOOK_UPS_AT_ONCE = 4
/** What ids and handles look like: nothing else is worth a question to the database. */
const NAME = /^[A-Za-z0-9_-]{1,64}$/

/**
 * Says which tenant a request belongs to, from its host, its publishable key and the tenant that it names. Remembers
 * answers until the database announces that they have changed.
 */
export class TenantResolver {
  private readonly cache: ResolutionCache
  /** Look-ups under way: requests that arrive together share one. */
  private pending = new Map<string, Promise<Resolution>>()
  private readonly lookUps = new Slots(LOOK_UPS_AT_ONCE)
  private readonly platformHosts: Set<string>
  private readonly suffix: string

  constructor(
    private readonly connection: RegistryConnection,
    private readonly options: ResolverOptions,
  ) {
    this.platformHosts = new Set(options.platformHosts.map((host) => host.toLowerCase()))
    this.suffix = `.${options.baseDomain.toLowerCase()}`
    this.cache = new ResolutionCache(options.cacheTtlMs ?? 60_000, options.nowMs)
  }

  /** The answer when it needs no database: the platform's own host, or an answer that is remembered. */
  cached(hints: TenantHints): Resolution | undefined {
    const alone = this.isPlatformAlone(hints)
    if (alone && hints.credentialTenant === undefined) return PLATFORM
    const known = this.cache.get(alone ? credentialKey(hints) : cacheKey(hints))
    return known && agree(known, hints)
  }

  async resolve(hints: TenantHints): Promise<Resolution> {
    const known = this.cached(hints)
    if (known) return known
    const found = this.isPlatformAlone(hints)
      ? this.once(credentialKey(hints), () => this.byCredential(hints))
      : this.once(cacheKey(hints), () => this.byHostAndKey(hints))
    return agree(await found, hints)
  }

  /** The tenant of an id or handle that a principal of the platform named: suspended ones may be entered. */
  async named(name: string): Promise<Resolution> {
    if (name === PLATFORM_TENANT_ID) return PLATFORM
    if (!NAME.test(name)) return refuse('tenant_unknown', `There is no tenant ${JSON.stringify(name)}.`)
    // A line break is in no header's value: no host and key share this name.
    const key = `\n${name}`
    return this.cache.get(key) ?? (await this.once(key, () => this.byName(name)))
  }

  /** Forgets every answer in this process, or every answer about one tenant. */
  forget(tenantId?: string): void {
    this.cache.forget(tenantId)
    // Whatever is being looked up may have been read before the change.
    this.pending = new Map()
  }

  private async once(key: string, ask: () => Promise<[Resolution, RegistryRow?]>): Promise<Resolution> {
    const { pending } = this
    const underWay = pending.get(key)
    if (underWay) return underWay
    this.options.announcements?.start()
    const answer = ask().then(([resolution, row]) => {
      // What one tenant's own rows decide is taken back by that tenant's announcement; what any tenant's could decide
      // is taken back by every announcement, and is not remembered where none is heard.
      const heard = this.options.announcements?.listening ?? row !== undefined
      if (heard && pending === this.pending) this.cache.set(key, row?.tenant_id, resolution)
      return resolution
    })
    const settled = answer.finally(() => pending.delete(key))
    pending.set(key, settled)
    return settled
  }

  private async byHostAndKey({ host, publishableKey }: TenantHints): Promise<[Resolution, RegistryRow?]> {
    const onPlatform = this.platformHosts.has(host)
    const rows = await this.lookUp([host, this.subdomainOf(host), publishableKey ?? null, null])
    return decide({ host, onPlatform, keyGiven: !!publishableKey }, rows)
  }

  /** Nothing but a credential could tell the tenant. */
  private isPlatformAlone({ host, publishableKey }: TenantHints): boolean {
    return !publishableKey && this.platformHosts.has(host)
  }

  /** A credential that names nobody stays on the platform, where it opens nothing. */
  private async byCredential({ credentialTenant }: TenantHints): Promise<[Resolution, RegistryRow?]> {
    const [row] = await this.lookUp([null, null, null, credentialTenant ?? null])
    return row?.tenant_id === credentialTenant && row
      ? [admit({ ...row, source: 'credential' }), row]
      : [PLATFORM]
  }

  private async byName(name: string): Promise<[Resolution, RegistryRow?]> {
    const [row] = await this.lookUp([null, null, null, name])
    if (!row) return [refuse('tenant_unknown', `There is no tenant "${name}".`)]
    if (row.status === 'archived')
      return [refuse('tenant_archived', `The tenant "${name}" is archived.`), row]
    const { tenant_id: tenantId, handle, status, source } = row
    return [{ tenant: { tenantId, handle, status, source } }, row]
  }

  private lookUp(bindings: readonly (string | null)[]): Promise<RegistryRow[]> {
    return this.lookUps.hold(async () => {
      const { rows } = await runInTenant(PLATFORM_TENANT_ID, () => this.connection.raw(LOOK_UP, bindings))
      return rows as RegistryRow[]
    })
  }

  private subdomainOf(host: string): string | null {
    if (!host.endsWith(this.suffix)) return null
    const label = host.slice(0, -this.suffix.length)
    return label && !label.includes('.') ? label : null
  }
}

/** A tenant that the request or its credential names has to be the one that its host or key has told. */
function agree(resolution: Resolution, { named, credentialTenant }: TenantHints): Resolution {
  if ('refusal' in resolution || resolution === PLATFORM) return resolution
  const { tenantId, handle, source } = resolution.tenant
  if (credentialTenant !== undefined && credentialTenant !== tenantId) {
    return mismatch([source, handle], [CREDENTIAL, credentialTenant])
  }
  if (named === undefined || named === tenantId || named.toLowerCase() === handle) return resolution
  return mismatch([source, handle], [`${TENANT_HEADER} header`, named])
}

/** A tab is in no host's name. */
function credentialKey({ credentialTenant }: TenantHints): string {
  return `\t${credentialTenant ?? ''}`
}

function cacheKey({ host, publishableKey }: TenantHints): string {
  return `${host} ${publishableKey ?? ''}`
}
