import {
  createHook,
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from '@medusajs/framework/workflows-sdk'
import type { ImportBankReport } from '@cityos/contracts'
import { importBankReport } from './bank/import-bank-report'
import { payoutContext } from './context'

/** What a bank has said is never unsaid: there is nothing to undo, and the same report may be taken in again. */
const importBankReportStep = createStep(
  'import-bank-report',
  async (input: ImportBankReport, { container }) =>
    new StepResponse(await importBankReport(payoutContext(container), input)),
)

/** Takes in what the bank says has become of transfers. @throws CityosError `bank_report_invalid`. */
export const importBankReportWorkflow = createWorkflow('import-bank-report', (input: ImportBankReport) => {
  const report = importBankReportStep(input)
  const bankReportImported = createHook('bankReportImported', { report })
  return new WorkflowResponse(report, { hooks: [bankReportImported] })
})
