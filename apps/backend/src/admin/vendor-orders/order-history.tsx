import { Text } from '@medusajs/ui'
import { useTranslation } from 'react-i18next'
import type { VendorOrderDetail } from '@cityos/contracts'
import { Section } from '../components/section'
import { useFormat } from '../lib/use-format'
import { historyOf } from './history'

/** What has become of a vendor order, along a line of time. */
export function OrderHistory({ order }: { order: VendorOrderDetail }) {
  const { t } = useTranslation('cityos')
  const format = useFormat()
  return (
    <Section title={t('vendor_orders.history')}>
      <ol className="flex flex-col gap-y-4 px-6 py-4">
        {historyOf(order).map(({ at, what, parcel, reason }) => (
          <li key={`${what}-${parcel ?? ''}-${at}`} className="border-ui-border-base border-s-2 ps-4">
            <Text size="small" weight="plus">
              {t(`vendor_orders.happened.${what}`, { number: parcel && format.number(parcel) })}
            </Text>
            {reason && (
              <Text size="small" className="text-ui-fg-subtle">
                <bdi>{reason}</bdi>
              </Text>
            )}
            <Text size="xsmall" className="text-ui-fg-muted">
              <bdi>{format.moment(at)}</bdi>
            </Text>
          </li>
        ))}
      </ol>
    </Section>
  )
}
