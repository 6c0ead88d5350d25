import { effectiveLimits, type TenantTier } from '@cityos/contracts'

interface Connection {
  raw(sql: string, bindings: readonly unknown[]): PromiseLike<{ rows: unknown[] }>
}

interface Remembered {
  limit: Promise<number | null>
  /** The same once it is there. */
  loaded?: number | null
  untilMs: number
}

interface TenantRow {
  tier: TenantTier
  limit_overrides: Record<string, number | null> | null
}

/** How long a change of plan may take to be noticed in another process. */
const REMEMBERED_MS = 3_000
const MOST_REMEMBERED = 20_000

/** How many requests each tenant may make in a minute; remembered for a few seconds. */
export class TenantRequestLimits {
  private readonly remembered = new Map<string, Remembered>()

  constructor(
    private readonly connection: () => Connection,
    private readonly nowMs: () => number = () => performance.now(),
  ) {}

  /** What {@link of} would answer, when that needs no waiting; undefined otherwise. */
  known(tenantId: string): number | null | undefined {
    const remembered = this.remembered.get(tenantId)
    return remembered && remembered.untilMs > this.nowMs() ? remembered.loaded : undefined
  }

  /** Null is unlimited. In the tenant's own scope, where it may read its own row. */
  of(tenantId: string): Promise<number | null> {
    const known = this.remembered.get(tenantId)
    if (known && known.untilMs > this.nowMs()) return known.limit
    if (this.remembered.size >= MOST_REMEMBERED) this.remembered.clear()
    const entry: Remembered = { limit: this.load(tenantId), untilMs: this.nowMs() + REMEMBERED_MS }
    this.remembered.set(tenantId, entry)
    entry.limit.then(
      (limit) => (entry.loaded = limit),
      () => this.remembered.delete(tenantId),
    )
    return entry.limit
  }

  private async load(tenantId: string): Promise<number | null> {
    const { rows } = await this.connection().raw('select tier, limit_overrides from tenant where id = ?', [
      tenantId,
    ])
    const [tenant] = rows as TenantRow[]
    return tenant ? effectiveLimits(tenant.tier, tenant.limit_overrides).api_requests_per_minute : null
  }
}
