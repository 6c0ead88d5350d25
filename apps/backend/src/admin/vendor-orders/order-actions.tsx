import { Button } from '@medusajs/ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { VendorOrderDetail } from '@cityos/contracts'
import { useMay } from '../lib/use-may'
import { MoneyDrawer } from './money-drawer'
import { openOf, type MoneyVerb } from './open-amounts'
import { OrderConfirm } from './order-confirm'
import { PackDrawer } from './pack-drawer'
import { leftOf } from './quantities'
import { DANGEROUS, orderVerbs, type OrderVerb } from './verbs'

const MONEY: readonly MoneyVerb[] = ['capture', 'refund']

/** What may be done with a vendor order in its status, by whoever looks at it. */
export function OrderActions({ order }: { order: VendorOrderDetail }) {
  const { t } = useTranslation('cityos')
  const [asked, setAsked] = useState<OrderVerb | MoneyVerb>()
  const may = { update: useMay('vendor_order:update'), cancel: useMay('vendor_order:cancel') }
  const mayPay = useMay('vendor_order:refund')
  const close = () => setAsked(undefined)
  const unpacked = order.lines.some((line) => leftOf(line) > 0)
  const open = openOf(order)
  const verbs = [
    ...orderVerbs({ status: order.status, unpacked }, may),
    ...MONEY.filter((verb) => mayPay && open[verb] > 0),
  ]
  return (
    <>
      {verbs.map((verb) => (
        <Button
          key={verb}
          size="small"
          variant={DANGEROUS.includes(verb) ? 'danger' : 'secondary'}
          onClick={() => setAsked(verb)}
        >
          {t(`vendor_orders.verb.${verb}`)}
        </Button>
      ))}
      {asked === 'pack' && <PackDrawer order={order} onClose={close} />}
      {(asked === 'capture' || asked === 'refund') && (
        <MoneyDrawer order={order} verb={asked} onClose={close} />
      )}
      {asked && asked !== 'pack' && asked !== 'capture' && asked !== 'refund' && (
        <OrderConfirm key={asked} order={order} verb={asked} onClose={close} />
      )}
    </>
  )
}
