import { Container, Text } from '@medusajs/ui'
import { useTranslation } from 'react-i18next'
import type { TenantDomain } from '@cityos/contracts'
import { Row } from './section'

/** The record that proves a domain, to copy into wherever its DNS is kept. */
export function DnsRecord({ domain: { host, verification } }: { domain: TenantDomain }) {
  const { t } = useTranslation('cityos')
  if (!verification) return null
  return (
    <div className="flex flex-col gap-y-2">
      <Text size="small" className="text-ui-fg-subtle">
        {t('domains.record', { domain: host })}
      </Text>
      <Container className="divide-y p-0">
        <Row label={t('domains.record_type')}>{verification.type}</Row>
        <Row label={t('domains.record_name')} copy={verification.name}>
          <span className="break-all font-mono">{verification.name}</span>
        </Row>
        <Row label={t('domains.record_value')} copy={verification.value}>
          <span className="break-all font-mono">{verification.value}</span>
        </Row>
      </Container>
    </div>
  )
}
