import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MadeWebhookEndpoint, WebhookEndpoint } from '@cityos/contracts'
import { Editor } from '../components/editor'
import { SelectField } from '../components/field'
import { ShownOnce } from '../components/shown-once'
import { refusalOf } from '../lib/refusal'
import { useAction } from '../lib/use-action'

/** In hours; the server takes any number up to a week. */
const OVERLAPS = ['0', '1', '24', '72', '168'] as const

/** Gives an endpoint a new secret, shown once, and says how long the one before signs too. */
export function RotateSecret({ endpoint, onClose }: { endpoint: WebhookEndpoint; onClose: () => void }) {
  const { t } = useTranslation('cityos')
  const [overlap, setOverlap] = useState('24')
  const rotate = useAction<MadeWebhookEndpoint>({ silent: true, done: t('webhooks.rotated') })
  const refusal = refusalOf(rotate.error, ['overlap_hours'])
  const secret = rotate.data?.secret
  const path = `/admin/webhook-endpoints/${endpoint.id}/rotate-secret`
  const send = () => rotate.mutate({ path, body: { overlap_hours: Number(overlap) } })
  return (
    <Editor
      open
      title={t('webhooks.verb.rotate')}
      hint={t('webhooks.rotate_hint')}
      verb={secret ? t('actions.close') : t('webhooks.verb.rotate')}
      busy={rotate.isPending}
      error={refusal.whole}
      onClose={onClose}
      onSave={secret ? onClose : send}
    >
      {secret ? (
        <ShownOnce label={t('webhooks.secret')} hint={t('webhooks.secret_hint')} text={secret} />
      ) : (
        <SelectField
          label={t('webhooks.overlap')}
          value={overlap}
          onChange={setOverlap}
          choices={OVERLAPS.map((value) => ({ value, label: t(`keys.overlaps.${value}`) }))}
          error={refusal.at('overlap_hours')}
        />
      )}
    </Editor>
  )
}
