import type { LeakRoute } from '@cityos/medusa-tenancy/leak-kit'

type Schema = Record<string, unknown>

/** What a generated request is about: ids by the table that a path segment names, or by the prefix of ids. */
export interface Things {
  bySegment: Readonly<Record<string, string>>
  byPrefix: Readonly<Record<string, string>>
}

/** Bodies whose rules no schema can tell. */
const BODIES: Readonly<Record<string, unknown>> = {
  'POST /vendor/products': {
    title: 'Planted',
    options: [{ title: 'Size', values: ['One'] }],
    variants: [
      { title: 'One', options: { Size: 'One' }, prices: [{ currency_code: 'usd', amount_minor: 100 }] },
    ],
  },
  'POST /vendor/products/:id/variants': {
    ...{ title: 'Two', options: { Size: 'Two' }, prices: [{ currency_code: 'usd', amount_minor: 1 }] },
  },
  'POST /vendor/products/:id/variants/:variant_id': {
    prices: [{ currency_code: 'usd', amount_minor: 1 }],
  },
}

/** Queries that a route asks for. */
const PERIOD = 'currency_code=eur&from=2026-11-01&to=2026-11-30'
const QUERIES: Readonly<Record<string, string>> = {
  'GET /vendor/statement': PERIOD,
  'GET /vendor/statement/csv': PERIOD,
  'GET /vendor/statement/pdf': PERIOD,
}

export interface Call {
  method: string
  path: string
  body?: unknown
}

/** The request that somebody of the vendor would send to this route about these things, made from its schemas. */
export function callOf({ method, path, body, query }: LeakRoute, things: Things): Call {
  const filled = path
    .split('/')
    .map((part, at, parts) => {
      if (!part.startsWith(':')) return part
      const id = things.bySegment[parts[at - 1] as string]
      if (!id) throw new Error(`${method} ${path}: the victim has nothing for ${part}; give it a row.`)
      return id
    })
    .join('/')
  const asked = query && method !== 'GET' ? valueOf(query, query, things) : undefined
  const search =
    QUERIES[`${method} ${path}`] ?? new URLSearchParams(asked as Record<string, string>).toString()
  const sent = BODIES[`${method} ${path}`] ?? (body && valueOf(body, body, things))
  return { method, path: search ? `${filled}?${search}` : filled, ...(sent !== undefined && { body: sent }) }
}

function valueOf(schema: Schema, root: Schema, things: Things, field = ''): unknown {
  const { type, pattern, format, minimum } = schema
  const reference = schema['$ref']
  if (typeof reference === 'string') {
    const names = reference.split('/').slice(1)
    const target = names.reduce<unknown>((node, name) => (node as Schema)[name], root)
    return valueOf(target as Schema, root, things, field)
  }
  const variants = (schema['anyOf'] ?? schema['oneOf'] ?? schema['allOf']) as Schema[] | undefined
  if (variants) return valueOf(variants.find((one) => one['type'] !== 'null') ?? {}, root, things, field)
  if (schema['const'] !== undefined) return schema['const']
  if (schema['enum']) return (schema['enum'] as unknown[])[0]
  if (type === 'object') return objectOf(schema, root, things)
  if (type === 'array') return schema['minItems'] ? [valueOf(schema['items'] as Schema, root, things)] : []
  if (type === 'number' || type === 'integer') return Math.max(Number(minimum ?? 1), 1)
  if (type === 'boolean') return true
  const prefix = typeof pattern === 'string' ? /^\^(\w+?)_\[/.exec(pattern)?.[1] : undefined
  if (prefix) return things.byPrefix[prefix] ?? `${prefix}_01J00000000000000000000000`
  if (format === 'email' || field === 'email') return 'planted@victim.example'
  if (format === 'date') return '2090-01-01'
  if (format === 'uri') return 'https://planted.example'
  return field === 'file_name' ? 'planted.pdf' : 'planted'
}

/** What is required; of a body in which nothing is, the first that it may have. */
function objectOf(schema: Schema, root: Schema, things: Things): Schema {
  const properties = Object.entries((schema['properties'] ?? {}) as Record<string, Schema>)
  const required = (schema['required'] ?? []) as string[]
  const wanted = required.length
    ? properties.filter(([name]) => required.includes(name))
    : properties.slice(0, 1)
  return Object.fromEntries(wanted.map(([name, property]) => [name, valueOf(property, root, things, name)]))
}
