import { clx, Text } from '@medusajs/ui'
import { useTranslation } from 'react-i18next'
import type { TriedBillingCycle } from '@cityos/contracts'
import { useFormat } from '../lib/use-format'

/** Why a cycle is not paid, and what happens next by itself. */
export function CycleTrouble({ cycle }: { cycle: TriedBillingCycle }) {
  const { t } = useTranslation('cityos')
  const format = useFormat()
  const { status, failure_code: code, failure_message, next_attempt_at, gives_up_at, blocked_at } = cycle
  const why = failure_message ?? code
  const ahead =
    (next_attempt_at && t('subscriptions.again', { when: format.moment(next_attempt_at) })) ||
    (gives_up_at && t('subscriptions.gives_up', { when: format.moment(gives_up_at) })) ||
    (blocked_at && t('subscriptions.blocked', { when: format.moment(blocked_at) }))
  if (status === 'paid') return null
  return (
    <>
      {why && (
        <Text size="small" className={clx('break-words', status !== 'void' && 'text-ui-fg-error')}>
          <bdi>{t(`subscriptions.why.${code ?? ''}`, { defaultValue: why })}</bdi>
        </Text>
      )}
      {ahead && (
        <Text size="xsmall" className="text-ui-fg-muted">
          {ahead}
        </Text>
      )}
    </>
  )
}
