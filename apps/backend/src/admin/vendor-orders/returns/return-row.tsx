import { Button, StatusBadge, Text } from '@medusajs/ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { VendorReturn } from '@cityos/contracts'
import { Confirm } from '../../components/confirm'
import { Money } from '../../components/money'
import { useAction } from '../../lib/use-action'
import { useFormat } from '../../lib/use-format'
import { useMayAny } from '../../lib/use-may'
import { ReceiveDrawer } from './receive-drawer'
import { returnVerbs, type ReturnProps, type ReturnVerb } from './return-verbs'

const COLOURS = {
  open: 'grey',
  requested: 'orange',
  partially_received: 'blue',
  received: 'green',
  canceled: 'grey',
} as const satisfies Record<VendorReturn['status'], string>

/** One return: what is in it, what of it has come, and what comes next. */
export function ReturnRow({ order, back }: ReturnProps) {
  const { t } = useTranslation('cityos')
  const format = useFormat()
  const may = useMayAny()
  const [asked, setAsked] = useState<ReturnVerb>()
  const close = () => setAsked(undefined)
  const cancel = useAction({ silent: true, done: t('vendor_orders.returns.done.cancel'), onDone: close })
  const titleOf = (id: string) => order.lines.find(({ source_id }) => source_id === id)?.title ?? id
  const count = (quantity: string) => format.number(Number(quantity))
  const belongs = back.exchange_id ? 'exchange' : back.claim_id ? 'claim' : undefined
  const ask = (verb: ReturnVerb) => {
    cancel.reset()
    setAsked(verb)
  }
  return (
    <div className="flex flex-wrap items-start justify-between gap-3 px-6 py-4">
      <div className="flex min-w-0 flex-col gap-y-1">
        <div className="flex flex-wrap items-center gap-x-2">
          <Text size="small" weight="plus">
            <bdi>{format.moment(back.requested_at ?? back.created_at)}</bdi>
          </Text>
          <StatusBadge color={COLOURS[back.status]} className="whitespace-nowrap">
            {t(`vendor_orders.returns.status.${back.status}`)}
          </StatusBadge>
        </div>
        {back.items.map((item) => (
          <Text key={item.line_item_id} size="small" className="text-ui-fg-subtle">
            <bdi>{count(item.quantity)}</bdi> × <bdi>{titleOf(item.line_item_id)}</bdi>
            {' · '}
            {t('vendor_orders.returns.came', { quantity: count(item.received_quantity) })}
            {item.note && <bdi> · {item.note}</bdi>}
          </Text>
        ))}
        {belongs && (
          <Text size="small" className="text-ui-fg-muted">
            {t(`vendor_orders.returns.of.${belongs}`)}
          </Text>
        )}
        {back.refund_minor > 0 && (
          <Text size="small" className="text-ui-fg-subtle">
            {t('vendor_orders.returns.refund')}:{' '}
            <Money minor={back.refund_minor} currency={order.currency_code} />
          </Text>
        )}
      </div>
      <div className="flex gap-x-2">
        {returnVerbs(back, may).map((verb) => (
          <Button key={verb} size="small" variant="secondary" onClick={() => ask(verb)}>
            {t(`vendor_orders.returns.verb.${verb}`)}
          </Button>
        ))}
      </div>
      {asked === 'receive' && <ReceiveDrawer order={order} back={back} onClose={close} />}
      {asked === 'cancel' && (
        <Confirm
          open
          waits
          danger
          busy={cancel.isPending}
          title={t('vendor_orders.returns.question')}
          hint={t('vendor_orders.returns.verb_hint.cancel')}
          verb={t('vendor_orders.returns.verb.cancel')}
          error={cancel.error?.message}
          onClose={close}
          onConfirm={() =>
            cancel.mutate({ path: `/admin/vendor-orders/${order.id}/returns/${back.id}/cancel` })
          }
        />
      )}
    </div>
  )
}
