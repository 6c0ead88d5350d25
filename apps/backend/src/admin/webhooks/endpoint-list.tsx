import { Button } from '@medusajs/ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { WebhookEndpoint } from '@cityos/contracts'
import { ListTable } from '../components/list-table'
import { Empty, Section } from '../components/section'
import { useMay } from '../lib/use-may'
import { useScope } from '../lib/use-scope'
import { EndpointDialog } from './endpoint-dialog'
import { EndpointEditor } from './endpoint-editor'
import { useEndpointColumns } from './endpoint-columns'
import type { EndpointVerb } from './verbs'

/** Where the tenant's own systems are told what has changed. */
export function EndpointList() {
  const { t } = useTranslation('cityos')
  const [making, setMaking] = useState(false)
  const [asked, setAsked] = useState<{ verb: EndpointVerb; endpoint: WebhookEndpoint }>()
  const columns = useEndpointColumns((verb, endpoint) => setAsked({ verb, endpoint }))
  const mayRead = useMay('webhook_endpoint:read')
  const mayMake = useMay('webhook_endpoint:create')
  const known = useScope() !== undefined
  if (known && !mayRead) {
    return (
      <Section title={t('webhooks.title')}>
        <Empty title={t('webhooks.not_yours')} hint={t('webhooks.not_yours_hint')} />
      </Section>
    )
  }
  return (
    <>
      <ListTable<WebhookEndpoint>
        title={t('webhooks.title')}
        subtitle={t('webhooks.subtitle')}
        path="/admin/webhook-endpoints"
        rows="webhook_endpoints"
        columns={columns}
        to={({ id }) => `/settings/webhooks/${id}`}
        empty={{ heading: t('webhooks.empty'), description: t('webhooks.empty_hint') }}
        actions={
          mayMake && (
            <Button size="small" onClick={() => setMaking(true)}>
              {t('webhooks.make')}
            </Button>
          )
        }
      />
      {making && <EndpointEditor onClose={() => setMaking(false)} />}
      {asked && <EndpointDialog {...asked} onClose={() => setAsked(undefined)} />}
    </>
  )
}
