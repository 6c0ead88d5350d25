import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { downloadBatch } from '../../../../../http/payouts/batch-response'

/** Answers a file as the bank takes it: pain.001 in XML. */
export const POST = async (request: MedusaRequest, response: MedusaResponse) => {
  const { name, xml } = await downloadBatch(request.scope, request.params['id'] as string)
  response.setHeader('content-type', 'application/xml; charset=utf-8')
  response.setHeader('content-disposition', `attachment; filename="${name}"`)
  response.setHeader('cache-control', 'no-store')
  response.send(xml)
}
