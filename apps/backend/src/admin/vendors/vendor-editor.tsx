import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router-dom'
import type { Vendor } from '@cityos/contracts'
import { Editor } from '../components/editor'
import { SelectField, TextField } from '../components/field'
import { changed } from '../lib/changed'
import { useCodes } from '../lib/codes'
import { handleFrom } from '../lib/handle-from'
import { refusalOf } from '../lib/refusal'
import { useAction } from '../lib/use-action'
import { aboutOf, formOf, type VendorForm } from './vendor-form'

const PATH = '/admin/vendors'
const FIELDS = [
  ...['name', 'handle', 'owner', 'legal_name', 'legal_form', 'tax_id', 'country', 'description'],
  ...['contact.name', 'contact.email', 'contact.phone'],
]
/** Where the API calls a field by another name than the form. */
const NAMES: Partial<Record<keyof VendorForm, string>> = {
  contact_name: 'contact.name',
  contact_email: 'contact.email',
  contact_phone: 'contact.phone',
}

interface VendorEditorProps {
  /** Missing for one that is made: then its owner is invited. */
  vendor?: Vendor
  onClose: () => void
}

/** Makes a vendor and invites its owner; or changes what is said about one. */
export function VendorEditor({ vendor, onClose }: VendorEditorProps) {
  const { t } = useTranslation('cityos')
  const navigate = useNavigate()
  const { countries } = useCodes()
  const [before] = useState(() => formOf(vendor))
  const [form, setForm] = useState(before)
  const save = useAction<{ vendor: Vendor }>({
    silent: true,
    done: t(vendor ? 'vendors.changed' : 'vendors.made'),
    onDone: ({ vendor: made }) => {
      onClose()
      if (!vendor) void navigate(`/vendors/${made.id}`)
    },
  })
  const refusal = refusalOf(save.error, FIELDS, { vendor_handle_taken: 'handle' })
  const text = (name: keyof VendorForm, rest: { optional?: string; lines?: number; type?: string } = {}) => (
    <TextField
      label={t(`vendors.${name}`)}
      value={form[name]}
      onChange={(value) => setForm((now) => ({ ...now, [name]: value }))}
      error={refusal.at(NAMES[name] ?? name)}
      {...rest}
    />
  )
  const send = () => {
    if (!vendor) {
      const handle = form.handle.trim() || handleFrom(form.name)
      return save.mutate({ path: PATH, body: { ...aboutOf(form), handle, owner: { email: form.owner } } })
    }
    const body = changed(aboutOf(before), aboutOf(form))
    if (!Object.keys(body).length) return onClose()
    save.mutate({ path: `${PATH}/${vendor.id}`, body })
  }
  const optional = t('states.optional')
  return (
    <Editor
      open
      title={vendor ? t('vendors.edit') : t('vendors.make')}
      hint={vendor ? vendor.name : t('vendors.make_hint')}
      verb={vendor ? t('actions.save') : t('vendors.make')}
      busy={save.isPending}
      error={refusal.whole}
      onClose={onClose}
      onSave={send}
    >
      {text('name')}
      {!vendor && (
        <>
          <TextField
            label={t('vendors.handle')}
            hint={t('vendors.handle_hint')}
            placeholder={handleFrom(form.name)}
            value={form.handle}
            onChange={(handle) => setForm((now) => ({ ...now, handle }))}
            error={refusal.at('handle')}
          />
          {text('owner', { type: 'email' })}
        </>
      )}
      {text('legal_name', { optional })}
      {text('legal_form', { optional })}
      {text('tax_id', { optional })}
      <SelectField
        label={t('vendors.country')}
        optional={optional}
        choices={countries}
        value={form.country}
        onChange={(country) => setForm((now) => ({ ...now, country }))}
        error={refusal.at('country')}
      />
      {text('contact_name', { optional })}
      {text('contact_email', { optional, type: 'email' })}
      {text('contact_phone', { optional })}
      {text('description', { optional, lines: 3 })}
    </Editor>
  )
}
