import { Table, Text } from '@medusajs/ui'
import { useTranslation } from 'react-i18next'
import type { WebhookDelivery } from '@cityos/contracts'
import { useFormat } from '../lib/use-format'
import { DeliveryState } from './delivery-state'

/** One delivery in the log; a click, or Enter, shows all of it. */
export function DeliveryRow({ delivery, onShow }: { delivery: WebhookDelivery; onShow: () => void }) {
  const { t } = useTranslation('cityos')
  const format = useFormat()
  const { event, entity_id, last_status, last_error, attempts, occurred_at } = delivery
  return (
    <Table.Row
      className="cursor-pointer"
      tabIndex={0}
      onClick={onShow}
      onKeyDown={({ key }) => key === 'Enter' && onShow()}
    >
      <Table.Cell>
        <bdi dir="ltr" className="font-mono">
          {event}
        </bdi>
      </Table.Cell>
      <Table.Cell className="max-w-60">
        <bdi dir="ltr" className="block truncate font-mono">
          {entity_id}
        </bdi>
      </Table.Cell>
      <Table.Cell>
        <DeliveryState state={delivery.state} />
      </Table.Cell>
      <Table.Cell className="max-w-60">
        <Text as="span" size="small" className="block truncate">
          <bdi>{last_status ?? last_error ?? '—'}</bdi>
          {attempts > 1 && ` · ${t('webhooks.attempts', { number: format.number(attempts) })}`}
        </Text>
      </Table.Cell>
      <Table.Cell className="whitespace-nowrap">
        <bdi>{format.instant(occurred_at)}</bdi>
      </Table.Cell>
    </Table.Row>
  )
}
