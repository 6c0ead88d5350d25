import { clx, Heading, Text } from '@medusajs/ui'
import { useTranslation } from 'react-i18next'
import type { VendorMoney } from '@cityos/contracts'
import { Money } from '../components/money'

const PARTS = ['pending', 'reserve', 'available', 'in_transit', 'owed'] as const

/** What vendors have now, whatever the period, and what they owe: each beside the largest of them. */
export function MoneyBars({ money, currency }: { money: VendorMoney; currency: string }) {
  const { t } = useTranslation('cityos')
  const most = Math.max(1, ...PARTS.map((part) => Math.abs(money[`${part}_minor`])))
  return (
    <div className="flex flex-col gap-y-3 px-6 py-4">
      <div>
        <Heading level="h3">{t('numbers.money')}</Heading>
        <Text size="small" className="text-ui-fg-subtle">
          {t('numbers.money_hint')}
        </Text>
      </div>
      <ul className="flex flex-col gap-y-2">
        {PARTS.map((part) => {
          const minor = money[`${part}_minor`]
          const share = `${(Math.abs(minor) / most) * 100}%`
          return (
            <li
              key={part}
              className="txt-small grid grid-cols-[minmax(7rem,1fr)_3fr_minmax(6rem,auto)] items-center gap-x-3"
            >
              <span className="text-ui-fg-subtle">{t(`numbers.part.${part}`)}</span>
              <span aria-hidden className="bg-ui-bg-component h-2 overflow-hidden rounded-full">
                <span
                  className={clx('block h-full', minor < 0 ? 'bg-ui-tag-red-icon' : 'bg-ui-tag-green-icon')}
                  style={{ width: share }}
                />
              </span>
              <span className="text-end">
                <Money signed minor={minor} currency={currency} />
              </span>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
