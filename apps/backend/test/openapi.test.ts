import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CreateTenant } from '@cityos/contracts'
import { z } from '@medusajs/framework/zod'
import { describedRoutes } from '../src/api/openapi'
import type { RouteGroup } from '../src/http/openapi/description'
import { openApiDocument } from '../src/http/openapi/document'

const COMMITTED = join(__dirname, '../../../docs/openapi.json')
const VALIDATOR = join(__dirname, 'support/validate-openapi.mjs')

const document = openApiDocument(describedRoutes)

function validate(value: unknown): unknown[] {
  const output = execFileSync(process.execPath, [VALIDATOR], {
    input: JSON.stringify(value),
    encoding: 'utf8',
  })
  return JSON.parse(output) as unknown[]
}

const group = (route: Partial<RouteGroup['routes'][number]>): RouteGroup[] => [
  {
    tag: 'Things',
    about: 'Things.',
    routes: [{ route: 'POST /things/:id', summary: 'Do', who: 'staff', answer: {}, ...route }],
  },
]

describe('the OpenAPI document', () => {
  it('is valid by the OpenAPI 3.1 schema', () => {
    expect(validate(document)).toEqual([])
    expect(validate({ ...document, paths: { 'no slash': {} } })).not.toEqual([])
  })

  it('is committed as it is: npm run openapi', () => {
    expect(JSON.parse(readFileSync(COMMITTED, 'utf8'))).toEqual(JSON.parse(JSON.stringify(document)))
  })

  it('refers to components that exist, and names each operation once', () => {
    const text = JSON.stringify(document)
    const { schemas } = document.components as { schemas: Record<string, unknown> }
    const referred = new Set([...text.matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name))
    expect(referred.size).toBeGreaterThan(3)
    expect([...referred].filter((name) => !schemas[name as string])).toEqual([])
    const operations = [...text.matchAll(/"operationId":"(\w+)"/g)].map(([, name]) => name)
    expect(new Set(operations).size).toBe(operations.length)
  })

  it('says that a default may be left out of a body and is always in an answer', () => {
    const Thing = z.object({ size: z.number().default(1) })
    const { paths } = openApiDocument(group({ body: Thing, answer: Thing }))
    const { requestBody, responses } = (paths['/things/{id}'] as Record<string, never>)['post'] as {
      requestBody: { content: object }
      responses: Record<string, { content: object }>
    }
    expect(JSON.stringify(requestBody)).not.toContain('required":["size"]')
    expect(JSON.stringify(responses['200'])).toContain('required":["size"]')
  })

  it('keeps both spellings of a named shape that differs by direction', () => {
    const { components } = openApiDocument(group({ body: CreateTenant, answer: CreateTenant }))
    const { CreateTenant: input, CreateTenantOutput: output } = components.schemas as unknown as Record<
      string,
      never
    >
    expect(input).toMatchObject({ required: ['handle', 'name', 'admin'] })
    expect(output).toMatchObject({ required: expect.arrayContaining(['currency_code']) as never })
  })

  it('gathers the codes of a status, those that follow from the route included', () => {
    const { paths } = openApiDocument(group({ errors: ['tenant_handle_taken', 'tenant_domain_taken'] }))
    const { responses } = (paths['/things/{id}'] as Record<string, never>)['post'] as {
      responses: Record<string, { description: string }>
    }
    expect(Object.keys(responses).sort()).toEqual(['200', '401', '403', '404', '409'])
    expect(responses['409']?.description).toBe('`tenant_handle_taken`, `tenant_domain_taken`')
  })
})
