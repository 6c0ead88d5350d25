import { useTranslation } from 'react-i18next'
import type { VendorOrderDetail } from '@cityos/contracts'
import { Confirm } from '../components/confirm'
import { useAction } from '../lib/use-action'
import { DANGEROUS, type OrderVerb } from './verbs'

interface OrderConfirmProps {
  order: VendorOrderDetail
  verb: Exclude<OrderVerb, 'pack'>
  onClose: () => void
}

/** Asks before a vendor order moves; whoever ends it says why. */
export function OrderConfirm({ order, verb, onClose }: OrderConfirmProps) {
  const { t } = useTranslation('cityos')
  const words = { number: order.display_id }
  const act = useAction({
    silent: true,
    done: t(`vendor_orders.done.${verb}`, words),
    onDone: onClose,
  })
  const ends = DANGEROUS.includes(verb)
  return (
    <Confirm
      open
      waits
      busy={act.isPending}
      danger={ends}
      {...(ends ? { reason: 'needed' as const } : {})}
      title={t(`vendor_orders.question.${verb}`, words)}
      hint={t(`vendor_orders.verb_hint.${verb}`)}
      verb={t(`vendor_orders.verb.${verb}`)}
      error={act.error?.message}
      onClose={onClose}
      onConfirm={(reason) =>
        act.mutate({
          path: `/admin/vendor-orders/${order.id}/${verb}`,
          body: ends ? { reason } : {},
        })
      }
    />
  )
}
