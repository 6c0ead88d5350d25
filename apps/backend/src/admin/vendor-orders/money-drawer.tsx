import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { VendorOrderDetail } from '@cityos/contracts'
import { Editor } from '../components/editor'
import { TextField } from '../components/field'
import { decimalOf, minorOf } from '../lib/money'
import { refusalOf } from '../lib/refusal'
import { useAction } from '../lib/use-action'
import { useFormat } from '../lib/use-format'
import { openOf, type MoneyVerb } from './open-amounts'

/** Refusals that speak of the amount though they name no field. */
const TOO_MUCH = { capture_exceeds_outstanding: 'amount_minor', refund_exceeds_share: 'amount_minor' }

interface MoneyDrawerProps {
  order: VendorOrderDetail
  verb: MoneyVerb
  onClose: () => void
}

/** Takes what the shopper has authorised, or gives back what was taken: all that is open of it, or less. */
export function MoneyDrawer({ order, verb, onClose }: MoneyDrawerProps) {
  const { t } = useTranslation('cityos')
  const format = useFormat()
  const { currency_code: currency, id } = order
  const open = openOf(order)[verb]
  const [text, setText] = useState(() => decimalOf(open, currency))
  const [reason, setReason] = useState('')
  const send = useAction({ silent: true, done: t(`vendor_orders.done.${verb}`), onDone: onClose })
  const refusal = refusalOf(send.error, ['amount_minor', 'reason'], TOO_MUCH)
  const amount = minorOf(text, currency)
  const wrong = amount ? undefined : t('ledger.amount_wrong')
  const save = () => {
    if (!amount) return
    send.mutate({
      path: `/admin/vendor-orders/${id}/${verb}s`,
      body: { amount_minor: amount, ...(verb === 'refund' ? { reason: reason.trim() } : {}) },
    })
  }
  return (
    <Editor
      open
      title={t(`vendor_orders.verb.${verb}`)}
      hint={t(`vendor_orders.verb_hint.${verb}`)}
      verb={t(`vendor_orders.verb.${verb}`)}
      busy={send.isPending}
      error={refusal.whole}
      onClose={onClose}
      onSave={save}
    >
      <TextField
        autoFocus
        label={t('ledger.column.amount')}
        hint={t('vendor_orders.open_amount', { amount: format.money(open, currency) })}
        suffix={currency.toUpperCase()}
        value={text}
        onChange={setText}
        error={wrong ?? refusal.at('amount_minor')}
      />
      {verb === 'refund' && (
        <TextField
          label={t('ledger.column.reason')}
          lines={3}
          value={reason}
          onChange={setReason}
          error={refusal.at('reason')}
        />
      )}
    </Editor>
  )
}
