import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PayoutMethod } from '@cityos/contracts'
import { Editor } from '../components/editor'
import { TextField } from '../components/field'
import { refusalOf } from '../lib/refusal'
import { useAction } from '../lib/use-action'

/** What each way of paying has to be told. Keys are typed and never shown again. */
const FIELDS: Partial<Record<PayoutMethod, readonly string[]>> = {
  stripe_connect: ['secret_key', 'platform_webhook_secret', 'connect_webhook_secret'],
  bank_transfer: ['holder_name', 'iban', 'bic', 'lead_days'],
}
const BEGIN: Readonly<Record<string, string>> = { lead_days: '1' }

/** Sets up a way of paying; what was said before is replaced as a whole. */
export function ProviderEditor({ method, onClose }: { method: PayoutMethod; onClose: () => void }) {
  const { t } = useTranslation('cityos')
  const fields = FIELDS[method] ?? []
  const [form, setForm] = useState(BEGIN)
  const save = useAction({ silent: true, done: t('states.saved'), onDone: onClose })
  const refusal = refusalOf(save.error, fields, { bank_account_invalid: 'iban' })
  const days = Number(form['lead_days'])
  const body = {
    method,
    ...Object.fromEntries(fields.map((field) => [field, form[field]?.trim() ?? ''])),
    ...(method === 'bank_transfer' ? { lead_days: Number.isInteger(days) ? days : -1 } : {}),
  }
  return (
    <Editor
      open
      title={t(`payouts.method.${method}`)}
      hint={t(`payouts.set_up_hint.${method}`)}
      busy={save.isPending}
      error={refusal.whole}
      onClose={onClose}
      onSave={() => save.mutate({ path: '/admin/payout-providers', body })}
    >
      {fields.map((field) => (
        <TextField
          key={field}
          {...(/secret/.test(field) ? { type: 'password' } : {})}
          label={t(`payouts.provider_field.${field}`)}
          value={form[field] ?? ''}
          onChange={(value) => setForm((now) => ({ ...now, [field]: value }))}
          error={refusal.at(field)}
        />
      ))}
    </Editor>
  )
}
