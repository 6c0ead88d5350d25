import type { MedusaResponse } from '@medusajs/framework/http'
import type { SubscriptionChurn, SubscriptionMrr } from '@cityos/contracts'
import { toMajor } from '@cityos/money'
import { csvLine } from '../csv'

/**
 * Sends a report as a file, a line for each currency and month. An amount stands in minor units and, under its name
 * without `_minor`, in the currency's major unit with all its digits.
 */
export function sendReport(
  response: MedusaResponse,
  name: 'mrr' | 'churn',
  { from, to, currencies }: SubscriptionMrr | SubscriptionChurn,
): void {
  response.setHeader('content-type', 'text/csv; charset=utf-8')
  response.setHeader('content-disposition', `attachment; filename="${name}-${from}-${to}.csv"`)
  response.setHeader('cache-control', 'private, no-store')
  const lines = currencies.flatMap(({ currency_code, months }) =>
    months.map(({ month, ...numbers }) => [
      ...[column('currency_code', currency_code), column('month', month)],
      ...Object.entries(numbers as Record<string, number | null>).flatMap(([title, value]) =>
        title.endsWith('_minor') && value !== null
          ? [column(title, value), major(title, value, currency_code)]
          : [column(title, value)],
      ),
    ]),
  )
  const header = lines[0]?.map(({ title }) => title) ?? ['currency_code', 'month']
  response.send([header, ...lines.map((line) => line.map(({ value }) => value))].map(csvLine).join(''))
}

const column = (title: string, value: string | number | null) => ({ title, value })

const major = (title: string, minor: number, currency: string) => ({
  title: title.replace(/_minor$/, ''),
  value: { number: toMajor(BigInt(minor), currency) },
})
