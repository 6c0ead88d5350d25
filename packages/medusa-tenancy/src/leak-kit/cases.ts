import { BodyGenerator, type Plan } from './body'
import { reference } from './references'
import type { Targets } from './targets'
import type { JsonSchema, LeakRoute, RequestTemplate, Side } from './types'

/** Requests of a route that a project writes by hand: instead of the generated ones, or made from them. */
export type Override = RequestTemplate[] | ((generated: RequestTemplate[]) => RequestTemplate[])

/**
 * The requests that try to reach another tenant's rows through one route: foreign ids in the path, one's own
 * with another's below it, in each id of the body and of the query. @throws UnknownParameter
 */
export function casesOf(route: LeakRoute, targets: Targets): RequestTemplate[] {
  const parameters = parametersOf(route, targets)
  const read = route.method === 'GET'
  const cases = read ? readCases(route, targets, parameters) : writeCases(route, targets, parameters)
  return cases.length
    ? cases
    : [
        request(
          route,
          'plain',
          pathOf(parameters, () => 'own'),
        ),
      ]
}

interface Parameter {
  text: string
  table?: string
}

function parametersOf(route: LeakRoute, targets: Targets): Parameter[] {
  const segments = route.path.split('/')
  return segments.map((segment, index) => {
    if (!segment.startsWith(':')) return { text: segment }
    const target = targets.ofParameter(segments, index)
    return 'literal' in target ? { text: target.literal } : { text: '', table: target.table }
  })
}

/** The path with the side of its nth id. */
function pathOf(parameters: Parameter[], side: (index: number) => Side): string {
  let index = 0
  return parameters.map(({ text, table }) => (table ? reference(side(index++), table) : text)).join('/')
}

/** All ids foreign, and each split of "one's own first, another's from there on". */
function foreignPaths(parameters: Parameter[]): { label: string; path: string }[] {
  const count = parameters.filter(({ table }) => table).length
  return Array.from({ length: count }, (_, ownIds) => ({
    label: ownIds ? `path after ${ownIds} own` : 'path',
    path: pathOf(parameters, (index) => (index < ownIds ? 'own' : 'foreign')),
  }))
}

function readCases(route: LeakRoute, targets: Targets, parameters: Parameter[]): RequestTemplate[] {
  const cases = foreignPaths(parameters).map(({ label, path }) => request(route, label, path))
  const own = pathOf(parameters, () => 'own')
  cases.push(request(route, 'plain', own))
  const fields = Object.entries((route.query?.['properties'] ?? {}) as Record<string, JsonSchema>)
  for (const [field] of fields) {
    if (field === 'q') cases.push({ ...request(route, 'q', `${own}?q=«foreign:mark»`), silent: true })
    if (field === 'fields') cases.push(request(route, 'fields', `${own}?fields=*`))
    const table = field.startsWith('$') ? undefined : targets.ofField(route, field, [])
    const key = table ?? (field === 'id' ? undefined : targets.naturalKey(route, field, []))
    if (key) cases.push(request(route, `query ${field}`, `${own}?${field}=${reference('foreign', key)}`))
  }
  return cases
}

function writeCases(route: LeakRoute, targets: Targets, parameters: Parameter[]): RequestTemplate[] {
  const generator = route.body ? new BodyGenerator(route, targets, route.body) : undefined
  const body = (plan: Plan = new Map()) =>
    generator ? withCompanions(generator.build(plan), targets.companionsOf(route)) : undefined
  const own = pathOf(parameters, () => 'own')
  const cases = foreignPaths(parameters).map(({ label, path }) => request(route, label, path, body()))
  if (!generator) return cases
  if (!cases.length) cases.push(request(route, 'plain', own, body()))
  const { ids, naturalKeys } = generator.fields()
  for (const id of ids) cases.push(request(route, `body ${id}`, own, body(new Map([[id, 'foreign']]))))
  if (naturalKeys.length) {
    const plan: Plan = new Map(naturalKeys.map((path) => [path, 'foreign']))
    cases.push(request(route, 'natural keys', own, body(plan)))
  }
  const theirs = foreignPaths(parameters)[0]
  const combined = ids.length > 1
  const allForeign: Plan = new Map(ids.map((id) => [id, 'foreign']))
  // Two of the victim's rows that are already joined: joining them again must not fail differently.
  if (theirs && ids.length)
    cases.push({ ...request(route, 'path and body', theirs.path, body(allForeign)), combined })
  if (combined) cases.push({ ...request(route, 'body, all ids', own, body(allForeign)), combined })
  return cases
}

function request(route: LeakRoute, label: string, path: string, body?: unknown): RequestTemplate {
  const { method } = route
  return { label, method, path, ...(body === undefined ? {} : { body }) }
}

function withCompanions(body: unknown, companions: object | undefined): unknown {
  return companions ? { ...companions, ...(body as object) } : body
}
