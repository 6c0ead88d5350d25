import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TenantStore } from '@cityos/contracts'
import { Editor } from '../components/editor'
import { SelectField, TextField } from '../components/field'
import { refusalOf } from '../lib/refusal'
import { useAction } from '../lib/use-action'
import { STORE_TYPES } from './columns'

/** Changes what people read about a store. */
export function StoreEditor({ store, onClose }: { store: TenantStore; onClose: () => void }) {
  const { t } = useTranslation('cityos')
  const [name, setName] = useState(store.name)
  const [type, setType] = useState<string>(store.type)
  const [description, setDescription] = useState(store.description ?? '')
  const save = useAction({ silent: true, done: t('store.saved'), onDone: onClose })
  const refusal = refusalOf(save.error, ['name', 'type', 'description'])
  const draft = store.status === 'draft'
  const submit = () =>
    save.mutate({
      path: `/admin/tenant-stores/${store.id}`,
      body: { name, description: description.trim() || null, ...(draft ? { type } : {}) },
    })
  return (
    <Editor
      open
      title={t('store.edit')}
      busy={save.isPending}
      error={refusal.whole}
      onClose={onClose}
      onSave={submit}
    >
      <TextField label={t('wizard.name')} value={name} onChange={setName} error={refusal.at('name')} />
      <SelectField
        label={t('stores.column.type')}
        hint={t(draft ? `stores.type_hint.${type}` : 'store_edit.type_fixed')}
        disabled={!draft}
        value={type}
        onChange={setType}
        choices={STORE_TYPES.map((value) => ({ value, label: t(`stores.type.${value}`) }))}
        error={refusal.at('type')}
      />
      <TextField
        label={t('store.description')}
        optional={t('states.optional')}
        lines={4}
        value={description}
        onChange={setDescription}
        error={refusal.at('description')}
      />
    </Editor>
  )
}
