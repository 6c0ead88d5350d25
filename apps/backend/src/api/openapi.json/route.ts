import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { openApiDocument } from '../../http/openapi/document'
import { describedRoutes } from '../openapi'

let text: string | undefined

/** The OpenAPI document of our own routes, the same for every tenant. */
export const GET = (_request: MedusaRequest, response: MedusaResponse) => {
  text ??= JSON.stringify(openApiDocument(describedRoutes))
  response.setHeader('cache-control', 'public, max-age=300')
  response.type('application/json').send(text)
}
