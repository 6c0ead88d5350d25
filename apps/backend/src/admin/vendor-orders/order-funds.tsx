import { Button, StatusBadge } from '@medusajs/ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { VendorOrderDetail } from '@cityos/contracts'
import { Row, Section } from '../components/section'
import { useFormat } from '../lib/use-format'
import { useMay } from '../lib/use-may'
import { FundsConfirm } from './funds-confirm'
import { fundsStateOf, fundsVerbs, type FundsState, type FundsVerb } from './funds-verbs'

const COLOURS = {
  none: 'grey',
  waiting: 'orange',
  held: 'red',
  reserve: 'blue',
  released: 'green',
  closed: 'grey',
} as const satisfies Record<FundsState, string>

/** Where the vendor's money of this order is, and what whoever may decides about it. */
export function OrderFunds({ order }: { order: VendorOrderDetail }) {
  const { t } = useTranslation('cityos')
  const format = useFormat()
  const mayDecide = useMay('vendor_order:release')
  const [asked, setAsked] = useState<FundsVerb>()
  const state = fundsStateOf(order)
  const { funds_held_at, funds_held_reason, released_at, reserve_until } = order
  return (
    <Section
      title={t('vendor_orders.funds.title')}
      subtitle={t('vendor_orders.funds.hint')}
      actions={
        mayDecide &&
        fundsVerbs(order).map((verb) => (
          <Button key={verb} size="small" variant="secondary" onClick={() => setAsked(verb)}>
            {t(`vendor_orders.funds.verb.${verb}`)}
          </Button>
        ))
      }
    >
      <Row label={t('vendor_orders.column.status')}>
        <StatusBadge color={COLOURS[state]}>{t(`vendor_orders.funds.state.${state}`)}</StatusBadge>
      </Row>
      {funds_held_at && (
        <>
          <Row label={t('vendor_orders.funds.held_at')}>{format.moment(funds_held_at)}</Row>
          <Row label={t('vendor_orders.reason')}>{funds_held_reason}</Row>
        </>
      )}
      {released_at && <Row label={t('vendor_orders.funds.released_at')}>{format.moment(released_at)}</Row>}
      {reserve_until && (
        <Row label={t('vendor_orders.funds.reserve_until')}>{format.moment(reserve_until)}</Row>
      )}
      {asked && <FundsConfirm key={asked} verb={asked} order={order} onClose={() => setAsked(undefined)} />}
    </Section>
  )
}
