import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MadeSecretKey, SecretKey, SecretKeyOptions } from '@cityos/contracts'
import { Editor } from '../components/editor'
import { TextField } from '../components/field'
import { Loaded } from '../components/loaded'
import { changed } from '../lib/changed'
import { refusalOf } from '../lib/refusal'
import { useAction } from '../lib/use-action'
import { useFormat } from '../lib/use-format'
import { useRead } from '../lib/use-read'
import { bodyOf, FIELDS, formOf, type KeyForm } from './key-form'
import { ScopePicker } from './scope-picker'
import { ShownOnce } from '../components/shown-once'

const PATH = '/admin/secret-keys'

interface KeyEditorProps {
  /** Missing for a key that is made. */
  secretKey?: SecretKey
  onClose: () => void
}

/** Makes a key, and shows its token once; or changes one. */
export function KeyEditor({ secretKey, onClose }: KeyEditorProps) {
  const { t } = useTranslation('cityos')
  const format = useFormat()
  const [before] = useState(() => formOf(secretKey))
  const [form, setForm] = useState(before)
  const options = useRead<{ options: SecretKeyOptions }>(`${PATH}/options`)
  const save = useAction<Partial<MadeSecretKey>>({
    silent: true,
    done: t(secretKey ? 'keys.changed' : 'keys.made'),
    onDone: ({ token }) => {
      if (!token) onClose()
    },
  })
  const refusal = refusalOf(save.error, FIELDS)
  const set =
    <Field extends keyof KeyForm>(field: Field) =>
    (value: KeyForm[Field]) =>
      setForm((now) => ({ ...now, [field]: value }))
  const token = save.data?.token
  const send = () => {
    const body = bodyOf(secretKey ? changed(before, form) : form)
    if (!Object.keys(body).length) return onClose()
    save.mutate({ path: secretKey ? `${PATH}/${secretKey.id}` : PATH, body })
  }
  const latest = options.data?.options.latest_expiry
  const most = options.data?.options.requests_per_minute
  return (
    <Editor
      open
      title={secretKey ? t('keys.verb.edit') : t('keys.make_title')}
      hint={secretKey ? secretKey.name : t('keys.make_hint')}
      verb={token ? t('actions.close') : secretKey ? t('actions.save') : t('keys.make')}
      busy={save.isPending}
      error={refusal.whole}
      onClose={onClose}
      onSave={token ? onClose : send}
    >
      {token ? (
        <ShownOnce label={t('keys.token')} hint={t('keys.token_hint')} text={token} />
      ) : (
        <>
          <TextField
            label={t('keys.name')}
            hint={t('keys.name_hint')}
            autoFocus
            value={form.name}
            onChange={set('name')}
            error={refusal.at('name')}
          />
          <TextField
            label={t('keys.expires')}
            type="date"
            optional={t('states.optional')}
            {...(latest ? { hint: t('keys.expires_hint', { date: format.date(latest) }) } : {})}
            value={form.expires}
            onChange={set('expires')}
            error={refusal.at('expires_at')}
          />
          <TextField
            label={t('keys.requests')}
            type="number"
            optional={t('states.optional')}
            hint={most ? t('keys.requests_hint', { most: format.number(most) }) : t('keys.requests_any')}
            value={form.requests}
            onChange={set('requests')}
            error={refusal.at('requests_per_minute')}
          />
          <TextField
            label={t('keys.addresses')}
            lines={2}
            optional={t('states.optional')}
            hint={t('keys.addresses_hint')}
            value={form.addresses}
            onChange={set('addresses')}
            error={refusal.at('allowed_addresses')}
          />
          <Loaded reading={options} rows={4}>
            {({ options: { permissions } }) => (
              <ScopePicker
                permissions={permissions}
                value={form.scopes}
                onChange={set('scopes')}
                error={refusal.at('scopes')}
              />
            )}
          </Loaded>
        </>
      )}
    </Editor>
  )
}
