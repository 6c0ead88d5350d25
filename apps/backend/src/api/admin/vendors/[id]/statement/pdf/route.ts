import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { StatementPdfQuery } from '@cityos/contracts'
import { sendStatement } from '../../../../../../http/statements/send-statement'

/** Sends a vendor's statement as PDF, to read and to print, in English or Arabic. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  const { locale, ...query } = request.validatedQuery as unknown as StatementPdfQuery
  const vendorId = request.params['id'] as string
  await sendStatement(request.scope, response, { vendorId, query, locale, as: 'pdf' })
}
