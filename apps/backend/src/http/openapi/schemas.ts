import * as bridge from '@cityos/bridge'
import * as contracts from '@cityos/contracts'
import { z } from '@medusajs/framework/zod'

export type JsonSchema = Record<string, unknown>
type Direction = 'input' | 'output'

/** A schema that contracts or the bridge exports goes by the name of its export. */
const names = new Map<unknown, string>(
  Object.entries({ ...bridge, ...contracts }).flatMap(([name, value]) =>
    typeof value === 'object' && '_zod' in value ? [[value, name] as const] : [],
  ),
)

const metadata = {
  get: (schema: z.ZodType) => {
    const id = names.get(schema)
    return { ...z.globalRegistry.get(schema), ...(id && { id }) }
  },
}

/** Turns zod schemas into JSON Schemas; those with a name are written once and referred to. */
export class SchemaBook {
  readonly components: Record<string, JsonSchema> = {}

  /** The schema, or a reference to its component. `output` is what an answer holds, defaults filled in. */
  add(schema: z.ZodType, direction: Direction): JsonSchema {
    const {
      $schema: _,
      $defs = {},
      ...root
    } = z.toJSONSchema(schema, {
      io: direction,
      unrepresentable: 'any',
      metadata: metadata as never,
    }) as JsonSchema & { $defs?: Record<string, JsonSchema> }
    const taken = new Map<string, string>()
    const all = root['id'] ? { ...$defs, [root['id'] as string]: root } : $defs
    // Some shapes differ by direction: what has a default may be left out of a body, never of an answer.
    for (const [id, definition] of Object.entries(all)) taken.set(id, this.nameFor(id, definition, direction))
    for (const [id, definition] of Object.entries(all))
      this.components[taken.get(id) as string] = tidy(definition, direction, taken) as JsonSchema
    const own = taken.get(root['id'] as string)
    return own ? { $ref: reference(own) } : (tidy(root, direction, taken) as JsonSchema)
  }

  private nameFor(id: string, definition: JsonSchema, direction: Direction): string {
    const known = this.components[id]
    if (!known) return id
    const same = new Map([[id, id]])
    const text = (value: unknown) => JSON.stringify(value).replace(/#\/components\/schemas\//g, '#/$defs/')
    return text(known) === text(tidy(definition, direction, same)) ? id : `${id}${capital(direction)}`
  }
}

function reference(name: string): string {
  return `#/components/schemas/${name}`
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}

/** Formats say it better than the pages of pattern behind them, and an answer may grow fields. */
function tidy(value: unknown, direction: Direction, names: Map<string, string>): unknown {
  if (Array.isArray(value)) return value.map((item) => tidy(item, direction, names))
  if (typeof value !== 'object' || value === null) return value
  const schema = value as JsonSchema
  const kept = Object.entries(schema).filter(
    ([key, child]) =>
      !(key === 'id' && typeof child === 'string') &&
      !(key === 'pattern' && typeof schema['format'] === 'string') &&
      !(key === 'additionalProperties' && child === false && direction === 'output'),
  )
  return Object.fromEntries(
    kept.map(([key, child]) => {
      if (key !== '$ref') return [key, tidy(child, direction, names)]
      const id = String(child).replace('#/$defs/', '')
      return [key, reference(names.get(id) ?? id)]
    }),
  )
}
