import { clx } from '@medusajs/ui'
import { useFormat } from '../lib/use-format'

interface MoneyProps {
  minor: number
  currency: string
  /** Below nothing is shown as such. */
  signed?: boolean
}

/** An amount in minor units, in the digits of its currency. */
export function Money({ minor, currency, signed }: MoneyProps) {
  const format = useFormat()
  return (
    <bdi className={clx('whitespace-nowrap tabular-nums', signed && minor < 0 && 'text-ui-fg-error')}>
      {format.money(minor, currency)}
    </bdi>
  )
}
