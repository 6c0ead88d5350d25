import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { VendorOrderDetail } from '@cityos/contracts'
import { CheckField } from '../components/check-field'
import { Confirm } from '../components/confirm'
import { useAction } from '../lib/use-action'
import { fundsStateOf, type FundsVerb } from './funds-verbs'

interface FundsConfirmProps {
  verb: FundsVerb
  order: VendorOrderDetail
  onClose: () => void
}

/** Asks why money is kept back, no longer is, or comes before its time: the vendor reads it, or the ledger keeps it. */
export function FundsConfirm({ verb, order, onClose }: FundsConfirmProps) {
  const { t } = useTranslation('cityos')
  // Behind the release the reserve is all that there is to come free.
  const isReserve = fundsStateOf(order) === 'reserve'
  const [freeReserve, setFreeReserve] = useState(isReserve)
  const act = useAction({
    silent: true,
    done: t(`vendor_orders.funds.done.${verb}`),
    onDone: onClose,
  })
  const early = verb === 'release' ? { free_reserve: freeReserve } : {}
  return (
    <Confirm
      open
      waits
      reason="needed"
      busy={act.isPending}
      danger={verb === 'hold'}
      title={t(`vendor_orders.funds.question.${verb}`, { number: order.display_id })}
      hint={t(`vendor_orders.funds.verb_hint.${verb}`)}
      verb={t(`vendor_orders.funds.verb.${verb}`)}
      error={act.error?.message}
      onClose={onClose}
      onConfirm={(reason) =>
        act.mutate({
          path: `/admin/vendor-orders/${order.id}/funds/${verb}`,
          body: { reason, ...early },
        })
      }
    >
      {verb === 'release' && (
        <CheckField
          label={t('vendor_orders.funds.free_reserve')}
          hint={t('vendor_orders.funds.free_reserve_hint')}
          value={freeReserve}
          onChange={setFreeReserve}
        />
      )}
    </Confirm>
  )
}
