import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Editor } from '../components/editor'
import { SelectField, TextField } from '../components/field'
import { KindChoice, type DomainKind } from './kind-choice'
import { refusalOf } from '../lib/refusal'
import { useAction } from '../lib/use-action'
import { TENANT, useOwnerChoices } from './owner-choices'
import type { StoreChoice } from './use-store-choices'

interface AddDomainProps {
  path: string
  /** What follows the label of a subdomain. */
  baseDomain: string
  /** The store that the new domain leads to, where the page is that store's. */
  storeId?: string | undefined
  stores?: StoreChoice[] | undefined
  onClose: () => void
}

/** Takes a subdomain, or claims a domain of the tenant's own; the record that proves a claim appears in the list. */
export function AddDomain({ path, baseDomain, storeId, stores, onClose }: AddDomainProps) {
  const { t } = useTranslation('cityos')
  const owners = useOwnerChoices(stores ?? [])
  const [kind, setKind] = useState<DomainKind>('subdomain')
  const [domain, setDomain] = useState('')
  const [owner, setOwner] = useState(storeId ?? TENANT)
  const host = kind === 'subdomain' ? `${domain}.${baseDomain}` : domain
  const add = useAction({ silent: true, done: t(`domains.added_${kind}`, { domain: host }), onDone: onClose })
  const refusal = refusalOf(add.error, ['domain', 'store_id'], { tenant_domain_taken: 'domain' })
  const save = () => {
    const store = owner === TENANT ? {} : { store_id: owner }
    add.mutate({ path, body: { kind, domain: domain.trim(), ...store } })
  }
  return (
    <Editor
      open
      title={t('domains.add')}
      verb={t('actions.add')}
      busy={add.isPending}
      error={refusal.whole}
      onClose={onClose}
      onSave={save}
    >
      <KindChoice value={kind} onChange={setKind} />
      <TextField
        key={kind}
        label={t(`domains.field.${kind}`)}
        hint={t(`domains.field_hint.${kind}`)}
        autoFocus
        {...(kind === 'subdomain' ? { suffix: `.${baseDomain}` } : {})}
        value={domain}
        onChange={setDomain}
        error={refusal.at('domain')}
      />
      {stores && stores.length > 0 && (
        <SelectField
          label={t('domains.store')}
          hint={t('domains.store_hint')}
          value={owner}
          onChange={setOwner}
          choices={owners}
          error={refusal.at('store_id')}
        />
      )}
    </Editor>
  )
}
