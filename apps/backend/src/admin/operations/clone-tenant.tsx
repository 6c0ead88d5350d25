import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Tenant } from '@cityos/contracts'
import { Editor } from '../components/editor'
import { SelectField, TextField } from '../components/field'
import { refusalOf } from '../lib/refusal'
import { useAction } from '../lib/use-action'

/** Starts a copy of a tenant beside it. */
export function CloneTenant({ tenant, onClose }: { tenant: Tenant; onClose: () => void }) {
  const { t } = useTranslation('cityos')
  const [name, setName] = useState(t('operations.clone_name', { name: tenant.name }))
  const [handle, setHandle] = useState(`${tenant.handle}-copy`)
  const [logins, setLogins] = useState('copy')
  const begin = useAction({ silent: true, done: t('operations.clone_started'), onDone: onClose })
  const refusal = refusalOf(begin.error, ['name', 'handle', 'logins'], { tenant_handle_taken: 'handle' })
  return (
    <Editor
      open
      title={t('operations.clone_title')}
      hint={t('operations.clone_hint')}
      verb={t('operations.clone')}
      busy={begin.isPending}
      error={refusal.whole}
      onClose={onClose}
      onSave={() =>
        begin.mutate({ path: `/admin/tenants/${tenant.id}/clone`, body: { name, handle, logins } })
      }
    >
      <TextField label={t('tenant.name')} value={name} onChange={setName} error={refusal.at('name')} />
      <TextField
        label={t('tenant.handle')}
        hint={t('create_tenant.handle_hint')}
        value={handle}
        onChange={setHandle}
        error={refusal.at('handle')}
      />
      <SelectField
        label={t('operations.logins')}
        value={logins}
        onChange={setLogins}
        choices={['copy', 'none'].map((value) => ({ value, label: t(`operations.logins_${value}`) }))}
      />
    </Editor>
  )
}
