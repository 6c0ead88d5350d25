import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { StatementPdfQuery } from '@cityos/contracts'
import { namedVendorOf } from '../../../../access/vendors/vendor-caller'
import { sendStatement } from '../../../../http/statements/send-statement'

/** Sends the statement of the caller's vendor as PDF, to read and to print, in English or Arabic. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  const { locale, ...query } = request.validatedQuery as unknown as StatementPdfQuery
  const { vendor_id: vendorId } = namedVendorOf(request)
  await sendStatement(request.scope, response, { vendorId, query, locale, as: 'pdf' })
}
