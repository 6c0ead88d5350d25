import { CheckCircleSolid } from '@medusajs/icons'
import { Alert, Button, Container, Heading, Text } from '@medusajs/ui'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { CodeLine } from '../../components/code-line'
import { DnsRecord } from '../../components/dns-record'
import { Row } from '../../components/section'
import { addressOf } from '../../lib/address-of'
import { storefrontCalls, storefrontHost } from '../storefront-calls'
import type { Created } from './use-create-store'
import { regionTitle } from '../region-title'
import { StoreLeft } from '../store-left'

/** The store is there: where it sells, with which key, and a line that proves it. */
export function Result({ created, tenantHost }: { created: Created; tenantHost: string }) {
  const { t } = useTranslation('cityos')
  const { store, domains, refused, adopted } = created
  const host = storefrontHost(store, tenantHost)
  return (
    <div className="mx-auto flex w-full max-w-[720px] flex-col gap-y-6 px-6 py-10">
      <div className="flex items-start gap-x-3">
        <CheckCircleSolid className="text-ui-tag-green-icon mt-1 shrink-0" />
        <div>
          <Heading>{t('wizard.done_title', { name: store.name })}</Heading>
          <Text size="small" className="text-ui-fg-subtle">
            {t(store.counts.priced > 0 ? 'wizard.done_sells' : 'wizard.done_hint')}
          </Text>
        </div>
      </div>
      {adopted && <Alert variant="warning">{t('wizard.done_adopted')}</Alert>}
      <StoreLeft store={store} />
      {refused.map(({ domain, message }) => (
        <Text key={domain} size="small" role="alert" className="text-ui-fg-error">
          {t('wizard.done_domain_failed', { domain, message })}
        </Text>
      ))}
      <Container className="divide-y p-0">
        <Row label={t('wizard.storefront')} copy={addressOf(host)}>
          {addressOf(host)}
        </Row>
        <Row label={t('store.key')} copy={store.publishable_key?.token ?? ''}>
          <span className="break-all font-mono" data-testid="publishable-key">
            {store.publishable_key?.token}
          </span>
        </Row>
        {store.regions.map((region) => (
          <Row key={region.id} label={regionTitle(region)} copy={region.id}>
            <span className="break-all font-mono">{region.id}</span>
          </Row>
        ))}
      </Container>
      {domains.map((domain) => domain.verification && <DnsRecord key={domain.id} domain={domain} />)}
      <div className="flex flex-col gap-y-2">
        <Heading level="h3">{t('store.try')}</Heading>
        <Text size="small" className="text-ui-fg-subtle">
          {t('store.try_hint')}
        </Text>
        {storefrontCalls(store, tenantHost).map((line) => (
          <CodeLine key={line} text={line} />
        ))}
      </div>
      <div>
        <Button size="small" asChild>
          <Link to={`/stores/${store.id}`}>{t('wizard.to_store')}</Link>
        </Button>
      </div>
    </div>
  )
}
