import { Button, StatusBadge } from '@medusajs/ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PayoutMethod, PayoutProvider } from '@cityos/contracts'
import { CodeLine } from '../components/code-line'
import { Loaded } from '../components/loaded'
import { Row, Section } from '../components/section'
import { useMay } from '../lib/use-may'
import { useRead } from '../lib/use-read'
import { ProviderEditor } from './provider-editor'

/** Those that need to be told something before they can be used. */
const SET_UP: readonly PayoutMethod[] = ['stripe_connect', 'bank_transfer']

/** The ways of paying that there are, and what each still needs. */
export function ProviderSection() {
  const { t } = useTranslation('cityos')
  const mayRead = useMay('payout_provider:read')
  const reading = useRead<{ payout_providers: PayoutProvider[] }>('/admin/payout-providers', {
    enabled: mayRead,
  })
  if (!mayRead) return null
  return (
    <Section title={t('payouts.providers')} subtitle={t('payouts.providers_hint')}>
      <Loaded reading={reading} rows={4}>
        {({ payout_providers }) =>
          payout_providers.map((provider) => <ProviderRow key={provider.method} provider={provider} />)
        }
      </Loaded>
    </Section>
  )
}

function ProviderRow({ provider }: { provider: PayoutProvider }) {
  const { t } = useTranslation('cityos')
  const { method, ready, shown, webhook_urls } = provider
  const mayChange = useMay('payout_provider:update')
  const [editing, setEditing] = useState(false)
  const facts = Object.entries(shown)
  return (
    <Row label={t(`payouts.method.${method}`)}>
      <div className="flex flex-col gap-y-2">
        <div className="flex flex-wrap items-center gap-2">
          <StatusBadge color={ready ? 'green' : 'grey'}>
            {t(ready ? 'payouts.ready' : 'payouts.not_ready')}
          </StatusBadge>
          {mayChange && SET_UP.includes(method) && (
            <Button size="small" variant="secondary" onClick={() => setEditing(true)}>
              {t('payouts.set_up')}
            </Button>
          )}
        </div>
        {facts.length > 0 && (
          <span>
            {facts.map(([name, value]) => (
              <span key={name} className="me-3">
                {t(`payouts.shown.${name}`, { defaultValue: name.replaceAll('_', ' ') })}: <bdi>{value}</bdi>
              </span>
            ))}
          </span>
        )}
        {webhook_urls.map((url, index) => (
          <div key={url} className="flex flex-col gap-y-1">
            <span>{t(index ? 'payouts.webhook_connect' : 'payouts.webhook_own')}</span>
            <CodeLine text={url} />
          </div>
        ))}
      </div>
      {editing && <ProviderEditor method={method} onClose={() => setEditing(false)} />}
    </Row>
  )
}
