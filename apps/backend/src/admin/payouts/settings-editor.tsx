import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PayoutSettingsAnswer } from '@cityos/contracts'
import { NotANumber } from '../commissions/rule-form'
import { CheckField } from '../components/check-field'
import { Editor } from '../components/editor'
import { SelectField, TextField } from '../components/field'
import { browserNow } from '../lib/now'
import { refusalOf } from '../lib/refusal'
import { useAction } from '../lib/use-action'
import { AmountRows } from '../components/amount-rows'
import { METHODS } from './payout-columns'
import { ScheduleFields } from './schedule-fields'
import { AS_ABOVE, formOf, updateOf, type SettingsForm } from './settings-form'

const FIELDS = [
  ...['method', 'schedule', 'minimums', 'hold_days', 'reserve_bps', 'reserve_days', 'on_hold_reason'],
]

interface EditorProps {
  path: string
  settings: PayoutSettingsAnswer
  ofVendor: boolean
  onClose: () => void
}

/** Decides how vendors are paid; what is left empty is as it is for those above. */
export function SettingsEditor({ path, settings, ofVendor, onClose }: EditorProps) {
  const { t } = useTranslation('cityos')
  const { own, sandbox_allowed: sandbox } = settings
  const [form, setForm] = useState(() => formOf(own, browserNow().toISOString().slice(0, 10)))
  const [wrong, setWrong] = useState<string>()
  const save = useAction({ silent: true, done: t('states.saved'), onDone: onClose })
  const refusal = refusalOf(save.error, FIELDS)
  const errorOf = (field: string) => (wrong === field ? t('commissions.not_a_number') : refusal.at(field))
  const above = t(ofVendor ? 'payouts.as_tenant' : 'payouts.as_product')
  const set = (part: Partial<SettingsForm>) => {
    setWrong(undefined)
    setForm((now) => ({ ...now, ...part }))
  }
  const send = () => {
    try {
      const body = updateOf(own, form)
      if (!Object.keys(body).length) return onClose()
      save.mutate({ path, body })
    } catch (error) {
      if (!(error instanceof NotANumber)) throw error
      setWrong(error.field)
    }
  }
  return (
    <Editor
      open
      title={t('payouts.settings')}
      hint={t('payouts.settings_form_hint')}
      busy={save.isPending}
      error={refusal.whole}
      onClose={onClose}
      onSave={send}
    >
      <SelectField
        label={t('payouts.field.method')}
        {...(sandbox ? {} : { hint: t('payouts.sandbox_forbidden') })}
        choices={[
          { value: AS_ABOVE, label: above },
          ...METHODS.filter((value) => value !== 'sandbox' || sandbox || form.method === value).map(
            (value) => ({
              value,
              label: t(`payouts.method.${value}`),
            }),
          ),
        ]}
        value={form.method}
        onChange={(method) => set({ method })}
        error={errorOf('method')}
      />
      <ScheduleFields form={form} set={set} errorOf={errorOf} above={above} />
      <AmountRows
        label={t('payouts.field.minimums')}
        hint={t('payouts.minimums_hint')}
        rows={form.minimums}
        onChange={(minimums) => set({ minimums })}
        error={errorOf('minimums')}
      />
      <TextField
        label={t('payouts.field.hold_days')}
        hint={t('payouts.hold_hint')}
        optional={above}
        value={form.hold_days}
        onChange={(hold_days) => set({ hold_days })}
        error={errorOf('hold_days')}
      />
      <TextField
        label={t('payouts.field.reserve')}
        hint={t('payouts.reserve_hint')}
        optional={above}
        suffix="%"
        value={form.reserve}
        onChange={(reserve) => set({ reserve })}
        error={errorOf('reserve_bps')}
      />
      <TextField
        label={t('payouts.field.reserve_days')}
        optional={above}
        value={form.reserve_days}
        onChange={(reserve_days) => set({ reserve_days })}
        error={errorOf('reserve_days')}
      />
      <CheckField
        label={t('payouts.field.on_hold')}
        hint={t('payouts.on_hold_hint')}
        value={form.on_hold}
        onChange={(on_hold) => set({ on_hold })}
      />
      {form.on_hold && (
        <TextField
          label={t('ledger.column.reason')}
          optional={t('states.optional')}
          lines={2}
          value={form.on_hold_reason}
          onChange={(on_hold_reason) => set({ on_hold_reason })}
          error={errorOf('on_hold_reason')}
        />
      )}
    </Editor>
  )
}
