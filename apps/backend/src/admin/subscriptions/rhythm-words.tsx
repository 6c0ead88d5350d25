import { useTranslation } from 'react-i18next'
import type { BillingInterval } from '@cityos/contracts'
import { useFormat } from '../lib/use-format'

export const INTERVALS: readonly BillingInterval[] = ['day', 'week', 'month', 'quarter', 'year']

/** How often something is billed, in words: `each month`, `every 2 weeks`. */
export function useRhythm(): (of: { interval: BillingInterval; interval_count: number }) => string {
  const { t } = useTranslation('cityos')
  const format = useFormat()
  return ({ interval, interval_count: count }) =>
    count === 1
      ? t(`subscriptions.each.${interval}`)
      : t(`subscriptions.every.${interval}`, { count, number: format.number(count) })
}
