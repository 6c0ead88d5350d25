import { Text } from '@medusajs/ui'
import { useTranslation } from 'react-i18next'
import type { SubscriptionMove } from '@cityos/contracts'
import { Empty, Section } from '../components/section'
import { useFormat } from '../lib/use-format'
import { Point } from './point'

/** What was done to a subscription, by whom and why; the newest first. */
export function HistorySection({ moves }: { moves: readonly SubscriptionMove[] }) {
  const { t } = useTranslation('cityos')
  const format = useFormat()
  return (
    <Section title={t('subscriptions.history')} subtitle={t('subscriptions.history_hint')}>
      {moves.length === 0 ? (
        <Empty title={t('subscriptions.no_history')} />
      ) : (
        <ol className="flex max-h-[40rem] flex-col overflow-y-auto px-6 py-4">
          {moves.map(({ verb, from_status: from, to_status: to, reason, actor, created_at }, index) => (
            <Point key={`${created_at}-${index}`} mark="bg-ui-tag-neutral-icon">
              <Text size="small" weight="plus">
                {t(`subscriptions.moved.${verb}`, { defaultValue: verb })}
              </Text>
              {to && from !== to && (
                <Text size="small" className="text-ui-fg-subtle">
                  {t('subscriptions.became', { status: t(`subscriptions.status.${to}`) })}
                </Text>
              )}
              {reason && (
                <Text size="small" className="text-ui-fg-subtle break-words">
                  <bdi>{reason}</bdi>
                </Text>
              )}
              <Text size="xsmall" className="text-ui-fg-muted break-all">
                <bdi>{format.moment(created_at)}</bdi>
                {actor && (
                  <>
                    {' · '}
                    <bdi dir="ltr">{actor}</bdi>
                  </>
                )}
              </Text>
            </Point>
          ))}
        </ol>
      )}
    </Section>
  )
}
