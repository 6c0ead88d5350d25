import { actionAliases, coreAliases } from './aliases'
import { casesOf, type Override } from './cases'
import type { Inhabitant } from './inhabitant'
import type { Alias } from './references'
import { Targets, UnknownParameter } from './targets'
import type { LeakRoute, RequestTemplate } from './types'
import { withWords, type Vocabulary } from './vocabulary'

export interface LeakKitOptions {
  /** The project's own words for parameters and fields. */
  vocabulary?: Partial<Vocabulary>
  /** Rows that have no table of their own name. */
  aliases?: Record<string, Alias>
  /** Hand-written requests: `"POST /admin/things"` → requests. */
  overrides?: Record<string, Override>
}

export interface RouteCases {
  route: LeakRoute
  /** "METHOD /path" */
  name: string
  requests: RequestTemplate[]
}

export interface PlannedRoutes {
  cases: RouteCases[]
  /** Routes that no rule understands: each needs a word in the vocabulary or a hand-written case. */
  uncovered: string[]
  aliases: Record<string, Alias>
}

/** Matches every route with requests that try to reach another tenant's rows through it. */
export function planRoutes(
  routes: LeakRoute[],
  world: Inhabitant,
  options: LeakKitOptions = {},
): PlannedRoutes {
  const aliases = { ...coreAliases, ...actionAliases(actionNames(routes)), ...options.aliases }
  const known = new Set([...world.rows.keys(), ...Object.keys(aliases)])
  const targets = new Targets(withWords(options.vocabulary), known)
  const planned: PlannedRoutes = { cases: [], uncovered: [], aliases }
  for (const route of routes) {
    const name = `${route.method} ${route.path}`
    const override = options.overrides?.[name]
    try {
      const requests = Array.isArray(override) ? override : casesOf(route, targets)
      planned.cases.push({
        route,
        name,
        requests: typeof override === 'function' ? override(requests) : requests,
      })
    } catch (error) {
      if (!(error instanceof UnknownParameter)) throw error
      planned.uncovered.push(`${name}: ${error.message}`)
    }
  }
  return planned
}

function actionNames(routes: LeakRoute[]): Set<string> {
  const names = routes
    .map(({ path }) => path.split('/'))
    .filter((segments) => segments.includes(':action_id'))
    .map((segments) =>
      segments.slice(2, segments.indexOf(':action_id')).filter((segment) => !segment.startsWith(':')),
    )
  return new Set(names.map((segments) => ['action', ...segments].join('-')))
}
