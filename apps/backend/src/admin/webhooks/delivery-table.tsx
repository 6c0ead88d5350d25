import { Container, Heading, Text } from '@medusajs/ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { WebhookDeliveries, WebhookDelivery, WebhookDeliveryState } from '@cityos/contracts'
import { SelectField } from '../components/field'
import { LogTable } from '../components/log-table'
import { OlderNewer } from '../components/older-newer'
import { Empty } from '../components/section'
import { Failure, Loading } from '../components/states'
import { usePage } from '../lib/use-page'
import { DeliveryDetail } from './delivery-detail'
import { DeliveryRow } from './delivery-row'

const COLUMNS = ['event', 'thing', 'state', 'answer', 'when'] as const
const STATES: WebhookDeliveryState[] = ['queued', 'retrying', 'delivered', 'dead', 'canceled']
const ANY = 'any'
/** While something is under way, what comes of it is soon to be seen. */
const SOON_MS = 2_000
const isUnderWay = ({ state }: WebhookDelivery) => ['queued', 'sending', 'retrying'].includes(state)

/** What an endpoint was told, newest first. */
export function DeliveryTable({ endpointId }: { endpointId: string }) {
  const { t } = useTranslation('cityos')
  const [state, setState] = useState(ANY)
  return (
    <Container className="divide-y p-0">
      <div className="flex flex-wrap items-end justify-between gap-3 px-6 py-4">
        <div>
          <Heading level="h2">{t('webhooks.log')}</Heading>
          <Text size="small" className="text-ui-fg-subtle">
            {t('webhooks.log_hint')}
          </Text>
        </div>
        <div className="w-44">
          <SelectField
            label={t('webhooks.state')}
            value={state}
            onChange={setState}
            choices={[ANY, ...STATES].map((value) => ({ value, label: t(`webhooks.delivery.${value}`) }))}
          />
        </div>
      </div>
      {/* A cursor belongs to its filter: another one begins anew. */}
      <Deliveries key={state} endpointId={endpointId} state={state} />
    </Container>
  )
}

function Deliveries({ endpointId, state }: { endpointId: string; state: string }) {
  const { t } = useTranslation('cityos')
  const [shown, setShown] = useState<WebhookDelivery>()
  const list = usePage<WebhookDeliveries>(
    '/admin/webhook-deliveries',
    { endpoint_id: endpointId, ...(state === ANY ? {} : { state }) },
    {
      ordered: false,
      refetchInterval: (page) => (page?.webhook_deliveries.some(isUnderWay) ? SOON_MS : false),
    },
  )
  const { data, error, refetch, isPlaceholderData } = list.page
  if (error) return <Failure error={error} onRetry={() => void refetch()} />
  if (!data) return <Loading rows={5} />
  if (!data.webhook_deliveries.length)
    return <Empty title={t('webhooks.log_empty')} hint={t('webhooks.log_empty_hint')} />
  return (
    <>
      <LogTable words="webhooks" columns={COLUMNS} busy={isPlaceholderData}>
        {data.webhook_deliveries.map((delivery) => (
          <DeliveryRow key={delivery.id} delivery={delivery} onShow={() => setShown(delivery)} />
        ))}
      </LogTable>
      <OlderNewer index={list.index} next={data.next_cursor} busy={isPlaceholderData} goTo={list.goTo} />
      {shown && <DeliveryDetail id={shown.id} onClose={() => setShown(undefined)} />}
    </>
  )
}
