import { Text } from '@medusajs/ui'
import { useTranslation } from 'react-i18next'
import type { SubscriptionChangePreview } from '@cityos/contracts'
import { Money } from '../components/money'
import { Row } from '../components/section'
import { useFormat } from '../lib/use-format'

const SUMS = ['credit', 'charge', 'credit_used', 'due_now', 'credit_left'] as const

/** What a change comes to, as the server has computed it. */
export function ChangePreview({ preview }: { preview: SubscriptionChangePreview | undefined }) {
  const { t } = useTranslation('cityos')
  const format = useFormat()
  if (!preview) {
    return (
      <Text size="small" className="text-ui-fg-subtle">
        {t('subscriptions.changing.nothing')}
      </Text>
    )
  }
  const { currency_code: currency } = preview
  // What is due now is said also where it is nothing.
  const shown = SUMS.filter((sum) => sum === 'due_now' || preview[`${sum}_minor`] > 0)
  return (
    <section aria-label={t('subscriptions.changing.comes_to')} className="divide-y rounded-lg border">
      <Row label={t('subscriptions.changing.from')}>{format.day(preview.effective_on)}</Row>
      {shown.map((sum) => (
        <Row key={sum} label={t(`subscriptions.changing.${sum}`)}>
          <Money minor={preview[`${sum}_minor`]} currency={currency} />
        </Row>
      ))}
      <Row label={t('subscriptions.column.next')}>
        <Money minor={preview.next_minor} currency={currency} /> · {format.day(preview.next_on)}
      </Row>
      <Text size="xsmall" className="text-ui-fg-muted px-6 py-3">
        {t('subscriptions.changing.tax')}
      </Text>
    </section>
  )
}
