import type { LeakRoute } from './types'
import { singular, type Vocabulary } from './vocabulary'

/** Thrown for a parameter that no rule fills: the project has to say what it means. */
export class UnknownParameter extends Error {}

/** Says which table a parameter or a field of a route points at. */
export class Targets {
  constructor(
    private readonly words: Vocabulary,
    /** Tables and aliases that references may name. */
    private readonly known: ReadonlySet<string>,
  ) {}

  /** `{ literal }` or `{ table }` of the parameter at `index` of the path. @throws UnknownParameter */
  ofParameter(segments: string[], index: number): { literal: string } | { table: string } {
    const name = (segments[index] as string).slice(1)
    const before = segments[index - 1] ?? ''
    const literal = this.words.literals[`${before}/${name}`] ?? this.words.literals[name]
    if (literal !== undefined) return { literal }
    if (name === 'action_id')
      return { table: ['action', ...segments.slice(2, index).filter((s) => !s.startsWith(':'))].join('-') }
    const table = this.words.params[`${before}/${name}`] ?? this.words.params[name] ?? this.ofSegment(before)
    if (table) return { table }
    throw new UnknownParameter(`:${name} after "${before}" in ${segments.join('/')}`)
  }

  ofSegment(segment: string): string | undefined {
    const table = this.words.segments[segment] ?? singular(segment)
    return this.exists(table) ? table : undefined
  }

  /** The table that a field's ids are of; undefined for a field that holds no id. */
  ofField(route: LeakRoute, field: string, parents: string[]): string | undefined {
    const inContext = this.lookUp(this.words.fields, route, field, parents)
    if (inContext) return this.exists(inContext) ? inContext : undefined
    if (/^(add|remove|delete|ids?|create|update)$/.test(field)) return this.ofGroup(route, parents)
    const name = /^(\w+)_ids?$/.exec(field)?.[1]
    return name && this.exists(name) ? name : undefined
  }

  /** A fixed value of a field, `{ value: undefined }` to leave it out, undefined when there is none. */
  fixed(route: LeakRoute, field: string, parents: string[]): { value: unknown } | undefined {
    const keys = this.keysOf(route, field, parents).filter((key) => key in this.words.values)
    return keys[0] === undefined ? undefined : { value: this.words.values[keys[0]] }
  }

  /** Fields that a route wants although its schema calls them optional. */
  companionsOf(route: LeakRoute): object | undefined {
    return this.words.companions[`${route.method} ${route.path}`]
  }

  naturalKey(route: LeakRoute, field: string, parents: string[]): string | undefined {
    return this.lookUp(this.words.naturalKeys, route, field, parents)
  }

  private ofGroup(route: LeakRoute, parents: string[]): string | undefined {
    const group = parents
      .filter((parent) => !/^(add|remove|delete|create|update|ids?|budget|)$/.test(parent))
      .at(-1)
    if (group) return this.words.fields[`${group}/id`] ?? this.ofSegment(group)
    const segments = route.path
      .split('/')
      .filter((segment) => segment && segment !== 'batch' && !segment.startsWith(':'))
    for (const segment of segments.reverse()) {
      const table = this.words.fields[`${segment}/id`] ?? this.ofSegment(segment)
      if (table) return table
    }
    return undefined
  }

  private lookUp(words: Record<string, string>, route: LeakRoute, field: string, parents: string[]) {
    return this.keysOf(route, field, parents)
      .map((key) => words[key])
      .find(Boolean)
  }

  /** Most specific first: `items/id`, `shipping-methods/option_id`, `option_id`. */
  private keysOf(route: LeakRoute, field: string, parents: string[]): string[] {
    const context = [...parents].reverse().concat(route.path.split('/').filter(Boolean).reverse())
    return [...context.map((word) => `${word}/${field}`), field]
  }

  private exists(table: string): boolean {
    return this.known.has(table.split('.')[0] as string)
  }
}
