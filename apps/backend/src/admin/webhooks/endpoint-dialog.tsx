import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router-dom'
import type { WebhookEndpoint } from '@cityos/contracts'
import { Confirm } from '../components/confirm'
import { useAction } from '../lib/use-action'
import { EndpointEditor } from './endpoint-editor'
import { RotateSecret } from './rotate-secret'
import type { EndpointVerb } from './verbs'

interface EndpointDialogProps {
  endpoint: WebhookEndpoint
  verb: EndpointVerb
  onClose: () => void
}

/** What is asked before something is done with an endpoint. */
export function EndpointDialog({ endpoint, verb, onClose }: EndpointDialogProps) {
  if (verb === 'edit') return <EndpointEditor endpoint={endpoint} onClose={onClose} />
  if (verb === 'rotate') return <RotateSecret endpoint={endpoint} onClose={onClose} />
  return <EndpointConfirm endpoint={endpoint} verb={verb} onClose={onClose} />
}

type Asked = Exclude<EndpointVerb, 'edit' | 'rotate'>

function EndpointConfirm({ endpoint: { id, url }, verb, onClose }: EndpointDialogProps & { verb: Asked }) {
  const { t } = useTranslation('cityos')
  const navigate = useNavigate()
  const host = new URL(url).host
  const path = `/admin/webhook-endpoints/${id}`
  const change = useAction({
    done: t(`webhooks.done.${verb}`, { host }),
    ...(verb === 'delete' ? { leave: () => void navigate('/settings/webhooks') } : {}),
  })
  const calls = {
    ping: { path: `${path}/ping` },
    enable: { path, body: { state: 'enabled' } },
    disable: { path, body: { state: 'disabled' } },
    delete: { path, method: 'DELETE' },
  } as const
  return (
    <Confirm
      open
      danger={verb === 'delete' || verb === 'disable'}
      title={t(`webhooks.question.${verb}`, { host })}
      hint={t(`webhooks.verb_hint.${verb}`)}
      verb={t(`webhooks.verb.${verb}`)}
      onClose={onClose}
      onConfirm={() => change.mutate(calls[verb])}
    />
  )
}
