import { useTranslation } from 'react-i18next'
import type { PayoutFinding } from '@cityos/contracts'
import { Money } from '../components/money'
import { useFormat } from '../lib/use-format'

interface SideValueProps {
  side: PayoutFinding['ours']
  field: string
  value: unknown
}

/** What one side says of a field, as one reads it: amounts in its own currency, states in words. */
export function SideValue({ side, field, value }: SideValueProps) {
  const { t } = useTranslation('cityos')
  const format = useFormat()
  if (value === undefined || value === null || value === '') return <>—</>
  const currency = side?.['currency_code']
  if (field.endsWith('_minor') && typeof value === 'number' && typeof currency === 'string')
    return <Money signed minor={value} currency={currency} />
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  const states = side && 'reversal_id' in side ? 'payouts.reversal_state' : 'payouts.status'
  if (field === 'status') return <>{t(`${states}.${text}`, { defaultValue: text })}</>
  if (field === 'currency_code') return <bdi dir="ltr">{text.toUpperCase()}</bdi>
  if (field.endsWith('_at')) return <bdi>{format.instant(text)}</bdi>
  return (
    <bdi dir="ltr" className="break-all font-mono">
      {text}
    </bdi>
  )
}
