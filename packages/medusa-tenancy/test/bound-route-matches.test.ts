import { boundRouteMatches } from '../src/http/bound-route-matches'

/** As core's: remembers every answer. */
function makeFinder() {
  let remembered = 0
  class Finder {
    private readonly routes: string[] = []
    private readonly known = new Map<string, unknown>()
    add(route: unknown): void {
      this.routes.push(route as string)
    }
    find(url: string, method: string): unknown {
      const key = `${method}:${url}`
      if (!this.known.has(key))
        this.known.set(key, this.routes.find((route) => url.startsWith(route)) ?? null)
      remembered = this.known.size
      return this.known.get(key)
    }
  }
  return { Finder, remembered: () => remembered }
}

it('a finder answers as before and remembers a bounded number of addresses', () => {
  const { Finder, remembered } = makeFinder()
  boundRouteMatches(Finder, 1_000)
  const finder = new Finder()
  finder.add('/store')
  let most = 0
  for (let i = 0; i < 2_000; i++) {
    expect(finder.find(`/store/${i}`, 'GET')).toBe('/store')
    expect(finder.find(`/other/${i}`, 'GET')).toBeNull()
    most = Math.max(most, remembered())
  }
  expect(most).toBeLessThan(150)
  finder.add('/other')
  expect(finder.find('/other/new', 'GET')).toBe('/other')
})
