import { Button, Text } from '@medusajs/ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TenantDomain } from '@cityos/contracts'
import { Editor } from '../components/editor'
import { SelectField } from '../components/field'
import { refusalOf } from '../lib/refusal'
import { useAction } from '../lib/use-action'
import type { StoreChoice } from './use-store-choices'
import { TENANT, useOwnerChoices } from './owner-choices'

interface DomainStoreProps {
  domain: TenantDomain
  path: string
  stores: StoreChoice[]
  mayChange: boolean
}

/** Which store a domain leads to, and the way to another. */
export function DomainStore({ domain, path, stores, mayChange }: DomainStoreProps) {
  const { t } = useTranslation('cityos')
  const [editing, setEditing] = useState(false)
  const store = stores.find(({ id }) => id === domain.store_id)
  return (
    <div className="flex flex-wrap items-center gap-x-2">
      <Text size="small" className="text-ui-fg-subtle">
        {t('domains.leads_to', { name: store?.name ?? t('domains.whole_tenant') })}
      </Text>
      {mayChange && (
        <Button size="small" variant="transparent" onClick={() => setEditing(true)}>
          {t('actions.change')}
        </Button>
      )}
      {editing && (
        <StoreEditor domain={domain} path={path} stores={stores} onClose={() => setEditing(false)} />
      )}
    </div>
  )
}

function StoreEditor({
  domain,
  path,
  stores,
  onClose,
}: Omit<DomainStoreProps, 'mayChange'> & { onClose: () => void }) {
  const { t } = useTranslation('cityos')
  const owners = useOwnerChoices(stores)
  const [owner, setOwner] = useState(domain.store_id ?? TENANT)
  const save = useAction({ silent: true, done: t('states.saved'), onDone: onClose })
  const refusal = refusalOf(save.error, ['store_id'])
  return (
    <Editor
      open
      title={t('domains.store')}
      hint={domain.host}
      busy={save.isPending}
      error={refusal.whole}
      onClose={onClose}
      onSave={() => save.mutate({ path, body: { store_id: owner === TENANT ? null : owner } })}
    >
      <SelectField
        label={t('domains.store')}
        hint={t('domains.store_hint')}
        value={owner}
        onChange={setOwner}
        choices={owners}
        error={refusal.at('store_id')}
      />
    </Editor>
  )
}
