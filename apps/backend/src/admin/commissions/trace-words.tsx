import { Text } from '@medusajs/ui'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import type { CommissionPart, CommissionTrace } from '@cityos/contracts'
import { useFormat } from '../lib/use-format'
import { RuleName } from './rule-name'

/** Within a sentence that runs the other way an amount keeps its own direction, and its neighbours keep theirs. */
const isolated = (text: string) => `\u2068${text}\u2069`

/** How an amount came about, in the words of whoever reads it. */
export function TraceWords({ trace, currency }: { trace: CommissionTrace; currency: string }) {
  const { t } = useTranslation('cityos')
  const format = useFormat()
  const words = usePartWords(currency)
  if (!trace.rule_id) return <Small>{t('commissions.trace.none')}</Small>
  const sum = trace.parts.map(words).join(' + ')
  const amount = isolated(format.money(trace.amount_minor, currency))
  return (
    <Small>
      <Link to={`/vendors/commissions/${trace.rule_id}`} className="text-ui-fg-interactive hover:underline">
        <RuleName id={trace.rule_id} />
      </Link>{' '}
      {trace.rule_version !== null &&
        t('commissions.version_of', { number: format.number(trace.rule_version) })}
      : <bdi>{trace.adjusted_to ? sum : `${sum} = ${amount}`}</bdi>
      {trace.adjusted_to && `, ${t(`commissions.trace.${trace.adjusted_to}`, { amount })}`}
    </Small>
  )
}

function usePartWords(currency: string): (part: CommissionPart) => string {
  const { t } = useTranslation('cityos')
  const format = useFormat()
  const money = (minor: number) => isolated(format.money(minor, currency))
  return (part) => {
    if (part.by === 'amount') return `${format.number(part.times)} × ${money(part.amount_minor)}`
    if (part.by === 'return')
      return t('commissions.trace.return', {
        amount: money(part.amount_minor),
        returned: money(part.returned_minor),
        base: money(part.base_minor),
        before: money(part.before_minor),
      })
    const words = t('commissions.trace.rate', { rate: format.rate(part.rate_bps), of: money(part.of_minor) })
    return part.tier === null ? words : t('commissions.trace.tier', { tier: format.number(part.tier), words })
  }
}

function Small({ children }: { children: ReactNode }) {
  return (
    <Text as="div" size="small" className="text-ui-fg-subtle">
      {children}
    </Text>
  )
}
