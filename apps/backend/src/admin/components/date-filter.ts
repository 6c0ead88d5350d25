import { useTranslation } from 'react-i18next'
import { browserNow } from '../lib/now'

const DAY_MS = 86_400_000

/** What a filter of a list takes to ask for a day, or a range of them: `placed` becomes `placed_from` and `placed_to`. */
export function useDateFilter() {
  const { t } = useTranslation('cityos')
  const ago = (days: number) =>
    new Date(Math.floor(browserNow().getTime() / DAY_MS - days) * DAY_MS).toISOString()
  return {
    type: 'date' as const,
    format: 'date' as const,
    rangeOptionLabel: t('dates.range'),
    rangeOptionStartLabel: t('dates.from'),
    rangeOptionEndLabel: t('dates.to'),
    options: [1, 7, 30, 90].map((days) => ({ label: t(`dates.last.${days}`), value: { $gte: ago(days) } })),
  }
}
