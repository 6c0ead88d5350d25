import { Buildings } from '@medusajs/icons'
import { Button, clx, Input, Popover, Text } from '@medusajs/ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router-dom'
import type { PageInfo, Tenant } from '@cityos/contracts'
import { Loaded } from '../components/loaded'
import { withQuery } from '../lib/api'
import { adminOf } from '../lib/address-of'
import { useRead } from '../lib/use-read'
import { isOpen } from './is-open'
import { SwitcherRow } from './switcher-row'

const SHOWN = 8

/** Leads the platform's staff to a tenant's own admin, on its own host; to its page here while that is closed. */
export function TenantSwitcher() {
  const { t } = useTranslation('cityos')
  const navigate = useNavigate()
  const [open, setOpen] = useState(false)
  const [text, setText] = useState('')
  const path = withQuery('/admin/tenants', { limit: SHOWN, order: 'name', q: text.trim() })
  const reading = useRead<PageInfo & { tenants: Tenant[] }>(path, { enabled: open, keep: true })
  // What is shown answers an earlier text until the search for this one is back.
  const searching = reading.isPlaceholderData
  const goTo = (tenant: Tenant) => {
    setOpen(false)
    if (isOpen(tenant)) window.location.assign(adminOf(tenant.host))
    else void navigate(`/tenants/${tenant.id}`)
  }
  const hint = (tenants: Tenant[]) => {
    if (searching) return t('tenants.switch_searching')
    if (!tenants.length) return t('tenants.switch_none')
    return tenants.every(isOpen) ? t('tenants.switch_hint') : t('tenants.switch_closed')
  }
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
            const first = reading.data?.tenants[0]
            if (event.key === 'Enter' && first && !searching && !reading.error) goTo(first)
          }}
        />
        <Loaded reading={reading}>
          {({ tenants }) => (
            <>
              <ul
                aria-busy={searching}
                className={clx('flex max-h-80 flex-col overflow-y-auto', { 'opacity-50': searching })}
              >
                {tenants.map((tenant) => (
                  <SwitcherRow key={tenant.id} tenant={tenant} onChoose={() => setOpen(false)} />
                ))}
              </ul>
              <Text size="xsmall" className="text-ui-fg-muted px-2 pb-1" role="status">
                {hint(tenants)}
              </Text>
            </>
          )}
        </Loaded>
      </Popover.Content>
    </Popover>
  )
}
