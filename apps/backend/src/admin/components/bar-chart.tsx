import { clx, Heading } from '@medusajs/ui'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../lib/use-format'
import { labelled } from '../numbers/scale'
import { ChartKey } from './chart-key'

const HEIGHT = 100
/** How wide a bar is of its place. */
const FILLED = 0.72
const MOST_LABELS = 6

interface Bar {
  /** Written below it where there is room. */
  label: string
  /** Said to whoever points at it. */
  words: string
  /** From one amount to another, in minor units; either side of nothing. */
  parts: { colour: string; from: number; to: number }[]
}

interface BarChartProps {
  title: string
  /** The title can be read elsewhere on the page. */
  isTitled?: boolean
  hint: string
  currency: string
  /** Rising and evenly apart, the lowest and the highest of what there is. */
  ticks: readonly number[]
  keys: readonly { colour: string; name: string }[]
  bars: readonly Bar[]
}

/**
 * A bar for each day or month. The bars stretch with the page, the words beside them do not; from right to left, time runs so
 * too. Whoever cannot see it has the table.
 */
export function BarChart({ title, isTitled = false, hint, currency, ticks, keys, bars }: BarChartProps) {
  const { i18n } = useTranslation('cityos')
  const format = useFormat()
  const isMirrored = i18n.dir() === 'rtl'
  const [low, high] = [ticks[0]!, ticks.at(-1)!]
  const heightOf = (minor: number) => HEIGHT - ((minor - low) / (high - low)) * HEIGHT
  return (
    <figure className="flex flex-col gap-y-2 px-6 py-4" aria-label={title}>
      <figcaption className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
        {!isTitled && <Heading level="h3">{title}</Heading>}
        {keys.length > 1 && keys.map((key) => <ChartKey key={key.name} {...key} />)}
      </figcaption>
      <div className="flex gap-x-3 pt-2">
        <div
          aria-hidden
          className="txt-compact-xsmall text-ui-fg-muted flex h-48 flex-col-reverse justify-between"
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
            aria-label={hint}
            viewBox={`0 0 ${bars.length} ${HEIGHT}`}
            preserveAspectRatio="none"
            className="h-48 w-full"
          >
            {ticks.map((tick) => (
              <line
                key={tick}
                x1={0}
                x2={bars.length}
                y1={heightOf(tick)}
                y2={heightOf(tick)}
                className={tick === 0 ? 'text-ui-border-strong' : 'text-ui-border-base'}
                stroke="currentColor"
                vectorEffect="non-scaling-stroke"
              />
            ))}
            {bars.map(({ label, words, parts }, index) => {
              const place = isMirrored ? bars.length - 1 - index : index
              return (
                <g key={label}>
                  {parts.map(({ colour, from, to }) => (
                    <rect
                      key={colour}
                      x={place + (1 - FILLED) / 2}
                      y={heightOf(Math.max(from, to))}
                      width={FILLED}
                      height={heightOf(Math.min(from, to)) - heightOf(Math.max(from, to))}
                      className={colour}
                      fill="currentColor"
                    />
                  ))}
                  {/* The whole height answers the pointer, also above a low bar. */}
                  <rect x={place} y={0} width={1} height={HEIGHT} fill="transparent">
                    <title>{words}</title>
                  </rect>
                </g>
              )
            })}
          </svg>
          <div aria-hidden className="txt-compact-xsmall text-ui-fg-muted relative h-4">
            {labelled(bars.length, MOST_LABELS).map((index, place) => (
              // Not the date itself: that has a direction of its own.
              <span
                key={index}
                className={clx('absolute whitespace-nowrap', place % 2 === 1 && 'hidden md:inline')}
                style={{ insetInlineStart: `${(index / bars.length) * 100}%` }}
              >
                <bdi>{bars[index]!.label}</bdi>
              </span>
            ))}
          </div>
        </div>
      </div>
    </figure>
  )
}
