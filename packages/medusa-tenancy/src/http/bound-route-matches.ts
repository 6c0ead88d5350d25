/** The part of core's route finder that remembers. */
export interface RoutesFinderClass {
  new (): object
  prototype: { add(route: unknown): void; find(url: string, method: string): unknown }
}

interface Kept {
  routes: unknown[]
  /** Answers in the finder's place, and is thrown away with all that it remembers. */
  current: object
  characters: number
}

/** Characters of addresses that a finder may have remembered at most. */
const MAX_CHARACTERS = 2_000_000

/**
 * Core's finder remembers every address that it has ever been asked for, which anybody may make up: its memory would
 * grow with each request until the process ends. Every now and then a fresh one takes over.
 */
export function boundRouteMatches(Finder: RoutesFinderClass, maxCharacters = MAX_CHARACTERS): void {
  const { add, find } = Finder.prototype
  const finders = new WeakMap<object, Kept>()
  const keptOf = (finder: object): Kept => {
    const kept = finders.get(finder) ?? { routes: [], current: finder, characters: 0 }
    finders.set(finder, kept)
    return kept
  }
  Finder.prototype.add = function (this: object, route) {
    const kept = keptOf(this)
    kept.routes.push(route)
    add.call(this, route)
    if (kept.current !== this) add.call(kept.current, route)
  }
  Finder.prototype.find = function (this: object, url, method) {
    const kept = keptOf(this)
    kept.characters += url.length
    if (kept.characters > maxCharacters) {
      kept.current = new Finder()
      for (const route of kept.routes) add.call(kept.current, route)
      kept.characters = url.length
    }
    return find.call(kept.current, url, method)
  }
}
