import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DisputeReason, VendorOrderDetail } from '@cityos/contracts'
import { CheckField } from '../components/check-field'
import { Editor } from '../components/editor'
import { SelectField, TextField } from '../components/field'
import { decimalOf, minorOf } from '../lib/money'
import { refusalOf } from '../lib/refusal'
import { useAction } from '../lib/use-action'
import { useFormat } from '../lib/use-format'

const REASONS: readonly DisputeReason[] = [
  'fraudulent',
  'product_not_received',
  'product_unacceptable',
  'credit_not_processed',
  'duplicate',
  'subscription_canceled',
  'unrecognized',
  'debit_not_authorized',
  'insufficient_funds',
  'incorrect_account_details',
  'bank_cannot_process',
  'check_returned',
  'customer_initiated',
  'noncompliant',
  'general',
]
const FIELDS = ['amount_minor', 'reason', 'note', 'reference', 'evidence_due_at']
/** Refusals that speak of a field though they name none. */
const OF_FIELD = { dispute_exceeds_captured: 'amount_minor', dispute_exists: 'reference' }

/** Writes down what a bank has taken back of a vendor order, or of the whole order, and no provider tells of. */
export function OpenDispute({ order, onClose }: { order: VendorOrderDetail; onClose: () => void }) {
  const { t } = useTranslation('cityos')
  const format = useFormat()
  const { currency_code: currency, order_id, id: vendor_order_id } = order
  const left = order.captured_minor - order.refunded_minor
  const [whole, setWhole] = useState(false)
  const [told, setTold] = useState({
    ...{ amount: decimalOf(left, currency), reason: 'fraudulent', note: '', reference: '', due: '' },
  })
  const set = (name: keyof typeof told) => (value: string) => setTold((now) => ({ ...now, [name]: value }))
  const send = useAction({ silent: true, done: t('disputes.written'), onDone: onClose })
  const refusal = refusalOf(send.error, FIELDS, OF_FIELD)
  const amount_minor = minorOf(told.amount, currency)
  const save = () => {
    if (!amount_minor) return
    const body = {
      ...{ order_id, amount_minor, reason: told.reason, note: told.note.trim() },
      ...(whole ? {} : { vendor_order_id }),
      ...(told.reference.trim() && { reference: told.reference.trim() }),
      // Until the end of that day, whichever zone the bank counts in.
      ...(told.due && { evidence_due_at: `${told.due}T23:59:59Z` }),
    }
    send.mutate({ path: '/admin/disputes', body })
  }
  return (
    <Editor
      open
      title={t('disputes.write')}
      hint={t('disputes.write_hint')}
      verb={t('disputes.write')}
      busy={send.isPending}
      error={refusal.whole}
      onClose={onClose}
      onSave={save}
    >
      <CheckField
        label={t('disputes.whole')}
        hint={t('disputes.whole_hint')}
        value={whole}
        onChange={setWhole}
      />
      <TextField
        autoFocus
        label={t('disputes.column.amount')}
        {...(whole ? {} : { hint: t('vendor_orders.open_amount', { amount: format.money(left, currency) }) })}
        suffix={currency.toUpperCase()}
        value={told.amount}
        onChange={set('amount')}
        error={amount_minor ? refusal.at('amount_minor') : t('ledger.amount_wrong')}
      />
      <SelectField
        label={t('disputes.column.reason')}
        choices={REASONS.map((value) => ({ value, label: t(`disputes.reason.${value}`) }))}
        value={told.reason}
        onChange={set('reason')}
        error={refusal.at('reason')}
      />
      <TextField
        label={t('disputes.note')}
        lines={3}
        value={told.note}
        onChange={set('note')}
        error={refusal.at('note')}
      />
      <TextField
        label={t('disputes.reference')}
        hint={t('disputes.reference_hint')}
        optional={t('states.optional')}
        value={told.reference}
        onChange={set('reference')}
        error={refusal.at('reference')}
      />
      <TextField
        type="date"
        label={t('disputes.column.due')}
        optional={t('states.optional')}
        value={told.due}
        onChange={set('due')}
        error={refusal.at('evidence_due_at')}
      />
    </Editor>
  )
}
