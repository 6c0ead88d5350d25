import { ERRORS, type ErrorCode } from '@cityos/contracts'
import { z } from '@medusajs/framework/zod'
import { version } from '../../../package.json'
import type { Caller, RouteDescription, RouteGroup } from './description'
import { INTRODUCTION, SECURITY_SCHEMES } from './introduction'
import { SchemaBook, type JsonSchema } from './schemas'

const STAFF = [{ session: [] }, { token: [] }, { secretKeyBearer: [] }, { secretKey: [] }]
const SERVICE = { serviceToken: [] }
const SECURITY: Record<Caller, object[]> = {
  anyone: [],
  shopper: [{ publishableKey: [] }],
  customer: [
    { publishableKey: [], customerToken: [] },
    { publishableKey: [], session: [] },
  ],
  vendor: [{ vendorToken: [] }, { session: [] }],
  tenant_staff: STAFF,
  platform_staff: [...STAFF, SERVICE],
  staff: [...STAFF, SERVICE],
}
const FOR: Record<Caller, string> = {
  anyone: 'For anyone.',
  shopper: 'For storefronts.',
  customer: 'For storefronts, on behalf of a customer who is signed in.',
  vendor: 'For those who work for a vendor of the tenant, on its own hosts.',
  tenant_staff: 'For the staff of the tenant, on its own hosts.',
  platform_staff: 'For the staff of the platform, on its own hosts.',
  staff: 'For staff, of the tenant or of the platform.',
}

/** The OpenAPI 3.1 document of our own routes, in the order in which the groups are given. */
export function openApiDocument(groups: readonly RouteGroup[]) {
  const book = new SchemaBook()
  const paths: Record<string, Record<string, object>> = {}
  for (const { tag, routes } of groups) {
    for (const route of routes) {
      const [method, path] = split(route)
      const operations = (paths[path.replaceAll(/:(\w+)/g, '{$1}')] ??= {})
      operations[method.toLowerCase()] = { tags: [tag], ...operation(route, book) }
    }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'CityOS Commerce', version, license: { name: 'MIT', identifier: 'MIT' }, ...INTRODUCTION },
    externalDocs: {
      description: 'The routes of Medusa itself: products, orders, carts and everything else',
      url: 'https://docs.medusajs.com/api/admin',
    },
    servers: [{ url: '/', description: 'This host' }],
    tags: groups.map(({ tag, about }) => ({ name: tag, description: about })),
    paths,
    components: { schemas: { ...book.components, Error: ERROR }, securitySchemes: SECURITY_SCHEMES },
  }
}

function operation(route: RouteDescription, book: SchemaBook): object {
  const [method, path] = split(route)
  return {
    operationId: operationId(method, path),
    summary: route.summary,
    description: [route.details, FOR[route.who]].filter(Boolean).join('\n\n'),
    security: SECURITY[route.who],
    parameters: [...pathParameters(route, book), ...queryParameters(route, book)],
    ...(route.body && {
      requestBody: {
        required: true,
        content: {
          'application/json': {
            schema: book.add(route.body, 'input'),
            ...(route.example && { example: route.example }),
          },
        },
      },
    }),
    ...(route.upload && { requestBody: { required: true, content: { [route.upload]: {} } } }),
    responses: {
      [route.status ?? 200]: { description: 'Done', content: content(route.answer, book) },
      ...refusals(route),
    },
  }
}

function content(answer: RouteDescription['answer'], book: SchemaBook): object {
  if (typeof answer === 'string') return { [answer]: {} }
  const schema = isSchema(answer) ? answer : z.object(answer)
  return { 'application/json': { schema: book.add(schema, 'output') } }
}

function isSchema(answer: object): answer is z.ZodType {
  return '_zod' in answer
}

function pathParameters(route: RouteDescription, book: SchemaBook): object[] {
  return [...split(route)[1].matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: book.add(route.params?.[name as string] ?? z.string(), 'input'),
  }))
}

function queryParameters(route: RouteDescription, book: SchemaBook): object[] {
  if (!route.query) return []
  const { properties = {}, required = [] } = book.add(route.query, 'input') as {
    properties?: Record<string, JsonSchema>
    required?: string[]
  }
  return Object.entries(properties).map(([name, { description, ...schema }]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    ...(typeof description === 'string' && { description }),
    schema,
  }))
}

/** One answer for each status, with the codes that it may carry. */
function refusals(route: RouteDescription): Record<string, object> {
  const byStatus = new Map<number, ErrorCode[]>()
  for (const code of new Set([...implied(route), ...(route.errors ?? [])])) {
    const { status } = ERRORS[code]
    byStatus.set(status, [...(byStatus.get(status) ?? []), code])
  }
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [
      status,
      {
        description: codes.map((code) => `\`${code}\``).join(', '),
        content: {
          'application/json': {
            schema: {
              allOf: [
                { $ref: '#/components/schemas/Error' },
                { type: 'object', properties: { code: { enum: codes } } },
              ],
            },
            example: { type: ERRORS[codes[0] as ErrorCode].type, code: codes[0], message: 'What is wrong.' },
          },
        },
      },
    ]),
  )
}

function implied({ route, who, body, upload, query }: RouteDescription): ErrorCode[] {
  return [
    ...(body || upload || query ? (['validation_failed'] as const) : []),
    ...(who === 'anyone' || who === 'shopper' ? [] : (['unauthorized'] as const)),
    ...(who === 'anyone' || who === 'shopper' || who === 'customer' ? [] : (['forbidden'] as const)),
    ...(who === 'vendor' ? (['membership_missing', 'identity_unavailable'] as const) : []),
    ...(route.includes(':') || who === 'vendor' ? (['not_found'] as const) : []),
  ]
}

const ERROR = {
  type: 'object',
  required: ['type', 'code', 'message'],
  properties: {
    type: { type: 'string', description: 'Medusa’s word for the kind of error; several codes share one.' },
    code: {
      enum: Object.keys(ERRORS),
      description: 'Keeps its meaning for ever; write programs against it.',
    },
    message: { type: 'string', description: 'A sentence for people; it may change.' },
  },
}

function split({ route }: RouteDescription): [method: string, path: string] {
  return route.split(' ') as [string, string]
}

/** `POST /admin/tenants/:id/domains` becomes `postAdminTenantsIdDomains`. */
function operationId(method: string, path: string): string {
  const words = path.split(/[^a-zA-Z0-9]+/).filter(Boolean)
  return method.toLowerCase() + words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')
}
