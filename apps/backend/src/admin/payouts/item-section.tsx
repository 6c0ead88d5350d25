import { Table, Text } from '@medusajs/ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import type { PayoutItem, WholePayout } from '@cityos/contracts'
import { LogTable } from '../components/log-table'
import { Money } from '../components/money'
import { Empty, Section } from '../components/section'
import { TransactionDrawer } from '../ledger/transaction-drawer'
import { useFormat } from '../lib/use-format'
import { useMay } from '../lib/use-may'

/** The entries of the ledger that a payout pays: they sum to its amount. A click shows the whole money move. */
export function ItemSection({ payout }: { payout: WholePayout }) {
  const { t } = useTranslation('cityos')
  const format = useFormat()
  const [shown, setShown] = useState<string>()
  const mayRead = useMay('ledger:read')
  const { items, item_count, currency_code } = payout
  return (
    <Section
      title={t('payouts.items')}
      subtitle={t('payouts.items_hint', { number: format.number(item_count) })}
    >
      {items.length === 0 ? (
        <Empty title={t('payouts.no_items')} />
      ) : (
        <LogTable words="payouts" columns={['entry', 'order', 'amount', 'when']}>
          {items.map((item, index) => (
            <ItemRow
              key={index}
              item={item}
              currency={currency_code}
              {...(mayRead ? { onShow: () => setShown(item.transaction_id) } : {})}
            />
          ))}
        </LogTable>
      )}
      {item_count > items.length && (
        <Text size="small" className="text-ui-fg-subtle px-6 py-3">
          {t('payouts.items_more', { number: format.number(items.length) })}
        </Text>
      )}
      {shown && <TransactionDrawer id={shown} onShow={setShown} onClose={() => setShown(undefined)} />}
    </Section>
  )
}

function ItemRow({ item, currency, onShow }: { item: PayoutItem; currency: string; onShow?: () => void }) {
  const { t } = useTranslation('cityos')
  const format = useFormat()
  const { kind, vendor_order_id, amount_minor, occurred_at } = item
  const opens = onShow && {
    className: 'cursor-pointer',
    tabIndex: 0,
    onClick: onShow,
    onKeyDown: ({ key }: { key: string }) => key === 'Enter' && onShow(),
  }
  return (
    <Table.Row {...opens}>
      <Table.Cell>{t(`ledger.kind.${kind}`)}</Table.Cell>
      <Table.Cell>
        {vendor_order_id ? (
          <Link
            to={`/vendors/orders/${vendor_order_id}`}
            className="text-ui-fg-interactive hover:underline"
            onClick={(event) => event.stopPropagation()}
            onKeyDown={(event) => event.stopPropagation()}
          >
            {t('payouts.open_order')}
          </Link>
        ) : (
          '—'
        )}
      </Table.Cell>
      <Table.Cell>
        <Money signed minor={amount_minor} currency={currency} />
      </Table.Cell>
      <Table.Cell className="whitespace-nowrap">
        <bdi>{format.date(occurred_at)}</bdi>
      </Table.Cell>
    </Table.Row>
  )
}
