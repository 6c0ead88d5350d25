import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { ImportBankReport } from '@cityos/contracts'
import { importBankReportWorkflow } from '../../../workflows/payout/import-bank-report'

/** Takes in what the bank says has become of transfers. */
export const POST = async (request: MedusaRequest<ImportBankReport>, response: MedusaResponse) => {
  const { result } = await importBankReportWorkflow(request.scope).run({ input: request.validatedBody })
  response.json({ report: result })
}
