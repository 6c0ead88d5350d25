import { Badge, Button, Text } from '@medusajs/ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TenantDomain } from '@cityos/contracts'
import { Confirm } from '../components/confirm'
import { DnsRecord } from '../components/dns-record'
import { Status } from '../components/status'
import { useAction } from '../lib/use-action'
import { useFormat } from '../lib/use-format'

/** One host name and what may be done with it. */
export function DomainRow({ domain, path }: { domain: TenantDomain; path: string }) {
  const { t } = useTranslation('cityos')
  const format = useFormat()
  const [asking, setAsking] = useState(false)
  const { host, status, is_primary, verification, last_error, last_checked_at } = domain
  const verify = useAction({ done: t('domains.verified', { domain: host }) })
  const prefer = useAction({ done: t('states.saved') })
  const remove = useAction({ done: t('domains.removed', { domain: host }) })
  const own = `${path}/${domain.id}`
  return (
    <div className="flex flex-col gap-y-3 px-6 py-4">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <div className="flex min-w-0 flex-wrap items-center gap-2">
          <Text size="small" weight="plus" className="break-all">
            {host}
          </Text>
          <Status value={status} />
          {is_primary && <Badge size="2xsmall">{t('domains.primary')}</Badge>}
        </div>
        <div className="flex flex-wrap gap-2">
          {status !== 'verified' && (
            <Button
              size="small"
              variant="secondary"
              isLoading={verify.isPending}
              onClick={() => verify.mutate({ path: `${own}/verify` })}
            >
              {t('domains.verify')}
            </Button>
          )}
          {status === 'verified' && !is_primary && (
            <Button
              size="small"
              variant="transparent"
              isLoading={prefer.isPending}
              onClick={() => prefer.mutate({ path: `${own}/primary` })}
            >
              {t('domains.make_primary')}
            </Button>
          )}
          {!is_primary && (
            <Button size="small" variant="transparent" onClick={() => setAsking(true)}>
              {t('actions.remove')}
            </Button>
          )}
        </div>
      </div>
      {status !== 'verified' && verification && <DnsRecord domain={domain} />}
      {status !== 'verified' && last_error && (
        <Text size="xsmall" className="text-ui-fg-error">
          {t('domains.last_error')} ({format.moment(last_checked_at)}): {last_error}
        </Text>
      )}
      {asking && (
        <Confirm
          open
          danger
          title={t('domains.remove_question', { domain: host })}
          hint={t('domains.remove_hint')}
          verb={t('actions.remove')}
          onClose={() => setAsking(false)}
          onConfirm={() => remove.mutate({ path: own, method: 'DELETE' })}
        />
      )}
    </div>
  )
}
