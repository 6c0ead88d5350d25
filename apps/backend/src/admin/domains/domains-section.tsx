import { Button } from '@medusajs/ui'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PageInfo, TenantDomain } from '@cityos/contracts'
import { Empty, Section } from '../components/section'
import { api } from '../lib/api'
import { AddDomain } from './add-domain'
import { DomainRow } from './domain-row'

/** A tenant's host names: which are proved, which record proves the others, which one comes first. */
export function DomainsSection({ path }: { path: string }) {
  const { t } = useTranslation('cityos')
  const [adding, setAdding] = useState(false)
  const { data } = useQuery({
    queryKey: ['cityos', path],
    queryFn: ({ signal }) =>
      api<PageInfo & { domains: TenantDomain[] }>(`${path}?limit=100&order=created_at`, { signal }),
  })
  return (
    <Section
      title={t('domains.title')}
      subtitle={t('domains.hint')}
      actions={
        <Button size="small" variant="secondary" onClick={() => setAdding(true)}>
          {t('domains.add')}
        </Button>
      }
    >
      {data?.domains.map((domain) => (
        <DomainRow key={domain.id} domain={domain} path={path} />
      ))}
      {data && !data.domains.length && <Empty title={t('domains.empty')} />}
      {adding && <AddDomain path={path} onClose={() => setAdding(false)} />}
    </Section>
  )
}
