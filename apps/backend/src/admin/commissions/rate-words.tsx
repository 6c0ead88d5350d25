import { useTranslation } from 'react-i18next'
import type { CommissionTerms } from '@cityos/contracts'
import { useFormat } from '../lib/use-format'

/** What a rule charges, in words; one line for each currency that it speaks of. */
export function RateWords({ terms }: { terms: CommissionTerms }) {
  const { t } = useTranslation('cityos')
  const format = useFormat()
  if (terms.kind === 'percentage') return <bdi>{format.rate(terms.rate_bps)}</bdi>
  if (terms.kind === 'flat') {
    const sums = terms.amounts.map(({ amount_minor, currency_code }) =>
      format.money(amount_minor, currency_code),
    )
    return <>{t(`commissions.per.${terms.per}`, { amount: sums.join(' / ') })}</>
  }
  return (
    <span className="flex flex-col">
      <span>{t(`commissions.tiers.${terms.basis}_${terms.mode}`)}</span>
      {terms.tables.map(({ currency_code, tiers }) => (
        <bdi key={currency_code}>
          {tiers
            .map(({ from_minor, rate_bps }) =>
              t('commissions.tiers.from', {
                rate: format.rate(rate_bps),
                amount: format.money(from_minor, currency_code),
              }),
            )
            .join(' · ')}
        </bdi>
      ))}
    </span>
  )
}
