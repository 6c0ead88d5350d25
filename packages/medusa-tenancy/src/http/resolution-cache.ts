import type { Resolution } from './resolution'

const MAX_CACHED = 50_000

interface Entry {
  resolution: Resolution
  /** Missing when any tenant's change could decide otherwise: an unknown host or key, or two that disagree. */
  tenantId: string | undefined
  expiresMs: number
}

/** Answers about hosts, keys and names, each with the tenant whose change takes it back. */
export class ResolutionCache {
  private readonly entries = new Map<string, Entry>()
  /** Apart, so that whoever makes up hosts and keys pushes out no tenant's own. */
  private readonly undecided = new Map<string, Entry>()

  constructor(
    private readonly ttlMs: number,
    private readonly nowMs = () => performance.now(),
  ) {}

  get(key: string): Resolution | undefined {
    const entry = this.entries.get(key) ?? this.undecided.get(key)
    return entry && entry.expiresMs > this.nowMs() ? entry.resolution : undefined
  }

  set(key: string, tenantId: string | undefined, resolution: Resolution): void {
    const entries = tenantId === undefined ? this.undecided : this.entries
    // Whoever varies what it sends must not be able to fill the memory.
    if (entries.size >= MAX_CACHED) entries.clear()
    entries.set(key, { resolution, tenantId, expiresMs: this.nowMs() + this.ttlMs })
  }

  /** Changes are rare and walking the whole map takes a millisecond, so there is no index by tenant. */
  forget(tenantId?: string): void {
    this.undecided.clear()
    if (!tenantId) return this.entries.clear()
    for (const [key, entry] of this.entries) if (entry.tenantId === tenantId) this.entries.delete(key)
  }
}
