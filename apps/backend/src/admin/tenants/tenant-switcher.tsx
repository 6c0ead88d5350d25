import { ArrowUpRightOnBox, Buildings } from '@medusajs/icons'
import { Button, Input, Popover, Text } from '@medusajs/ui'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PageInfo, Tenant } from '@cityos/contracts'
import { Status } from '../components/status'
import { api, withQuery } from '../lib/api'
import { adminOf } from '../lib/address-of'

const SHOWN = 8

/** Leads the platform's staff to a tenant's own admin, on its own host. */
export function TenantSwitcher() {
  const { t } = useTranslation('cityos')
  const [open, setOpen] = useState(false)
  const [text, setText] = useState('')
  const path = withQuery('/admin/tenants', { limit: SHOWN, order: 'name', q: text.trim() })
  const { data } = useQuery({
    queryKey: ['cityos', path],
    queryFn: ({ signal }) => api<PageInfo & { tenants: Tenant[] }>(path, { signal }),
    enabled: open,
    placeholderData: keepPreviousData,
  })
  const tenants = data?.tenants ?? []
  return (
    <Popover open={open} onOpenChange={setOpen}>
      <Popover.Trigger asChild>
        <Button size="small" variant="transparent" aria-label={t('tenants.switch')}>
          <Buildings />
          {t('tenants.switch')}
        </Button>
      </Popover.Trigger>
      <Popover.Content align="end" className="flex w-80 flex-col gap-y-2 p-2">
        <Input
          type="search"
          size="small"
          autoFocus
          value={text}
          aria-label={t('actions.search')}
          placeholder={t('actions.search')}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && tenants[0]) window.location.assign(adminOf(tenants[0].host))
          }}
        />
        <ul className="flex max-h-80 flex-col overflow-y-auto">
          {tenants.map((tenant) => (
            <li key={tenant.id}>
              <a
                href={adminOf(tenant.host)}
                className="hover:bg-ui-bg-base-hover focus-visible:bg-ui-bg-base-hover flex items-center justify-between gap-x-2 rounded-md px-2 py-1.5 outline-none"
              >
                <span className="flex min-w-0 flex-col">
                  <Text size="small" weight="plus" leading="compact" className="truncate">
                    {tenant.name}
                  </Text>
                  <Text size="xsmall" leading="compact" className="text-ui-fg-muted truncate">
                    {tenant.host}
                  </Text>
                </span>
                {tenant.status === 'active' ? (
                  <ArrowUpRightOnBox className="text-ui-fg-muted shrink-0" />
                ) : (
                  <Status value={tenant.status} />
                )}
              </a>
            </li>
          ))}
        </ul>
        <Text size="xsmall" className="text-ui-fg-muted px-2 pb-1">
          {data && !tenants.length ? t('tenants.switch_none') : t('tenants.switch_hint')}
        </Text>
      </Popover.Content>
    </Popover>
  )
}
