import { STAGE_LABELS, type Stage } from '../../i18n/stages'
import { WORKFLOW } from '../../i18n/workflow'
import { spoken } from '../../i18n/words'

export interface HistoryEntry {
  from: Stage | null
  to: Stage
  by: string | null
  at: string
  comment: string | null
}

/** Who took which step when, and what they said; the latest first. */
export function WorkflowHistory({ entries, language }: { entries: HistoryEntry[]; language: string }) {
  const time = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' })
  return (
    <>
      <h5>{spoken(WORKFLOW.history, language)}</h5>
      <ol className="cityos-workflow__history">
        {entries.toReversed().map(({ to, by, at, comment }, index) => (
          <li key={`${at} ${index}`} className={`cityos-step cityos-step--${to}`}>
            <strong>{spoken(STAGE_LABELS[to], language)}</strong>
            <span>
              {/* Names and times of either direction, each in its own. */}
              <bdi>{by ?? spoken(WORKFLOW.program, language)}</bdi>
              {' · '}
              <bdi>
                <time dateTime={at}>{time.format(new Date(at))}</time>
              </bdi>
            </span>
            {comment && <blockquote>{comment}</blockquote>}
          </li>
        ))}
      </ol>
    </>
  )
}
