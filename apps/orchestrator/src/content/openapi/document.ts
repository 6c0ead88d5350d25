import { CreatePreviewToken, ERRORS, PreviewTokenAnswer, type ErrorCode } from '@cityos/contracts'
import type { ContentRoute } from '../route'
import { INTRODUCTION, SECURITY_SCHEMES } from './introduction'
import { parametersOf, shapeOf, type JsonSchema } from './schemas'

interface Chapter {
  tag: string
  about: string
  routes: readonly Omit<ContentRoute, 'endpoint'>[]
}

const PREVIEWS = {
  name: 'Previews',
  description: 'Drafts, shown for a quarter of an hour to whoever holds a link.',
}

/** The OpenAPI 3.1 document of the content API. */
export function contentDocument(chapters: readonly Chapter[], version: string) {
  const components: Record<string, JsonSchema> = {}
  const paths: Record<string, object> = {}
  for (const { tag, routes } of chapters) {
    for (const route of routes)
      paths[`/api${route.path.replaceAll(/:(\w+)/g, '{$1}')}`] = { get: operation(tag, route, components) }
  }
  paths['/api/content/preview-tokens'] = { post: previewToken(components) }
  return {
    openapi: '3.1.0',
    info: { ...INTRODUCTION, version, license: { name: 'MIT', identifier: 'MIT' } },
    servers: [{ url: '/', description: 'This host' }],
    tags: [...chapters.map(({ tag, about }) => ({ name: tag, description: about })), PREVIEWS],
    paths,
    components: { schemas: { ...components, Error: ERROR }, securitySchemes: SECURITY_SCHEMES },
  }
}

function operation(tag: string, route: Chapter['routes'][number], components: Record<string, JsonSchema>) {
  const { path, summary, details, query, answer, errors } = route
  return {
    tags: [tag],
    operationId: operationId('get', path),
    summary,
    ...(details && { description: details }),
    security: [{}, { apiKey: [] }, { bearer: [] }],
    parameters: [
      ...[...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
        ...{ name, in: 'path', required: true, schema: { type: 'string' } },
      })),
      ...parametersOf(query).map(([name, { description, ...schema }, required]) => ({
        ...{ name, in: 'query', required, schema },
        ...(typeof description === 'string' && { description }),
      })),
      { name: 'If-None-Match', in: 'header', required: false, schema: { type: 'string' } },
    ],
    responses: {
      200: {
        description: 'Done',
        headers: HEADERS,
        content: { 'application/json': { schema: shapeOf(answer, components) } },
      },
      304: { description: 'Nothing has changed since the answer with this ETag.' },
      ...refusals(['validation_failed', 'locale_unknown', ...errors]),
    },
  }
}

function previewToken(components: Record<string, JsonSchema>) {
  return {
    tags: [PREVIEWS.name],
    operationId: operationId('post', '/content/preview-tokens'),
    summary: 'Make a link to a draft',
    description:
      'For people who may see the draft. It shows that one to whoever holds it, while they still may.',
    security: [{ bearer: [] }],
    requestBody: {
      required: true,
      content: { 'application/json': { schema: shapeOf(CreatePreviewToken, components, 'input') } },
    },
    responses: {
      201: {
        description: 'Made',
        content: { 'application/json': { schema: shapeOf(PreviewTokenAnswer, components) } },
      },
      ...refusals(['validation_failed', 'unauthorized', 'forbidden', 'not_found']),
    },
  }
}

function refusals(codes: readonly ErrorCode[]): Record<string, object> {
  const statuses = [...new Set(codes.map((code) => ERRORS[code].status))].sort()
  return Object.fromEntries(
    statuses.map((status) => {
      const own = [...new Set(codes)].filter((code) => ERRORS[code].status === status)
      const description = own.map((code) => `\`${code}\``).join(', ')
      const schema = { $ref: '#/components/schemas/Error' }
      return [status, { description, content: { 'application/json': { schema } } }]
    }),
  )
}

const HEADERS = {
  ETag: { schema: { type: 'string' } },
  'Content-Language': {
    schema: { type: 'string' },
    description: 'The languages answered, the most wanted first.',
  },
  'Cache-Control': { schema: { type: 'string' } },
}

const ERROR = {
  type: 'object',
  required: ['errors'],
  properties: {
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['message'],
        properties: {
          message: { type: 'string', description: 'A sentence for people; it may change.' },
          data: { type: 'object', properties: { code: { type: 'string' } } },
        },
      },
    },
  },
}

/** `/content/products/:id` becomes `getContentProductsId`. */
function operationId(method: string, path: string): string {
  const words = path.split(/[^a-zA-Z0-9]+/).filter(Boolean)
  return method + words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')
}
