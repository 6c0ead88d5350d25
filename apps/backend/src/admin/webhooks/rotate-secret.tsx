import { useTranslation } from 'react-i18next'
import type { MadeWebhookEndpoint, WebhookEndpoint } from '@cityos/contracts'
import { Rotate } from '../components/rotate'

interface RotateSecretProps {
  endpoint: WebhookEndpoint
  onClose: () => void
}

/** Gives an endpoint a new secret, shown once, and says how long the one before signs too. */
export function RotateSecret({ endpoint: { id }, onClose }: RotateSecretProps) {
  const { t } = useTranslation('cityos')
  return (
    <Rotate<MadeWebhookEndpoint>
      path={`/admin/webhook-endpoints/${id}/rotate-secret`}
      secretOf={({ secret }) => secret}
      words={{
        title: t('webhooks.verb.rotate'),
        hint: t('webhooks.rotate_hint'),
        verb: t('webhooks.verb.rotate'),
        done: t('webhooks.rotated'),
        overlap: t('webhooks.overlap'),
        secret: t('webhooks.secret'),
        secretHint: t('webhooks.secret_hint'),
      }}
      onClose={onClose}
    />
  )
}
