import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Editor } from '../components/editor'
import { TextField } from '../components/field'
import { useAction } from '../lib/use-action'

/** Claims a domain of the tenant's own; the record that proves it appears in the list. */
export function AddDomain({ path, onClose }: { path: string; onClose: () => void }) {
  const { t } = useTranslation('cityos')
  const [domain, setDomain] = useState('')
  const add = useAction({ silent: true, done: t('domains.added', { domain }), onDone: onClose })
  return (
    <Editor
      open
      title={t('domains.add')}
      verb={t('actions.add')}
      busy={add.isPending}
      onClose={onClose}
      onSave={() => add.mutate({ path, body: { kind: 'custom', domain } })}
    >
      <TextField
        label={t('domains.domain')}
        hint={t('domains.domain_hint')}
        autoFocus
        value={domain}
        onChange={setDomain}
        error={add.error?.fields['domain'] ?? add.error?.message}
      />
    </Editor>
  )
}
