import type { IncomingMessage, ServerResponse } from 'node:http'
import { nextBoundaryMs, type ScopedConnection } from './boundaries'
import { cachedRequest, type CachedRequest } from './cached-request'
import { storeProductRoutes, type CachedRoute } from './cached-routes'
import { captureAnswer } from './capture'
import { Shelves, type Shelf } from './shelves'
import { sendStored, type StoredAnswer } from './stored-answer'
import { VersionReader, type CatalogueVersions, type ConnectionSource } from './version-reader'

export interface CatalogueCacheOptions {
  /** What the kept answers may take of this process's memory. */
  maxBytes: number
  /** Default: core's product list and product. */
  routes?: readonly CachedRoute[]
  /** Name of the session's cookie; a request that carries it is answered by Medusa. Default `connect.sid`. */
  sessionCookie?: string
}

/** Counters since the process started. */
export interface CatalogueCacheStats {
  hits: number
  misses: number
  bypassed: number
  entries: number
  bytes: number
}

/** A computation that others with the same question wait for. */
interface Flight {
  stock: string | undefined
  answer: Promise<StoredAnswer | undefined>
}

/**
 * Answers the catalogue's anonymous reads without Medusa, exactly: every read asks the database for its tenant's
 * version, which changes in the same transaction as the data, and is answered with what was computed under that
 * version or by Medusa itself.
 */
export class CatalogueCache {
  private readonly shelves: Shelves
  private readonly versions: VersionReader
  private readonly routes: readonly CachedRoute[]
  private readonly sessionCookie: string
  private readonly flights = new WeakMap<Shelf, Map<string, Flight>>()
  private readonly counts = { hits: 0, misses: 0, bypassed: 0 }

  constructor(
    private readonly connection: ScopedConnection & { client: ConnectionSource },
    options: CatalogueCacheOptions,
  ) {
    this.shelves = new Shelves(options.maxBytes)
    this.versions = new VersionReader(connection.client)
    this.routes = options.routes ?? storeProductRoutes
    this.sessionCookie = options.sessionCookie ?? 'connect.sid'
  }

  stats(): CatalogueCacheStats {
    return { ...this.counts, entries: this.shelves.entries, bytes: this.shelves.bytes }
  }

  /** Answers the request of the tenant in scope from memory, or lets `proceed` answer it and remembers how. */
  handle(
    tenantId: string,
    request: IncomingMessage,
    response: ServerResponse,
    proceed: () => unknown,
  ): unknown {
    const cached = cachedRequest(request, this.routes, this.sessionCookie)
    if (!cached) return proceed()
    // For every cache on the way: ask again each time, and keep apart what these headers tell apart.
    response.setHeader('vary', 'x-publishable-api-key, x-medusa-locale, authorization, cookie')
    if (cached.dependence === 'bypass') return this.bypass(response, 'private, no-cache', proceed)
    this.answer(tenantId, cached, request, response, proceed).catch((error: unknown) => {
      console.error('[tenancy] answering from the catalogue cache failed', error)
      response.destroy()
    })
    return undefined
  }

  private async answer(
    tenantId: string,
    { key, dependence }: CachedRequest,
    request: IncomingMessage,
    response: ServerResponse,
    proceed: () => unknown,
  ): Promise<void> {
    const versions = await this.versions.read(tenantId)
    const shelf = versions && (await this.shelfOf(tenantId, versions))
    if (!shelf) return void this.bypass(response, 'no-cache', proceed)
    const stock = dependence === 'stock' ? versions.stock : undefined
    const flight = this.underWay(shelf, key, stock)
    // Without a flight nothing is awaited from here on: two that arrive together must not both start computing.
    const known = this.shelves.find(shelf, key, versions.stock) ?? (flight && (await flight.answer))
    if (known) {
      this.counts.hits++
      return sendStored(known, request, response)
    }
    this.compute(shelf, key, stock, request, response)
    proceed()
  }

  private bypass(response: ServerResponse, cacheControl: string, proceed: () => unknown): unknown {
    this.counts.bypassed++
    response.setHeader('cache-control', cacheControl)
    response.setHeader('x-cache', 'bypass')
    return proceed()
  }

  /** The shelf for these versions; undefined when its time ended while it was opened. */
  private async shelfOf(
    tenantId: string,
    { catalogue, nowMs }: CatalogueVersions,
  ): Promise<Shelf | undefined> {
    const known = this.shelves.current(tenantId, catalogue, nowMs)
    if (known) return known
    const validUntilMs = await nextBoundaryMs(this.connection).catch(() => -Infinity)
    if (nowMs >= validUntilMs) return undefined
    return this.shelves.open(tenantId, catalogue, validUntilMs)
  }

  /**
   * The computation that somebody else is waiting for. It is good for this request too: the version has been the same
   * since before that computation began and until after this request came.
   */
  private underWay(shelf: Shelf, key: string, stock: string | undefined): Flight | undefined {
    const flight = this.flights.get(shelf)?.get(key)
    return flight?.stock === stock ? flight : undefined
  }

  private compute(
    shelf: Shelf,
    key: string,
    stock: string | undefined,
    request: IncomingMessage,
    response: ServerResponse,
  ): void {
    this.counts.misses++
    response.setHeader('cache-control', 'no-cache')
    response.setHeader('x-cache', 'miss')
    const flights = this.flights.get(shelf) ?? new Map<string, Flight>()
    this.flights.set(shelf, flights)
    const answer = new Promise<StoredAnswer | undefined>((resolve) => {
      captureAnswer(request, response, (captured) => {
        resolve(captured)
        void this.keep(shelf, key, stock, captured).finally(() => {
          if (flights.get(key) === flight) flights.delete(key)
        })
      })
    })
    const flight: Flight = { stock, answer }
    flights.set(key, flight)
  }

  /**
   * Keeps an answer when the version is still the one from before: it is then of that version through and through, and
   * stays right even when a failover brings the version back.
   */
  private async keep(
    shelf: Shelf,
    key: string,
    stock: string | undefined,
    answer?: StoredAnswer,
  ): Promise<void> {
    const now = answer && (await this.versions.read(shelf.tenantId))
    const same = now?.catalogue === shelf.catalogue && (stock === undefined || now.stock === stock)
    if (answer && same) this.shelves.keep(shelf, key, answer, stock)
  }
}
