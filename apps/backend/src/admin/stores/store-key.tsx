import { Text } from '@medusajs/ui'
import { useTranslation } from 'react-i18next'
import type { TenantStoreDetail } from '@cityos/contracts'
import { CodeLine } from '../components/code-line'
import { Row, Section } from '../components/section'
import { addressOf } from '../lib/address-of'
import { useScope } from '../lib/use-scope'
import { storefrontCalls, storefrontHost } from './storefront-calls'

/** What a storefront needs to sell, and two lines that prove it. */
export function StoreKey({ store }: { store: TenantStoreDetail }) {
  const { t } = useTranslation('cityos')
  const scope = useScope()
  const key = store.publishable_key
  const tenantHost = scope?.tenant?.host
  if (!key || !tenantHost) return null
  const address = addressOf(storefrontHost(store, tenantHost))
  return (
    <Section title={t('wizard.storefront')} subtitle={t('store.key_hint')}>
      <Row label={t('stores.column.host')} copy={address}>
        {address}
      </Row>
      <Row label={t('store.key')} copy={key.token}>
        {key.revoked ? t('store.key_revoked') : <span className="break-all font-mono">{key.token}</span>}
      </Row>
      <div className="flex flex-col gap-y-2 px-6 py-4">
        <Text size="small" className="text-ui-fg-subtle">
          {t('store.try_hint')}
        </Text>
        {storefrontCalls(store, tenantHost).map((line) => (
          <CodeLine key={line} text={line} />
        ))}
      </div>
    </Section>
  )
}
