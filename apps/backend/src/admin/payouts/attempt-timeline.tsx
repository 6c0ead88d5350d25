import { clx, Text } from '@medusajs/ui'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { PayoutAttempt, WholePayout } from '@cityos/contracts'
import { Empty, Section } from '../components/section'
import { useFormat } from '../lib/use-format'

const MARKS: Record<PayoutAttempt['state'], string> = {
  started: 'bg-ui-tag-blue-icon',
  unclear: 'bg-ui-tag-orange-icon',
  accepted: 'bg-ui-tag-green-icon',
  refused: 'bg-ui-tag-red-icon',
  failed: 'bg-ui-tag-red-icon',
}

/** Every attempt to send a payout along a line of time, and when the next thing happens. */
export function AttemptTimeline({ payout }: { payout: WholePayout }) {
  const { t } = useTranslation('cityos')
  const format = useFormat()
  const { tries, next_attempt_at, status } = payout
  return (
    <Section title={t('payouts.attempts')} subtitle={t('payouts.attempts_hint')}>
      {tries.length === 0 && !next_attempt_at ? (
        <Empty title={t('payouts.no_attempts')} />
      ) : (
        <ol className="flex flex-col px-6 py-4">
          {tries.map((attempt) => (
            <Attempt key={attempt.number} attempt={attempt} />
          ))}
          {next_attempt_at && (
            <Point mark="border-ui-border-strong bg-ui-bg-base border-2">
              <Text size="small" className="text-ui-fg-subtle">
                {t(`payouts.next.${status}`, { when: format.moment(next_attempt_at) })}
              </Text>
            </Point>
          )}
        </ol>
      )}
    </Section>
  )
}

function Attempt({ attempt }: { attempt: PayoutAttempt }) {
  const { t } = useTranslation('cityos')
  const format = useFormat()
  const { number, state, sends, error_code, error_message, destination, provider_reference } = attempt
  const said = [error_code, error_message].filter(Boolean).join(': ')
  // What is said of an attempt that went well in the end is of a try before.
  const isOver = state === 'refused' || state === 'failed'
  const began = format.instant(attempt.started_at)
  const ended = attempt.finished_at ? format.instant(attempt.finished_at) : began
  return (
    <Point mark={MARKS[state]}>
      <Text size="small" weight="plus">
        {t('payouts.attempt', { number: format.number(number) })}
        {' · '}
        {t(`payouts.attempt_state.${state}`)}
      </Text>
      {said && (
        <Text size="small" className={clx('break-words', isOver && 'text-ui-fg-error')}>
          <bdi>{said}</bdi>
        </Text>
      )}
      <Text size="small" className="text-ui-fg-subtle">
        {t(`payouts.attempt_hint.${state}`)}
        {sends > 1 && ` ${t('payouts.sends', { number: format.number(sends) })}`}
      </Text>
      {[destination, provider_reference].map(
        (text, index) =>
          text && (
            <Text key={index} size="xsmall" className="text-ui-fg-muted break-all">
              {t(index ? 'payouts.reference' : 'payouts.destination')}: <bdi>{text}</bdi>
            </Text>
          ),
      )}
      <Text size="xsmall" className="text-ui-fg-muted">
        <bdi>{ended === began ? began : `${began} – ${ended}`}</bdi>
      </Text>
    </Point>
  )
}

/** A point of the line, with what happened there beside it. */
function Point({ mark, children }: { mark: string; children: ReactNode }) {
  return (
    <li className="border-ui-border-base relative border-s-2 pb-5 ps-5 last:border-transparent last:pb-0">
      <span aria-hidden className={clx('absolute -start-[7px] top-1 size-3 rounded-full', mark)} />
      {children}
    </li>
  )
}
