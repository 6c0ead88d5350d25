import { Text } from '@medusajs/ui'
import { useTranslation } from 'react-i18next'
import type { TenantDomain } from '@cityos/contracts'
import { DnsRecord } from '../components/dns-record'
import { useFormat } from '../lib/use-format'
import { whyUnproved } from './why-unproved'

/** What a domain still needs, and what the last look at its DNS found. */
export function DomainState({ domain }: { domain: TenantDomain }) {
  const { t } = useTranslation('cityos')
  const format = useFormat()
  const { host, status, last_error, last_checked_at } = domain
  const missing = last_error && whyUnproved(last_error)
  const verified = status === 'verified'
  if (verified && !last_error) return null
  return (
    <div className="flex flex-col gap-y-3">
      {last_error && (
        <Text size="small" className={verified ? 'text-ui-tag-orange-text' : 'text-ui-fg-error'}>
          {missing ? t(`domains.missing.${missing}`, { domain: host }) : last_error}
          {verified && ` ${t('domains.stays_verified')}`}
        </Text>
      )}
      {!verified && <DnsRecord domain={domain} />}
      <Text size="xsmall" className="text-ui-fg-muted">
        {!verified && `${t(`domains.looking.${status}`)} `}
        {last_checked_at && t('domains.looked', { moment: format.moment(last_checked_at) })}
      </Text>
    </div>
  )
}
