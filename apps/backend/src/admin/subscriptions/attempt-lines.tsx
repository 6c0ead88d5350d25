import { Badge, Text } from '@medusajs/ui'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import type { BillingAttempt, BillingOutcome } from '@cityos/contracts'
import { useFormat } from '../lib/use-format'

const COLOURS = {
  started: 'blue',
  unclear: 'orange',
  requires_action: 'orange',
  soft: 'red',
  hard: 'red',
  succeeded: 'green',
} as const satisfies Record<BillingOutcome, string>

/** Every attempt to charge a cycle, first to last, with what the provider said. */
export function AttemptLines({ attempts }: { attempts: readonly BillingAttempt[] }) {
  const { t } = useTranslation('cityos')
  const format = useFormat()
  if (!attempts.length) return null
  return (
    <ul className="flex flex-col gap-y-1 py-1">
      {attempts.map(({ id, number, outcome, error_code, provider_reference, is_surplus, started_at }) => (
        <li key={id} className="flex flex-wrap items-center gap-x-2">
          <Badge size="2xsmall" color={COLOURS[outcome]}>
            {t('subscriptions.attempt', { number: format.number(number) })}
            {' · '}
            {t(`subscriptions.outcome.${outcome}`)}
          </Badge>
          {is_surplus && (
            <Badge size="2xsmall" color="red">
              {t('subscriptions.surplus')}
            </Badge>
          )}
          <Text as="span" size="xsmall" className="text-ui-fg-muted break-all">
            <bdi>{format.instant(started_at)}</bdi>
            {[error_code, provider_reference].map(
              (text) =>
                text && (
                  <Fragment key={text}>
                    {' · '}
                    <bdi dir="ltr">{text}</bdi>
                  </Fragment>
                ),
            )}
          </Text>
        </li>
      ))}
    </ul>
  )
}
