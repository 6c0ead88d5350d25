import type { StoredAnswer } from './stored-answer'

/** An answer with the stock version that it was computed under, when it depends on stock. */
export interface Entry {
  answer: StoredAnswer
  stock: string | undefined
  bytes: number
}

/** What the cache keeps of one tenant: answers of one version of its catalogue, the least recently used first. */
export interface Shelf {
  readonly tenantId: string
  readonly catalogue: string
  /** From this moment of the database's clock on the answers are others, without any write: a sale begins. */
  readonly validUntilMs: number
  readonly entries: Map<string, Entry>
  bytes: number
}

/** What an entry costs beside its body, roughly: its key, its headers and the maps around it. */
const OVERHEAD_BYTES = 1_000

/**
 * The memory of the cache, bounded in bytes. When it is full, the tenant that fills most of it loses its least
 * recently used answer: who asks for a million different pages pushes out nobody else's.
 */
export class Shelves {
  private readonly shelves = new Map<string, Shelf>()
  private total = 0

  constructor(private readonly maxBytes: number) {}

  get bytes(): number {
    return this.total
  }

  get entries(): number {
    let count = 0
    for (const shelf of this.shelves.values()) count += shelf.entries.size
    return count
  }

  /** The tenant's shelf, if it is of this version and still valid at this moment. */
  current(tenantId: string, catalogue: string, nowMs: number): Shelf | undefined {
    const shelf = this.shelves.get(tenantId)
    return shelf?.catalogue === catalogue && nowMs < shelf.validUntilMs ? shelf : undefined
  }

  /** Replaces the tenant's shelf by an empty one of another version or time. */
  open(tenantId: string, catalogue: string, validUntilMs: number): Shelf {
    const known = this.shelves.get(tenantId)
    if (known?.catalogue === catalogue && known.validUntilMs === validUntilMs) return known
    if (known) this.close(known)
    const shelf: Shelf = { tenantId, catalogue, validUntilMs, entries: new Map(), bytes: 0 }
    this.shelves.set(tenantId, shelf)
    return shelf
  }

  find(shelf: Shelf, key: string, stock: string): StoredAnswer | undefined {
    const entry = shelf.entries.get(key)
    if (!entry) return undefined
    this.remove(shelf, key)
    if (entry.stock !== undefined && entry.stock !== stock) return undefined
    this.add(shelf, key, entry)
    return entry.answer
  }

  /** Keeps an answer, unless its shelf has been replaced meanwhile or it alone would fill an eighth of everything. */
  keep(shelf: Shelf, key: string, answer: StoredAnswer, stock: string | undefined): void {
    const bytes = answer.body.length + 2 * key.length + OVERHEAD_BYTES
    if (this.shelves.get(shelf.tenantId) !== shelf || bytes > this.maxBytes / 8) return
    this.remove(shelf, key)
    this.add(shelf, key, { answer, stock, bytes })
    while (this.total > this.maxBytes) this.evict()
  }

  private evict(): void {
    let largest: Shelf | undefined
    for (const shelf of this.shelves.values()) if (shelf.bytes > (largest?.bytes ?? 0)) largest = shelf
    const [oldest] = largest?.entries.keys() ?? []
    if (largest && oldest !== undefined) this.remove(largest, oldest)
  }

  private add(shelf: Shelf, key: string, entry: Entry): void {
    shelf.entries.set(key, entry)
    shelf.bytes += entry.bytes
    this.total += entry.bytes
  }

  private remove(shelf: Shelf, key: string): void {
    const entry = shelf.entries.get(key)
    if (!entry) return
    shelf.entries.delete(key)
    shelf.bytes -= entry.bytes
    this.total -= entry.bytes
  }

  private close(shelf: Shelf): void {
    this.total -= shelf.bytes
    this.shelves.delete(shelf.tenantId)
  }
}
