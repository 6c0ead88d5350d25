import type { ImportBankReport, ImportedBankReport } from '@cityos/contracts'
import { parseCamt, parseCsv, type BankLine } from '../../../modules/payout/bank/bank-report'
import { rowsOf } from '../../../modules/payout/store/sql'
import type { PayoutContext } from '../context'
import { recordProgress } from '../process/record-progress'

interface Known {
  id: string
  amount_minor: string
  currency_code: string
}

/**
 * Takes in what the bank says has become of transfers. The same report twice changes nothing the second time; a line
 * that fits no payout of the tenant's by bank, or has another amount, changes nothing and is named.
 * @throws CityosError `bank_report_invalid`.
 */
export async function importBankReport(
  context: PayoutContext,
  { format, content }: ImportBankReport,
): Promise<ImportedBankReport> {
  const lines = format === 'camt' ? parseCamt(content) : parseCsv(content)
  const known = await payoutsOf(context, lines)
  const report: ImportedBankReport = { confirmed: [], returned: [], known: [], unmatched: [] }
  for (const line of lines) {
    const problem = problemWith(line, known.get(line.payout_id))
    if (problem) report.unmatched.push({ reference: line.reference, problem })
    else report[await apply(context, line)].push(line.payout_id)
  }
  return report
}

async function apply(context: PayoutContext, line: BankLine): Promise<'confirmed' | 'returned' | 'known'> {
  const steps = await recordProgress(context, line.payout_id, line, null)
  if (!steps.length) return 'known'
  return line.status === 'paid' ? 'confirmed' : 'returned'
}

function problemWith(line: BankLine, payout: Known | undefined): string | null {
  if (!payout) return 'names no payout by bank'
  const ours = `${payout.amount_minor} ${payout.currency_code}`
  const theirs = `${line.amount_minor} ${line.currency_code}`
  return ours === theirs ? null : `is of ${theirs}, the payout of ${ours}, in minor units`
}

async function payoutsOf({ db }: PayoutContext, lines: readonly BankLine[]): Promise<Map<string, Known>> {
  const rows = await rowsOf<Known>(
    db,
    `select id, amount_minor, currency_code from payout where method = 'bank_transfer' and id = any(?::text[])`,
    [lines.map(({ payout_id }) => payout_id)],
  )
  return new Map(rows.map((row) => [row.id, row]))
}
