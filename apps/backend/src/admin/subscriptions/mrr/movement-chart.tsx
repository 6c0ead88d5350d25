import { useTranslation } from 'react-i18next'
import type { MrrKind, MrrMonth } from '@cityos/contracts'
import { useFormat } from '../../lib/use-format'
import { ticksOf } from '../../numbers/scale'
import { BarChart } from '../../components/bar-chart'

const GAINS: readonly MrrKind[] = ['new', 'expansion', 'reactivation']
const LOSSES: readonly MrrKind[] = ['contraction', 'churn']
const COLOURS: Record<MrrKind, string> = {
  new: 'text-ui-tag-green-icon',
  expansion: 'text-ui-tag-blue-icon',
  reactivation: 'text-ui-tag-purple-icon',
  contraction: 'text-ui-tag-orange-icon',
  churn: 'text-ui-tag-red-icon',
}

/** How what recurs has moved: above the line what was gained, below it what was lost. */
export function MovementChart({ months, currency }: { months: readonly MrrMonth[]; currency: string }) {
  const { t } = useTranslation('cityos')
  const format = useFormat()
  const sum = (month: MrrMonth, kinds: readonly MrrKind[]) =>
    kinds.reduce((total, kind) => total + Math.abs(month[`${kind}_minor`]), 0)
  const gained = Math.max(...months.map((month) => sum(month, GAINS)))
  const lost = Math.max(...months.map((month) => sum(month, LOSSES)))
  if (gained + lost === 0) return null
  return (
    <BarChart
      title={t('mrr.movements')}
      hint={t('mrr.movements_hint')}
      currency={currency}
      ticks={bothWays(gained, lost)}
      keys={[...GAINS, ...LOSSES].map((kind) => ({ colour: COLOURS[kind], name: t(`mrr.kind.${kind}`) }))}
      bars={months.map((month) => ({
        label: format.month(month.month),
        words: [
          format.month(month.month),
          ...[...GAINS, ...LOSSES]
            .filter((kind) => month[`${kind}_minor`])
            .map((kind) => `${t(`mrr.kind.${kind}`)} ${format.money(month[`${kind}_minor`], currency)}`),
        ].join('\n'),
        parts: [...stacked(month, GAINS), ...stacked(month, LOSSES)],
      }))}
    />
  )
}

/** Each kind begins where the one before it ended. */
function stacked(month: MrrMonth, kinds: readonly MrrKind[]) {
  let from = 0
  return kinds.map((kind) => {
    const to = from + month[`${kind}_minor`]
    const part = { colour: COLOURS[kind], from, to }
    from = to
    return part
  })
}

/** Round amounts from what was lost at most to what was gained at most, evenly apart; nothing is one of them. */
function bothWays(gained: number, lost: number): number[] {
  const step = ticksOf(Math.max(gained, lost))[1]!
  const below = Math.ceil(lost / step)
  const above = Math.max(1, Math.ceil(gained / step))
  return Array.from({ length: below + above + 1 }, (_, index) => (index - below) * step)
}
