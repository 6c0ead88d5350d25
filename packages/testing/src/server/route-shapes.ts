/*
 * Core's routes keep their zod schemas in closures. Tests that call every route need to know what a valid
 * body looks like, so the two functions that build the validators are replaced before the routes load:
 * the same validators, that remember their schema.
 */
import { dirname, join } from 'node:path'

/** A JSON Schema, as far as the generators of tests read it. */
export type JsonSchema = Record<string, unknown>

export interface RouteShape {
  body?: JsonSchema
  query?: JsonSchema
}

type Handler = ((...args: unknown[]) => unknown) & {
  [KIND]?: 'body' | 'query'
  [SCHEMA]?: unknown
  source?: 'body' | 'query'
  schema?: unknown
}
type Factory = (...args: unknown[]) => Handler
interface Zod {
  toJSONSchema(schema: unknown, options: object): JsonSchema
}

const SCHEMA = Symbol('schema')
const KIND = Symbol('kind')
let zod: Zod

/** Must run before Medusa loads its routes. `fromBackend` resolves as the backend does. */
export function rememberSchemas(fromBackend: NodeJS.Require): void {
  zod = (fromBackend('@medusajs/framework/zod') as { z: Zod }).z
  // Deep files are not exported by their packages: reach them beside the package's entry.
  const utils = join(dirname(fromBackend.resolve('@medusajs/framework/http')), 'utils')
  tag(fromBackend(join(utils, 'validate-body.js')), 'validateAndTransformBody', 'body')
  tag(fromBackend(join(utils, 'validate-query.js')), 'validateAndTransformQuery', 'query')
  const wrapping = fromBackend(join(utils, 'wrap-handler.js')) as {
    wrapHandler: (handler: Handler) => Handler
  }
  const wrap = wrapping.wrapHandler
  wrapping.wrapHandler = (handler) => Object.assign(wrap(handler), pick(handler))
}

/** What the validators among a route's handlers expect. */
export function shapeOf(handlers: unknown[]): RouteShape {
  const shape: RouteShape = {}
  for (const handler of handlers as Handler[]) {
    const kind = handler[KIND]
    if (kind) shape[kind] = describe(handler[SCHEMA])
  }
  return shape
}

function tag(module: unknown, name: string, kind: 'body' | 'query'): void {
  const exports = module as Record<string, Factory>
  const create = exports[name] as Factory
  exports[name] = (...args) => Object.assign(create(...args), { [KIND]: kind, [SCHEMA]: args[0] })
}

/** Core's validators carry the tags above; our own (`src/http/validate.ts`) show their schema themselves. */
function pick(handler: Handler): object {
  const { source = handler[KIND], schema = handler[SCHEMA] } = handler
  return source ? { [KIND]: source, [SCHEMA]: schema } : {}
}

function describe(schema: unknown): JsonSchema {
  // Schemas that accept additional data are functions of the validator for that data.
  const concrete: unknown = typeof schema === 'function' ? (schema as (extra?: unknown) => unknown)() : schema
  try {
    return zod.toJSONSchema(concrete, { unrepresentable: 'any', io: 'input' })
  } catch (error) {
    return { unreadable: (error as Error).message }
  }
}
