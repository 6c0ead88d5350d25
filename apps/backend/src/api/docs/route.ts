import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { DOCS_PAGE, DOCS_POLICY } from '../../http/openapi/page'

/** The OpenAPI document as a page for people. */
export const GET = (_request: MedusaRequest, response: MedusaResponse) => {
  response.setHeader('content-security-policy', DOCS_POLICY)
  response.setHeader('x-content-type-options', 'nosniff')
  response.type('text/html').send(DOCS_PAGE)
}
