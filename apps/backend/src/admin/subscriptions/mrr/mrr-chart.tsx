import { useTranslation } from 'react-i18next'
import type { MrrMonth } from '@cityos/contracts'
import { useFormat } from '../../lib/use-format'
import { ticksOf } from '../../numbers/scale'
import { BarChart } from '../../components/bar-chart'

const MRR = 'text-ui-tag-blue-icon'

/** What recurred at the end of each month. */
export function MrrChart({ months, currency }: { months: readonly MrrMonth[]; currency: string }) {
  const { t } = useTranslation('cityos')
  const format = useFormat()
  const ticks = ticksOf(Math.max(...months.map(({ closing_minor }) => closing_minor)))
  return (
    <BarChart
      title={t('mrr.recurring')}
      hint={t('mrr.chart_hint')}
      currency={currency}
      ticks={ticks}
      keys={[{ colour: MRR, name: t('mrr.recurring') }]}
      bars={months.map(({ month, closing_minor }) => ({
        label: format.month(month),
        words: t('mrr.bar', { month: format.month(month), amount: format.money(closing_minor, currency) }),
        parts: [{ colour: MRR, from: 0, to: closing_minor }],
      }))}
    />
  )
}
