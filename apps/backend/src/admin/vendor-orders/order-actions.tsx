import { Button } from '@medusajs/ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { VendorOrderDetail } from '@cityos/contracts'
import { Confirm } from '../components/confirm'
import { useAction } from '../lib/use-action'
import { useMay } from '../lib/use-may'
import { PackDrawer } from './pack-drawer'
import { leftOf } from './quantities'
import { orderVerbs, type OrderVerb } from './verbs'

const DANGEROUS: readonly OrderVerb[] = ['reject', 'cancel']

/** What may be done with a vendor order in its status, by whoever looks at it. */
export function OrderActions({ order }: { order: VendorOrderDetail }) {
  const { t } = useTranslation('cityos')
  const [asked, setAsked] = useState<OrderVerb>()
  const may = { update: useMay('vendor_order:update'), cancel: useMay('vendor_order:cancel') }
  const close = () => setAsked(undefined)
  const act = useAction({
    ...(asked ? { done: t(`vendor_orders.done.${asked}`, { number: order.display_id }) } : {}),
    onDone: close,
    silent: true,
  })
  const ask = (verb: OrderVerb) => {
    act.reset()
    setAsked(verb)
  }
  const unpacked = order.lines.some((line) => leftOf(line) > 0)
  const withReason = asked && DANGEROUS.includes(asked)
  return (
    <>
      {orderVerbs({ status: order.status, unpacked }, may).map((verb) => (
        <Button
          key={verb}
          size="small"
          variant={DANGEROUS.includes(verb) ? 'danger' : 'secondary'}
          onClick={() => ask(verb)}
        >
          {t(`vendor_orders.verb.${verb}`)}
        </Button>
      ))}
      {asked === 'pack' && <PackDrawer order={order} onClose={close} />}
      {asked && asked !== 'pack' && (
        <Confirm
          open
          waits
          busy={act.isPending}
          danger={withReason === true}
          {...(withReason ? { reason: 'needed' as const } : {})}
          title={t(`vendor_orders.question.${asked}`, { number: order.display_id })}
          hint={t(`vendor_orders.verb_hint.${asked}`)}
          verb={t(`vendor_orders.verb.${asked}`)}
          error={act.error?.message}
          onClose={close}
          onConfirm={(reason) =>
            act.mutate({
              path: `/admin/vendor-orders/${order.id}/${asked}`,
              body: withReason ? { reason } : {},
            })
          }
        />
      )}
    </>
  )
}
