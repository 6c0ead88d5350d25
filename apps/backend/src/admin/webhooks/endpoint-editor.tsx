import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MadeWebhookEndpoint, WebhookEndpoint } from '@cityos/contracts'
import { Editor } from '../components/editor'
import { TextField } from '../components/field'
import { ShownOnce } from '../components/shown-once'
import { changed } from '../lib/changed'
import { refusalOf } from '../lib/refusal'
import { useAction } from '../lib/use-action'
import { EventPicker } from './event-picker'

const PATH = '/admin/webhook-endpoints'

interface EndpointEditorProps {
  /** Missing for one that is registered. */
  endpoint?: WebhookEndpoint
  onClose: () => void
}

/** Registers an endpoint, and shows its secret once; or changes one. */
export function EndpointEditor({ endpoint, onClose }: EndpointEditorProps) {
  const { t } = useTranslation('cityos')
  const [before] = useState(() => ({
    url: endpoint?.url ?? '',
    description: endpoint?.description ?? '',
    events: endpoint?.events ?? [],
  }))
  const [form, setForm] = useState(before)
  const save = useAction<Partial<MadeWebhookEndpoint>>({
    silent: true,
    done: t(endpoint ? 'webhooks.changed' : 'webhooks.made'),
    onDone: ({ secret }) => {
      if (!secret) onClose()
    },
  })
  const refusal = refusalOf(save.error, ['url', 'description', 'events'])
  const secret = save.data?.secret
  const send = () => {
    const body: Partial<typeof form> = endpoint ? changed(before, form) : form
    if (!Object.keys(body).length) return onClose()
    const { description, ...rest } = body
    const described = description === undefined ? {} : { description: description.trim() || null }
    save.mutate({ path: endpoint ? `${PATH}/${endpoint.id}` : PATH, body: { ...rest, ...described } })
  }
  return (
    <Editor
      open
      title={endpoint ? t('webhooks.verb.edit') : t('webhooks.make_title')}
      hint={endpoint ? endpoint.url : t('webhooks.make_hint')}
      verb={secret ? t('actions.close') : endpoint ? t('actions.save') : t('webhooks.make')}
      busy={save.isPending}
      error={refusal.whole}
      onClose={onClose}
      onSave={secret ? onClose : send}
    >
      {secret ? (
        <ShownOnce label={t('webhooks.secret')} hint={t('webhooks.secret_hint')} text={secret} />
      ) : (
        <>
          <TextField
            label={t('webhooks.url')}
            hint={t('webhooks.url_hint')}
            placeholder={t('webhooks.url_example')}
            autoFocus
            value={form.url}
            onChange={(url) => setForm((now) => ({ ...now, url }))}
            error={refusal.at('url')}
          />
          <TextField
            label={t('webhooks.description')}
            optional={t('states.optional')}
            value={form.description}
            onChange={(description) => setForm((now) => ({ ...now, description }))}
            error={refusal.at('description')}
          />
          <EventPicker
            value={form.events}
            onChange={(events) => setForm((now) => ({ ...now, events }))}
            error={refusal.at('events')}
          />
        </>
      )}
    </Editor>
  )
}
