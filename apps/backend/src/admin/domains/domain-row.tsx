import { Badge, Button, Text } from '@medusajs/ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Tenant, TenantDomain } from '@cityos/contracts'
import { Confirm } from '../components/confirm'
import { Status } from '../components/status'
import { useAction } from '../lib/use-action'
import { DomainState } from './domain-state'
import { DomainStore } from './domain-store'
import type { StoreChoice } from './use-store-choices'

interface DomainRowProps {
  domain: TenantDomain
  tenant: Pick<Tenant, 'handle'>
  path: string
  /** Whether whoever looks may change domains, and remove them. */
  mayChange: boolean
  mayRemove: boolean
  /** The platform's staff may answer for a domain without asking DNS. */
  mayVouch?: boolean
  /** The stores that a domain may be given to; left out where the page is one store's. */
  stores?: StoreChoice[] | undefined
}

/** One host name and what may be done with it. */
export function DomainRow(props: DomainRowProps) {
  const { domain, tenant, path, mayChange, mayRemove, mayVouch, stores } = props
  const { t } = useTranslation('cityos')
  const [asking, setAsking] = useState<'remove' | 'vouch'>()
  const { host, kind, status, is_primary } = domain
  const verify = useAction({ silent: true, done: t('domains.verified', { domain: host }) })
  const prefer = useAction({ done: t('domains.is_primary', { domain: host }) })
  const remove = useAction({ done: t('domains.removed', { domain: host }) })
  const own = `${path}/${domain.id}`
  // The address that the tenant's handle gives it stays, and so does the primary one.
  const removable = mayRemove && !is_primary && !(kind === 'subdomain' && domain.domain === tenant.handle)
  const unproved = mayChange && status !== 'verified'
  return (
    <article aria-label={host} className="flex flex-col gap-y-3 px-6 py-4">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <div className="flex min-w-0 flex-wrap items-center gap-2">
          <Text as="div" size="small" weight="plus" className="break-all" dir="ltr">
            {host}
          </Text>
          <Status value={status} />
          {is_primary && <Badge size="2xsmall">{t('domains.primary')}</Badge>}
        </div>
        <div className="flex flex-wrap gap-2">
          {unproved && (
            <Button
              size="small"
              variant="secondary"
              isLoading={verify.isPending}
              onClick={() => verify.mutate({ path: `${own}/verify` })}
            >
              {t('domains.verify')}
            </Button>
          )}
          {unproved && mayVouch && (
            <Button size="small" variant="transparent" onClick={() => setAsking('vouch')}>
              {t('domains.vouch')}
            </Button>
          )}
          {mayChange && status === 'verified' && !is_primary && (
            <Button
              size="small"
              variant="transparent"
              isLoading={prefer.isPending}
              onClick={() => prefer.mutate({ path: `${own}/primary` })}
            >
              {t('domains.make_primary')}
            </Button>
          )}
          {removable && (
            <Button size="small" variant="transparent" onClick={() => setAsking('remove')}>
              {t('actions.remove')}
            </Button>
          )}
        </div>
      </div>
      {stores && <DomainStore domain={domain} path={own} stores={stores} mayChange={mayChange} />}
      {verify.error && verify.error.code !== 'domain_verification_failed' && (
        <Text size="small" role="alert" className="text-ui-fg-error">
          {verify.error.message}
        </Text>
      )}
      <DomainState domain={domain} />
      <Confirm
        open={asking === 'remove'}
        danger
        title={t('domains.remove_question', { domain: host })}
        hint={t('domains.remove_hint')}
        verb={t('actions.remove')}
        onClose={() => setAsking(undefined)}
        onConfirm={() => remove.mutate({ path: own, method: 'DELETE' })}
      />
      <Confirm
        open={asking === 'vouch'}
        title={t('domains.vouch_question', { domain: host })}
        hint={t('domains.vouch_hint')}
        verb={t('domains.vouch')}
        onClose={() => setAsking(undefined)}
        onConfirm={() => verify.mutate({ path: `${own}/verify`, body: { vouch: true } })}
      />
    </article>
  )
}
