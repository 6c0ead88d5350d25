import { useTranslation } from 'react-i18next'
import { BarChart } from '../components/bar-chart'
import { useFormat } from '../lib/use-format'
import { ticksOf, type Bin } from './scale'

const GMV = 'text-ui-tag-blue-icon'
const COMMISSION = 'text-ui-tag-orange-icon'

interface DayChartProps {
  bins: readonly Bin[]
  currency: string
}

/** What was sold, a bar for each day with the commission in it. */
export function DayChart({ bins, currency }: DayChartProps) {
  const { t } = useTranslation('cityos')
  const format = useFormat()
  const dayOf = ({ from, to }: Bin) =>
    from === to ? format.day(from) : `${format.day(from)} – ${format.day(to)}`
  return (
    <BarChart
      isTitled
      title={t('numbers.chart')}
      hint={t('numbers.chart_hint')}
      currency={currency}
      ticks={ticksOf(Math.max(...bins.map(({ gmv_minor }) => gmv_minor)))}
      keys={[
        { colour: GMV, name: t('numbers.gmv') },
        { colour: COMMISSION, name: t('numbers.commission') },
      ]}
      bars={bins.map((bin) => ({
        label: format.day(bin.from),
        words: t('numbers.bar', {
          day: dayOf(bin),
          gmv: format.money(bin.gmv_minor, currency),
          commission: format.money(bin.commission_minor, currency),
        }),
        // What was given back later than sold is no bar.
        parts: [
          { colour: GMV, from: 0, to: Math.max(bin.gmv_minor, 0) },
          { colour: COMMISSION, from: 0, to: Math.max(bin.commission_minor, 0) },
        ],
      }))}
    />
  )
}
