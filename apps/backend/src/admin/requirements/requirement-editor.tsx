import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { VendorField, VendorRequirement } from '@cityos/contracts'
import { CheckField } from '../components/check-field'
import { Editor } from '../components/editor'
import { SelectField, TextField } from '../components/field'
import { Picker } from '../components/picker'
import { changed } from '../lib/changed'
import { useCodes } from '../lib/codes'
import { handleFrom } from '../lib/handle-from'
import { refusalOf } from '../lib/refusal'
import { useAction } from '../lib/use-action'
import { bodyOf, formOf, wordsOf, type RequirementForm } from './requirement-form'

const PATH = '/admin/vendor-requirements'
const KINDS = ['document', 'field', 'terms'] as const
const VENDOR_FIELDS: VendorField[] = [
  ...(['legal_name', 'legal_form', 'tax_id', 'country', 'contact.name', 'contact.email'] as const),
  ...(['contact.phone', 'description', 'logo'] as const),
]
const FIELDS = [
  'code',
  'title',
  'description',
  'countries',
  'legal_forms',
  'field',
  'terms_url',
  'terms_version',
]

interface RequirementEditorProps {
  /** Missing for one that is made. */
  requirement?: VendorRequirement
  onClose: () => void
}

/** Asks something of vendors; kind, code and field stay what they are. */
export function RequirementEditor({ requirement, onClose }: RequirementEditorProps) {
  const { t } = useTranslation('cityos')
  const { countries } = useCodes()
  const [before] = useState(() => formOf(requirement))
  const [form, setForm] = useState(before)
  const save = useAction({ silent: true, done: t('states.saved'), onDone: onClose })
  const refusal = refusalOf(save.error, FIELDS, { requirement_exists: 'code' })
  const set = (part: Partial<RequirementForm>) => setForm((now) => ({ ...now, ...part }))
  const text = (
    name: 'title' | 'description' | 'legal_forms' | 'terms_url' | 'terms_version',
    lines?: number,
  ) => (
    <TextField
      label={t(name === 'title' ? 'requirements.name' : `requirements.${name}`)}
      value={form[name]}
      onChange={(value) => set({ [name]: value })}
      error={refusal.at(name)}
      {...(lines ? { lines } : {})}
    />
  )
  const send = () => {
    if (!requirement) {
      const code = form.code.trim() || handleFrom(form.title)
      return save.mutate({ path: PATH, body: bodyOf({ ...form, code }) })
    }
    const body = changed(wordsOf(before), wordsOf(form))
    if (!Object.keys(body).length) return onClose()
    save.mutate({ path: `${PATH}/${requirement.id}`, body })
  }
  return (
    <Editor
      open
      title={requirement ? t('requirements.edit') : t('requirements.make')}
      hint={requirement ? requirement.title : t('requirements.make_hint')}
      busy={save.isPending}
      error={refusal.whole}
      onClose={onClose}
      onSave={send}
    >
      {!requirement && (
        <SelectField
          label={t('requirements.kind_label')}
          hint={t(`requirements.kind_hint.${form.kind}`)}
          choices={KINDS.map((value) => ({ value, label: t(`requirements.kind.${value}`) }))}
          value={form.kind}
          onChange={(kind) => set({ kind: kind as RequirementForm['kind'] })}
        />
      )}
      {text('title')}
      {!requirement && (
        <TextField
          label={t('requirements.code')}
          placeholder={handleFrom(form.title)}
          value={form.code}
          onChange={(code) => set({ code })}
          error={refusal.at('code')}
        />
      )}
      {text('description', 3)}
      {form.kind === 'field' && !requirement && (
        <SelectField
          label={t('requirements.field_label')}
          choices={VENDOR_FIELDS.map((value) => ({
            value,
            label: t(`requirements.field.${value.replace('.', '_')}`),
          }))}
          value={form.field}
          onChange={(field) => set({ field })}
        />
      )}
      {form.kind === 'terms' && (
        <>
          {text('terms_url')}
          {text('terms_version')}
        </>
      )}
      <Picker
        label={t('requirements.countries')}
        hint={t('requirements.countries_hint')}
        choices={countries}
        value={form.countries}
        onChange={(value) => set({ countries: value })}
        error={refusal.at('countries')}
      />
      {text('legal_forms', 2)}
      {form.kind === 'document' && (
        <CheckField
          label={t('requirements.expires')}
          value={form.expires}
          onChange={(expires) => set({ expires })}
        />
      )}
      <CheckField
        label={t('requirements.required')}
        hint={t('requirements.required_hint')}
        value={form.required}
        onChange={(required) => set({ required })}
      />
      <CheckField
        label={t('requirements.active')}
        value={form.active}
        onChange={(active) => set({ active })}
      />
    </Editor>
  )
}
