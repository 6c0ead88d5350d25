import { Button } from '@medusajs/ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { WebhookEndpoint } from '@cityos/contracts'
import { Loaded } from '../components/loaded'
import { Row, Section } from '../components/section'
import { Status } from '../components/status'
import { useFormat } from '../lib/use-format'
import { useMay } from '../lib/use-may'
import { useRead } from '../lib/use-read'
import { DeliveryTable } from './delivery-table'
import { EndpointDialog } from './endpoint-dialog'
import { healthOf } from './health'
import { verbsOf, type EndpointVerb } from './verbs'

/** While something waits, what comes of it is soon to be seen. */
const SOON_MS = 3_000

/** An endpoint, and what it was told. */
export function EndpointDetail({ id }: { id: string }) {
  const reading = useRead<{ webhook_endpoint: WebhookEndpoint }>(`/admin/webhook-endpoints/${id}`, {
    refetchInterval: (data) => (data && data.webhook_endpoint.waiting > 0 ? SOON_MS : false),
  })
  const mayReadLog = useMay('webhook_delivery:read')
  return (
    <div className="flex flex-col gap-y-3">
      <Loaded reading={reading} rows={6}>
        {({ webhook_endpoint: endpoint }) => <EndpointSection endpoint={endpoint} />}
      </Loaded>
      {mayReadLog && <DeliveryTable endpointId={id} />}
    </div>
  )
}

function EndpointSection({ endpoint }: { endpoint: WebhookEndpoint }) {
  const { t } = useTranslation('cityos')
  const format = useFormat()
  const [verb, setVerb] = useState<EndpointVerb>()
  const may = { change: useMay('webhook_endpoint:update'), remove: useMay('webhook_endpoint:delete') }
  return (
    <>
      <Section
        title={new URL(endpoint.url).host}
        {...(endpoint.description ? { subtitle: endpoint.description } : {})}
        actions={verbsOf(endpoint, may)
          .flat()
          .map((one) => (
            <Button key={one} size="small" variant="secondary" onClick={() => setVerb(one)}>
              {t(`webhooks.verb.${one}`)}
            </Button>
          ))}
      >
        <Row label={t('webhooks.state')}>
          <Status value={healthOf(endpoint)} />
        </Row>
        {endpoint.state_reason && <Row label={t('webhooks.why')}>{endpoint.state_reason}</Row>}
        {endpoint.resting_until && (
          <Row label={t('webhooks.resting_until')}>{format.instant(endpoint.resting_until)}</Row>
        )}
        <Row label={t('webhooks.url')} copy={endpoint.url}>
          <bdi dir="ltr" className="break-all font-mono">
            {endpoint.url}
          </bdi>
        </Row>
        <Row label={t('webhooks.events')}>
          <bdi dir="ltr" className="font-mono">
            {endpoint.events.join(', ')}
          </bdi>
        </Row>
        <Row label={t('webhooks.waiting')}>{format.number(endpoint.waiting)}</Row>
        <Row label={t('webhooks.last_delivered')}>{format.moment(endpoint.last_delivered_at)}</Row>
        {endpoint.previous_secret_until && (
          <Row label={t('webhooks.previous_secret')}>{format.moment(endpoint.previous_secret_until)}</Row>
        )}
      </Section>
      {verb && <EndpointDialog endpoint={endpoint} verb={verb} onClose={() => setVerb(undefined)} />}
    </>
  )
}
