import { Button, Text } from '@medusajs/ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { VendorFulfillment, VendorOrderDetail } from '@cityos/contracts'
import { Confirm } from '../components/confirm'
import { useAction } from '../lib/use-action'
import { useFormat } from '../lib/use-format'
import { useMay } from '../lib/use-may'
import { ParcelState, parcelVerbs, type ParcelVerb } from './parcel-state'
import { ShipDrawer } from './ship-drawer'

interface ParcelProps {
  order: VendorOrderDetail
  parcel: VendorFulfillment
  number: number
}

/** One parcel: what is in it, how far it is, and what comes next. */
export function Parcel({ order, parcel, number }: ParcelProps) {
  const { t } = useTranslation('cityos')
  const format = useFormat()
  const mayUpdate = useMay('vendor_order:update')
  const [asked, setAsked] = useState<ParcelVerb>()
  const path = `/admin/vendor-orders/${order.id}/fulfillments/${parcel.id}`
  const close = () => setAsked(undefined)
  const act = useAction({
    ...(asked ? { done: t(`vendor_orders.done.${asked}`) } : {}),
    onDone: close,
    silent: true,
  })
  const titleOf = (id: string) => order.lines.find(({ source_id }) => source_id === id)?.title ?? id
  return (
    <div className="flex flex-wrap items-start justify-between gap-3 px-6 py-4">
      <div className="flex min-w-0 flex-col gap-y-1">
        <div className="flex items-center gap-x-2">
          <Text size="small" weight="plus">
            {t('vendor_orders.parcel', { number: format.number(number) })}
          </Text>
          <ParcelState parcel={parcel} />
        </div>
        {parcel.items.map((item) => (
          <Text key={item.line_item_id} size="small" className="text-ui-fg-subtle">
            <bdi>{format.number(Number(item.quantity))}</bdi> × <bdi>{titleOf(item.line_item_id)}</bdi>
          </Text>
        ))}
        {parcel.labels.map(({ tracking_number, tracking_url }) => (
          <Text key={tracking_number} size="small" className="text-ui-fg-subtle">
            {t('vendor_orders.tracking_number')}: <Tracking number={tracking_number} url={tracking_url} />
          </Text>
        ))}
      </div>
      {mayUpdate && (
        <div className="flex gap-x-2">
          {parcelVerbs(parcel).map((verb) => (
            <Button
              key={verb}
              size="small"
              variant="secondary"
              onClick={() => {
                act.reset()
                setAsked(verb)
              }}
            >
              {t(`vendor_orders.verb.${verb}`)}
            </Button>
          ))}
        </div>
      )}
      {asked === 'ship' && <ShipDrawer path={path} onClose={close} />}
      {asked && asked !== 'ship' && (
        <Confirm
          open
          waits
          busy={act.isPending}
          danger={asked === 'unpack'}
          title={t(`vendor_orders.question.${asked}`)}
          hint={t(`vendor_orders.verb_hint.${asked}`)}
          verb={t(`vendor_orders.verb.${asked}`)}
          error={act.error?.message}
          onClose={close}
          onConfirm={() => act.mutate({ path: `${path}/${asked === 'unpack' ? 'cancel' : 'deliver'}` })}
        />
      )}
    </div>
  )
}

/** Only what is an address of the web is a link: others have written it. */
function Tracking({ number, url }: { number: string; url: string }) {
  if (!/^https?:\/\//.test(url)) return <bdi dir="ltr">{number}</bdi>
  return (
    <a
      href={url}
      target="_blank"
      rel="noreferrer noopener"
      dir="ltr"
      className="text-ui-fg-interactive hover:underline"
    >
      {number}
    </a>
  )
}
