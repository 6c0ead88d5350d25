import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Editor } from '../components/editor'
import { SelectField, TextField } from '../components/field'
import { refusalOf } from '../lib/refusal'
import { useAction } from '../lib/use-action'

const FIELDS = ['method', 'from', 'to']
/** Refusals that speak of the way of paying though they name no field. */
const OF_METHOD = { payout_provider_missing: 'method', payout_method_unfit: 'method' }

/** Asks for a comparison; it begins within a minute. */
export function CompareDrawer({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('cityos')
  const [method, setMethod] = useState('stripe_connect')
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const ask = useAction({ silent: true, done: t('reconciliation.asked'), onDone: onClose })
  const refusal = refusalOf(ask.error, FIELDS, OF_METHOD)
  const body = { method, ...(from ? { from } : {}), ...(to ? { to } : {}) }
  return (
    <Editor
      open
      title={t('reconciliation.compare')}
      hint={t('reconciliation.compare_hint')}
      verb={t('reconciliation.compare')}
      busy={ask.isPending}
      error={refusal.whole}
      onClose={onClose}
      onSave={() => ask.mutate({ path: '/admin/payout-reconciliations', body })}
    >
      <SelectField
        label={t('payouts.column.method')}
        choices={['stripe_connect', 'sandbox'].map((value) => ({
          value,
          label: t(`payouts.method.${value}`),
        }))}
        value={method}
        onChange={setMethod}
        error={refusal.at('method')}
      />
      <TextField
        type="date"
        label={t('reconciliation.from')}
        optional={t('states.optional')}
        value={from}
        onChange={setFrom}
        error={refusal.at('from')}
      />
      <TextField
        type="date"
        label={t('reconciliation.to')}
        hint={t('reconciliation.to_hint')}
        optional={t('states.optional')}
        value={to}
        onChange={setTo}
        error={refusal.at('to')}
      />
    </Editor>
  )
}
