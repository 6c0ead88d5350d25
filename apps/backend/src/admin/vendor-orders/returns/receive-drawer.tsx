import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CheckField } from '../../components/check-field'
import { Editor } from '../../components/editor'
import { TextField } from '../../components/field'
import { minorOf } from '../../lib/money'
import { refusalOf } from '../../lib/refusal'
import { useAction } from '../../lib/use-action'
import { usePieces } from '../pieces'
import { toCome, type ReturnProps } from './return-verbs'

/** Refusals that speak of the amount though they name no field. */
const TOO_MUCH = { refund_exceeds_share: 'refund_minor' }

/** Receives what has come back: all that has not yet, or less of it, and what goes back to the shopper for it. */
export function ReceiveDrawer({ order, back, onClose }: ReturnProps & { onClose: () => void }) {
  const { t } = useTranslation('cityos')
  const { currency_code: currency, lines } = order
  const pieces = usePieces(
    back.items
      .filter((item) => toCome(item) > 0)
      .map((item) => ({
        ...{ id: item.line_item_id, most: toCome(item) },
        title: lines.find(({ source_id }) => source_id === item.line_item_id)?.title ?? item.line_item_id,
        hint: t('vendor_orders.returns.to_come', { quantity: toCome(item) }),
      })),
  )
  const [refund, setRefund] = useState('')
  const [restock, setRestock] = useState(true)
  const receive = useAction({ silent: true, done: t('vendor_orders.returns.done.receive'), onDone: onClose })
  const refusal = refusalOf(receive.error, ['refund_minor'], TOO_MUCH)
  const isSaid = refund.trim() !== ''
  const refund_minor = minorOf(refund, currency)
  const wrong = isSaid && refund_minor === null ? t('ledger.amount_wrong') : undefined
  const send = () => {
    const { items } = pieces
    if (wrong || !items) return
    receive.mutate({
      path: `/admin/vendor-orders/${order.id}/returns/${back.id}/receive`,
      body: { items, restock, ...(isSaid ? { refund_minor } : {}) },
    })
  }
  return (
    <Editor
      open
      title={t('vendor_orders.returns.verb.receive')}
      hint={t('vendor_orders.returns.verb_hint.receive')}
      verb={t('vendor_orders.returns.verb.receive')}
      busy={receive.isPending}
      error={refusal.whole}
      onClose={onClose}
      onSave={send}
    >
      {pieces.fields}
      <TextField
        label={t('vendor_orders.returns.refund')}
        hint={t(
          back.exchange_id || back.claim_id
            ? 'vendor_orders.returns.refund_none'
            : 'vendor_orders.returns.refund_all',
        )}
        optional={t('states.optional')}
        suffix={currency.toUpperCase()}
        value={refund}
        onChange={setRefund}
        error={wrong ?? refusal.at('refund_minor')}
      />
      <CheckField
        label={t('vendor_orders.returns.restock')}
        hint={t('vendor_orders.returns.restock_hint')}
        value={restock}
        onChange={setRestock}
      />
    </Editor>
  )
}
