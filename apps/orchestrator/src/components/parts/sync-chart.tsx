import { SYNC } from '../../i18n/sync'
import { spoken } from '../../i18n/words'

export interface Minute {
  at: string
  out: number
  in: number
  failed: number
}

const WIDTH = 600
const HEIGHT = 80

/** The messages of an hour, a bar for each minute: out, in, failed. */
export function SyncChart({ minutes, language }: { minutes: readonly Minute[]; language: string }) {
  const most = Math.max(1, ...minutes.map((minute) => minute.out + minute.in + minute.failed))
  const step = WIDTH / Math.max(1, minutes.length)
  const time = new Intl.DateTimeFormat(language, { timeStyle: 'short' })
  const say = (words: typeof SYNC.out) => spoken(words, language)
  return (
    <figure className="cityos-sync__chart">
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={say(SYNC.chart)}
        preserveAspectRatio="none"
      >
        {minutes.map((minute, index) => {
          let top = HEIGHT
          return (
            <g key={minute.at}>
              <title>{`${time.format(new Date(minute.at))}: ${say(SYNC.out)} ${minute.out}, ${say(SYNC.in)} ${minute.in}, ${say(SYNC.broken)} ${minute.failed}`}</title>
              <rect className="cityos-sync__ground" x={index * step} y={0} width={step - 1} height={HEIGHT} />
              {(['out', 'in', 'failed'] as const).map((kind) => {
                const height = (minute[kind] / most) * HEIGHT
                top -= height
                return (
                  <rect
                    key={kind}
                    className={`cityos-sync__${kind}`}
                    x={index * step}
                    y={top}
                    width={step - 1}
                    height={height}
                  />
                )
              })}
            </g>
          )
        })}
      </svg>
      <figcaption>
        {say(SYNC.chart)} · <b className="cityos-sync__out">■</b> {say(SYNC.out)} ·{' '}
        <b className="cityos-sync__in">■</b> {say(SYNC.in)} · <b className="cityos-sync__failed">■</b>{' '}
        {say(SYNC.broken)}
      </figcaption>
    </figure>
  )
}
