import { reference } from './references'
import type { Targets } from './targets'
import type { JsonSchema, LeakRoute, Side } from './types'

/** What to put where: a side for each path that holds an id or natural key; paths not named stay out. */
export type Plan = Map<string, Side>

let made = 0

interface Place {
  field: string
  parents: string[]
  path: string
}

/** Builds request bodies of a route from its JSON Schema: required fields, and the references of a plan. */
export class BodyGenerator {
  constructor(
    private readonly route: LeakRoute,
    private readonly targets: Targets,
    private readonly root: JsonSchema,
  ) {}

  /** Paths of the fields that hold ids, and of those that hold natural keys. */
  fields(): { ids: string[]; naturalKeys: string[] } {
    const ids = new Set<string>()
    const naturalKeys = new Set<string>()
    this.visit(this.root, { field: '', parents: [], path: '' }, (place) => {
      const { field, parents, path } = place
      if (this.targets.fixed(this.route, field, parents)) return
      if (this.targets.ofField(this.route, field, parents)) ids.add(path)
      else if (this.targets.naturalKey(this.route, field, parents)) naturalKeys.add(path)
    })
    return { ids: [...ids], naturalKeys: [...naturalKeys] }
  }

  build(plan: Plan): unknown {
    return this.value(this.root, { field: '', parents: [], path: '' }, plan)
  }

  private value(schema: JsonSchema, place: Place, plan: Plan): unknown {
    const concrete = this.concrete(schema)
    const { field, parents, path } = place
    const fixed = field ? this.targets.fixed(this.route, field, parents) : undefined
    if (fixed) return fixed.value
    if (concrete['const'] !== undefined) return concrete['const']
    const options = concrete['enum'] as unknown[] | undefined
    if (options) return options[0]
    if (concrete['type'] === 'object') return this.object(concrete, place, plan)
    if (concrete['type'] === 'array') {
      const item = this.value((concrete['items'] ?? {}) as JsonSchema, place, plan)
      return item === undefined ? undefined : [item]
    }
    if (concrete['type'] === 'number' || concrete['type'] === 'integer') return 1
    if (concrete['type'] === 'boolean') return true
    const target =
      this.targets.ofField(this.route, field, parents) ??
      (plan.has(path) ? this.targets.naturalKey(this.route, field, parents) : undefined)
    if (target) return reference(plan.get(path) ?? 'own', target)
    if (concrete['type'] !== 'string') return undefined
    if (concrete['format'] === 'email' || field === 'email') return 'somebody@example.com'
    if (concrete['format'] || /_at$/.test(field)) return '2031-01-01T00:00:00.000Z'
    // A second product of the same title would fail for its handle alone.
    return `leak kit ${field} ${++made}`
  }

  private object(schema: JsonSchema, place: Place, plan: Plan): unknown {
    const required = new Set((schema['required'] ?? []) as string[])
    const body: Record<string, unknown> = {}
    for (const [field, property] of this.properties(schema)) {
      const inner = this.inside(place, field)
      const planned = [...plan.keys()].some(
        (path) => path === inner.path || path.startsWith(`${inner.path}.`),
      )
      if (!required.has(field) && !planned) continue
      const value = this.value(property, inner, plan)
      if (value !== undefined) body[field] = value
    }
    return body
  }

  private visit(schema: JsonSchema, place: Place, found: (place: Place) => void, depth = 0): void {
    const concrete = this.concrete(schema)
    if (depth > 6 || concrete['enum']) return
    if (concrete['type'] === 'object') {
      for (const [field, property] of this.properties(concrete))
        this.visit(property, this.inside(place, field), found, depth + 1)
    } else if (concrete['type'] === 'array')
      this.visit((concrete['items'] ?? {}) as JsonSchema, place, found, depth + 1)
    else if (concrete['type'] === 'string' || concrete['type'] === undefined) found(place)
  }

  private inside(place: Place, field: string): Place {
    return {
      field,
      parents: place.field ? [...place.parents, place.field] : place.parents,
      path: place.path ? `${place.path}.${field}` : field,
    }
  }

  private properties(schema: JsonSchema): [string, JsonSchema][] {
    return Object.entries((schema['properties'] ?? {}) as Record<string, JsonSchema>).filter(
      ([name]) => !name.startsWith('$'),
    )
  }

  /** Follows references and chooses the first variant of a union that can hold something. */
  private concrete(schema: JsonSchema): JsonSchema {
    const target = schema['$ref']
    if (typeof target === 'string') {
      const definition = target
        .split('/')
        .slice(1)
        .reduce<unknown>((node, key) => (node as JsonSchema)[key], this.root)
      return this.concrete(definition as JsonSchema)
    }
    const all = schema['allOf'] as JsonSchema[] | undefined
    if (all) return all.map((part) => this.concrete(part)).reduce((a, b) => this.merge(a, b))
    const variants = (schema['anyOf'] ?? schema['oneOf']) as JsonSchema[] | undefined
    if (!variants) return schema
    const concrete = variants
      .map((variant) => this.concrete(variant))
      .filter((variant) => variant['type'] !== 'null')
    return (
      concrete.find((variant) => variant['type'] === 'object' && variant['properties']) ?? concrete[0] ?? {}
    )
  }

  private merge(a: JsonSchema, b: JsonSchema): JsonSchema {
    return {
      ...a,
      ...b,
      properties: { ...(a['properties'] as object), ...(b['properties'] as object) },
      required: [...((a['required'] ?? []) as string[]), ...((b['required'] ?? []) as string[])],
    }
  }
}
