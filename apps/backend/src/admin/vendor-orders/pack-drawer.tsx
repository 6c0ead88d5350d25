import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { VendorOrderDetail } from '@cityos/contracts'
import { Editor } from '../components/editor'
import { TextField } from '../components/field'
import { refusalOf } from '../lib/refusal'
import { useAction } from '../lib/use-action'
import { leftOf } from './quantities'

/** Packs a parcel: all that is left, or less of it. */
export function PackDrawer({ order, onClose }: { order: VendorOrderDetail; onClose: () => void }) {
  const { t } = useTranslation('cityos')
  const open = order.lines.filter((line) => leftOf(line) > 0)
  const [pieces, setPieces] = useState<Record<string, string>>(() =>
    Object.fromEntries(open.map((line) => [line.source_id, String(leftOf(line))])),
  )
  const pack = useAction({ silent: true, done: t('vendor_orders.done.pack'), onDone: onClose })
  const send = () => {
    const items = Object.entries(pieces)
      .map(([line_item_id, text]) => ({ line_item_id, quantity: Number(text) }))
      .filter(({ quantity }) => quantity !== 0)
    pack.mutate({ path: `/admin/vendor-orders/${order.id}/fulfillments`, body: { items } })
  }
  return (
    <Editor
      open
      title={t('vendor_orders.verb.pack')}
      hint={t('vendor_orders.verb_hint.pack')}
      verb={t('vendor_orders.verb.pack')}
      busy={pack.isPending}
      error={refusalOf(pack.error, []).whole}
      onClose={onClose}
      onSave={send}
    >
      {open.map((line) => (
        <TextField
          key={line.source_id}
          type="number"
          label={line.title}
          hint={t('vendor_orders.left', { quantity: leftOf(line) })}
          value={pieces[line.source_id] ?? ''}
          onChange={(text) => setPieces((now) => ({ ...now, [line.source_id]: text }))}
        />
      ))}
    </Editor>
  )
}
