import * as contracts from '@cityos/contracts'
import { z } from 'zod'

export type JsonSchema = Record<string, unknown>

/** A schema that contracts exports goes by the name of its export. */
const NAMES = new Map<unknown, string>(
  Object.entries(contracts).flatMap(([name, value]) =>
    typeof value === 'object' && '_zod' in value ? [[value, name] as const] : [],
  ),
)

const metadata = {
  get: (schema: z.ZodType) => {
    const id = NAMES.get(schema)
    return { ...z.globalRegistry.get(schema), ...(id && { id }) }
  },
}

/** The parameters that a query takes, as JSON Schemas. */
export function parametersOf(query: z.ZodType): [name: string, schema: JsonSchema, required: boolean][] {
  const { properties = {}, required = [] } = z.toJSONSchema(query, {
    io: 'input',
    unrepresentable: 'any',
  }) as {
    properties?: Record<string, JsonSchema>
    required?: string[]
  }
  return Object.entries(properties).map(([name, schema]) => [name, schema, required.includes(name)])
}

/** The shape of an answer, or of a body; those with a name are written into `components` and referred to. */
export function shapeOf(
  schema: z.ZodType,
  components: Record<string, JsonSchema>,
  io: 'input' | 'output' = 'output',
): JsonSchema {
  const options = { io, unrepresentable: 'any', metadata: metadata as never } as const
  const {
    $schema: _,
    $defs = {},
    ...root
  } = z.toJSONSchema(schema, options) as JsonSchema & {
    $defs?: Record<string, JsonSchema>
  }
  const own = root['id']
  const named = { ...$defs, ...(typeof own === 'string' && { [own]: root }) }
  for (const [id, definition] of Object.entries(named)) components[id] = tidy(definition, io) as JsonSchema
  return typeof own === 'string' ? { $ref: `#/components/schemas/${own}` } : (tidy(root, io) as JsonSchema)
}

/** Formats say it better than the pages of pattern behind them, and an answer may grow fields. */
function tidy(value: unknown, io: 'input' | 'output'): unknown {
  if (Array.isArray(value)) return value.map((item) => tidy(item, io))
  if (typeof value !== 'object' || value === null) return value
  const schema = value as JsonSchema
  const kept = Object.entries(schema).filter(
    ([key, child]) =>
      !(key === 'id' && typeof child === 'string') &&
      !(key === 'pattern' && typeof schema['format'] === 'string') &&
      !(key === 'additionalProperties' && child === false && io === 'output'),
  )
  return Object.fromEntries(
    kept.map(([key, child]) =>
      key === '$ref'
        ? [key, String(child).replace('#/$defs/', '#/components/schemas/')]
        : [key, tidy(child, io)],
    ),
  )
}
