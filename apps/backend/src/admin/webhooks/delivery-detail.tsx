import { Button, Text } from '@medusajs/ui'
import { useTranslation } from 'react-i18next'
import type { WebhookDeliveryState, WholeWebhookDelivery } from '@cityos/contracts'
import { Code, DetailDrawer } from '../components/detail-drawer'
import { Row } from '../components/section'
import { useAction } from '../lib/use-action'
import { useFormat } from '../lib/use-format'
import { useMay } from '../lib/use-may'
import { useRead } from '../lib/use-read'
import { DeliveryState } from './delivery-state'

const FINISHED: readonly WebhookDeliveryState[] = ['delivered', 'dead', 'superseded', 'canceled']

/** One delivery with its body, and a way to send it once more. */
export function DeliveryDetail({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation('cityos')
  const path = `/admin/webhook-deliveries/${id}`
  const reading = useRead<{ webhook_delivery: WholeWebhookDelivery }>(path)
  const again = useAction({ done: t('webhooks.replayed'), onDone: onClose })
  const mayReplay = useMay('webhook_delivery:replay')
  const state = reading.data?.webhook_delivery.state
  return (
    <DetailDrawer
      title={t('webhooks.delivery_title')}
      subtitle={<Code>{id}</Code>}
      reading={reading}
      onClose={onClose}
      actions={
        mayReplay &&
        state &&
        FINISHED.includes(state) && (
          <Button
            size="small"
            isLoading={again.isPending}
            onClick={() => again.mutate({ path: `${path}/replay` })}
          >
            {t('webhooks.replay')}
          </Button>
        )
      }
    >
      {({ webhook_delivery: delivery }) => <Facts delivery={delivery} />}
    </DetailDrawer>
  )
}

function Facts({ delivery }: { delivery: WholeWebhookDelivery }) {
  const { t } = useTranslation('cityos')
  const format = useFormat()
  const { last_status, last_error, last_latency_ms, next_attempt_at, correlation_id, replay_of } = delivery
  return (
    <>
      <Row label={t('webhooks.column.state')}>
        <DeliveryState state={delivery.state} />
      </Row>
      <Row label={t('webhooks.column.event')}>{delivery.event}</Row>
      <Row label={t('webhooks.column.thing')} copy={delivery.entity_id}>
        {delivery.entity_id}
      </Row>
      <Row label={t('webhooks.version')}>{format.number(delivery.version)}</Row>
      <Row label={t('webhooks.column.when')}>{format.instant(delivery.occurred_at)}</Row>
      <Row label={t('webhooks.tries')}>{format.number(delivery.attempts)}</Row>
      {last_status !== null && <Row label={t('webhooks.column.answer')}>{last_status}</Row>}
      {last_error && <Row label={t('webhooks.error')}>{last_error}</Row>}
      {last_latency_ms !== null && (
        <Row label={t('webhooks.took')}>{t('webhooks.ms', { number: format.number(last_latency_ms) })}</Row>
      )}
      {next_attempt_at && <Row label={t('webhooks.next')}>{format.instant(next_attempt_at)}</Row>}
      {correlation_id && (
        <Row label={t('webhooks.request')} copy={correlation_id}>
          {correlation_id}
        </Row>
      )}
      {replay_of && <Row label={t('webhooks.replay_of')}>{replay_of}</Row>}
      <div className="px-6 py-4">
        <Text size="small" weight="plus" className="pb-2">
          {t('webhooks.body')}
        </Text>
        <pre
          dir="ltr"
          className="bg-ui-bg-component txt-compact-xsmall overflow-x-auto rounded-lg p-3 font-mono"
        >
          {JSON.stringify(JSON.parse(delivery.body), null, 2)}
        </pre>
      </div>
    </>
  )
}
