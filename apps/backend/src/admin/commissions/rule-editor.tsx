import { Text } from '@medusajs/ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CommissionRule } from '@cityos/contracts'
import { Editor } from '../components/editor'
import { TextField } from '../components/field'
import { changed } from '../lib/changed'
import { refusalOf } from '../lib/refusal'
import { useAction } from '../lib/use-action'
import { useFormat } from '../lib/use-format'
import { LimitFields } from './limit-fields'
import { bodyOf, EMPTY_FORM, formOf, NotANumber, SCOPES, type RuleForm } from './rule-form'
import { ScopeFields } from './scope-fields'
import { TermsFields } from './terms-fields'
import { ValidityFields } from './validity-fields'

const PATH = '/admin/commission-rules'
const FIELDS = [
  ...['name', 'description', 'terms.rate_bps', 'terms.amounts', 'terms.tables', 'limits', 'priority'],
  ...['stack_group', 'valid_from', 'valid_to', ...SCOPES],
]

interface RuleEditorProps {
  /** Missing for a rule that is made. */
  rule?: CommissionRule
  onClose: () => void
}

/** Makes a rule, or gives one another version: what was sold by the one before stays as it was. */
export function RuleEditor({ rule, onClose }: RuleEditorProps) {
  const { t } = useTranslation('cityos')
  const format = useFormat()
  const [before] = useState(() => (rule ? formOf(rule) : EMPTY_FORM))
  const [form, setForm] = useState(before)
  const [wrong, setWrong] = useState<string>()
  const save = useAction({
    silent: true,
    done: t(rule ? 'commissions.changed' : 'commissions.made'),
    onDone: onClose,
  })
  const refusal = refusalOf(save.error, FIELDS)
  const errorOf = (field: string) => (wrong === field ? t('commissions.not_a_number') : refusal.at(field))
  const set = (part: Partial<RuleForm>) => {
    setWrong(undefined)
    setForm((now) => ({ ...now, ...part }))
  }
  const send = () => {
    try {
      const body = bodyOf(form)
      setWrong(undefined)
      if (!rule) return save.mutate({ path: PATH, body })
      const update = changed(bodyOf(before), body)
      if (!Object.keys(update).length) return onClose()
      save.mutate({ path: `${PATH}/${rule.id}`, body: { ...update, version: rule.version } })
    } catch (error) {
      if (!(error instanceof NotANumber)) throw error
      setWrong(error.field)
    }
  }
  const part = { form, set, errorOf }
  return (
    <Editor
      open
      title={rule ? t('commissions.edit') : t('commissions.make')}
      hint={
        rule
          ? t('commissions.edit_hint', { number: format.number(rule.version + 1) })
          : t('commissions.make_hint')
      }
      verb={rule ? t('commissions.save_version') : t('commissions.make')}
      busy={save.isPending}
      error={refusal.whole}
      onClose={onClose}
      onSave={send}
    >
      {wrong && (
        <Text size="small" role="alert" className="text-ui-fg-error">
          {t('commissions.not_a_number_whole')}
        </Text>
      )}
      <TextField
        label={t('commissions.field.name')}
        autoFocus
        value={form.name}
        onChange={(name) => set({ name })}
        error={errorOf('name')}
      />
      <TextField
        label={t('commissions.field.description')}
        optional={t('states.optional')}
        lines={2}
        value={form.description}
        onChange={(description) => set({ description })}
        error={errorOf('description')}
      />
      <TermsFields {...part} />
      <ScopeFields {...part} />
      <LimitFields {...part} />
      <ValidityFields {...part} />
    </Editor>
  )
}
