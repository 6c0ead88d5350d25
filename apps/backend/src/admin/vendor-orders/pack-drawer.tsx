import { useTranslation } from 'react-i18next'
import type { VendorOrderDetail } from '@cityos/contracts'
import { Editor } from '../components/editor'
import { refusalOf } from '../lib/refusal'
import { useAction } from '../lib/use-action'
import { usePieces } from './pieces'
import { leftOf } from './quantities'

/** Packs a parcel: all that is left, or less of it. */
export function PackDrawer({ order, onClose }: { order: VendorOrderDetail; onClose: () => void }) {
  const { t } = useTranslation('cityos')
  const pieces = usePieces(
    order.lines
      .filter((line) => leftOf(line) > 0)
      .map((line) => ({
        ...{ id: line.source_id, title: line.title, most: leftOf(line) },
        hint: t('vendor_orders.left', { quantity: leftOf(line) }),
      })),
  )
  const pack = useAction({ silent: true, done: t('vendor_orders.done.pack'), onDone: onClose })
  const send = () => {
    const { items } = pieces
    if (items) pack.mutate({ path: `/admin/vendor-orders/${order.id}/fulfillments`, body: { items } })
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
      {pieces.fields}
    </Editor>
  )
}
