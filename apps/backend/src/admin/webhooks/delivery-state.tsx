import { StatusBadge } from '@medusajs/ui'
import { useTranslation } from 'react-i18next'
import type { WebhookDeliveryState } from '@cityos/contracts'

const COLOURS = {
  queued: 'blue',
  sending: 'blue',
  retrying: 'orange',
  delivered: 'green',
  dead: 'red',
  superseded: 'grey',
  canceled: 'grey',
} as const satisfies Record<WebhookDeliveryState, string>

export function DeliveryState({ state }: { state: WebhookDeliveryState }) {
  const { t } = useTranslation('cityos')
  return (
    <StatusBadge color={COLOURS[state]} className="whitespace-nowrap">
      {t(`webhooks.delivery.${state}`)}
    </StatusBadge>
  )
}
