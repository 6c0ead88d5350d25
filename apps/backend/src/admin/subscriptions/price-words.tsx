import { useTranslation } from 'react-i18next'
import type { SubscriptionPlan } from '@cityos/contracts'
import { useFormat } from '../lib/use-format'

/** What a piece costs on a plan, in words. */
export function PriceWords({ plan }: { plan: Pick<SubscriptionPlan, 'prices' | 'discount_bps'> }) {
  const { t } = useTranslation('cityos')
  const format = useFormat()
  const { prices, discount_bps } = plan
  if (prices) {
    const amounts = Object.entries(prices).map(([currency, minor]) => format.money(minor, currency))
    return <bdi>{amounts.join(' / ')}</bdi>
  }
  return (
    <>
      {discount_bps
        ? t('subscriptions.discounted', { rate: format.rate(discount_bps) })
        : t('subscriptions.full_price')}
    </>
  )
}
