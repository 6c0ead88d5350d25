import { clx } from '@medusajs/ui'
import { useTranslation } from 'react-i18next'
import { ChartKey } from '../components/chart-key'
import { useFormat } from '../lib/use-format'
import { labelled, ticksOf, type Bin } from './scale'

const HEIGHT = 100
/** How wide a bar is of its place. */
const FILLED = 0.72
const MOST_LABELS = 6
const GMV = 'text-ui-tag-blue-icon'
const COMMISSION = 'text-ui-tag-orange-icon'

interface DayChartProps {
  bins: readonly Bin[]
  currency: string
}

/**
 * What was sold, a bar for each day with the commission in it. The bars stretch with the page, the words beside them do
 * not; from right to left, time runs so too. Whoever cannot see it has the table.
 */
export function DayChart({ bins, currency }: DayChartProps) {
  const { t, i18n } = useTranslation('cityos')
  const format = useFormat()
  const isMirrored = i18n.dir() === 'rtl'
  const ticks = ticksOf(Math.max(...bins.map(({ gmv_minor }) => gmv_minor)))
  const top = ticks.at(-1)!
  const heightOf = (minor: number) => (Math.max(minor, 0) / top) * HEIGHT
  const dayOf = ({ from, to }: Bin) =>
    from === to ? format.day(from) : `${format.day(from)} – ${format.day(to)}`
  const wordsOf = (bin: Bin) =>
    t('numbers.bar', {
      day: dayOf(bin),
      gmv: format.money(bin.gmv_minor, currency),
      commission: format.money(bin.commission_minor, currency),
    })
  const labels = labelled(bins.length, MOST_LABELS)
  return (
    <figure className="flex flex-col gap-y-2 px-6 py-4" aria-label={t('numbers.chart')}>
      <figcaption className="flex flex-wrap gap-x-4">
        <ChartKey colour={GMV} name={t('numbers.gmv')} />
        <ChartKey colour={COMMISSION} name={t('numbers.commission')} />
      </figcaption>
      <div className="flex gap-x-3 pt-2">
        <div
          aria-hidden
          className="txt-compact-xsmall text-ui-fg-muted flex h-56 flex-col-reverse justify-between"
        >
          {ticks.map((tick) => (
            <bdi key={tick} className="-my-2 whitespace-nowrap text-end tabular-nums">
              {format.money(tick, currency)}
            </bdi>
          ))}
        </div>
        <div className="flex min-w-0 flex-1 flex-col gap-y-2">
          <svg
            role="img"
            aria-label={t('numbers.chart_hint')}
            viewBox={`0 0 ${bins.length} ${HEIGHT}`}
            preserveAspectRatio="none"
            className="h-56 w-full"
          >
            {ticks.map((tick) => (
              <line
                key={tick}
                x1={0}
                x2={bins.length}
                y1={HEIGHT - heightOf(tick)}
                y2={HEIGHT - heightOf(tick)}
                className="text-ui-border-base"
                stroke="currentColor"
                vectorEffect="non-scaling-stroke"
              />
            ))}
            {bins.map((bin, index) => {
              const place = isMirrored ? bins.length - 1 - index : index
              const bar = (minor: number, colour: string) => (
                <rect
                  x={place + (1 - FILLED) / 2}
                  y={HEIGHT - heightOf(minor)}
                  width={FILLED}
                  height={heightOf(minor)}
                  className={colour}
                  fill="currentColor"
                />
              )
              return (
                <g key={bin.from}>
                  {bar(bin.gmv_minor, GMV)}
                  {bar(bin.commission_minor, COMMISSION)}
                  {/* The whole height answers the pointer, also above a low bar. */}
                  <rect x={place} y={0} width={1} height={HEIGHT} fill="transparent">
                    <title>{wordsOf(bin)}</title>
                  </rect>
                </g>
              )
            })}
          </svg>
          <div aria-hidden className="txt-compact-xsmall text-ui-fg-muted relative h-4">
            {labels.map((index, place) => (
              // Not the date itself: that has a direction of its own.
              <span
                key={index}
                className={clx('absolute whitespace-nowrap', place % 2 === 1 && 'hidden md:inline')}
                style={{ insetInlineStart: `${(index / bins.length) * 100}%` }}
              >
                <bdi>{format.day(bins[index]!.from)}</bdi>
              </span>
            ))}
          </div>
        </div>
      </div>
    </figure>
  )
}
