import { Table } from '@medusajs/ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LedgerTransaction } from '@cityos/contracts'
import { LogTable } from '../components/log-table'
import { Money } from '../components/money'
import { OlderNewer } from '../components/older-newer'
import { Empty } from '../components/section'
import { Failure, Loading } from '../components/states'
import { useFormat } from '../lib/use-format'
import { usePage } from '../lib/use-page'
import { VendorName } from '../vendors/vendor-name'
import { movedOf } from './moved'
import { TransactionDrawer } from './transaction-drawer'

const COLUMNS = ['what', 'moved', 'whose', 'reason', 'when']

interface Page {
  ledger_transactions: LedgerTransaction[]
  limit: number
  next_cursor: string | null
}

/** Money moves, the newest first; a click, or Enter, shows the postings of one. */
export function TransactionLog({ filters }: { filters: Record<string, string> }) {
  const { t } = useTranslation('cityos')
  const [shown, setShown] = useState<string>()
  const list = usePage<Page>('/admin/ledger/transactions', filters, { ordered: false })
  const { data, error, refetch, isPlaceholderData } = list.page
  if (error) return <Failure error={error} onRetry={() => void refetch()} />
  if (!data) return <Loading rows={5} />
  if (!data.ledger_transactions.length)
    return <Empty title={t('ledger.empty')} hint={t('ledger.empty_hint')} />
  return (
    <>
      <LogTable words="ledger" columns={COLUMNS} busy={isPlaceholderData}>
        {data.ledger_transactions.map((transaction) => (
          <TransactionRow
            key={transaction.id}
            transaction={transaction}
            onShow={() => setShown(transaction.id)}
          />
        ))}
      </LogTable>
      <OlderNewer index={list.index} next={data.next_cursor} busy={isPlaceholderData} goTo={list.goTo} />
      {shown && <TransactionDrawer id={shown} onShow={setShown} onClose={() => setShown(undefined)} />}
    </>
  )
}

function TransactionRow({ transaction, onShow }: { transaction: LedgerTransaction; onShow: () => void }) {
  const { t } = useTranslation('cityos')
  const format = useFormat()
  const { vendors, amounts } = movedOf(transaction)
  const [vendor, ...others] = vendors
  return (
    <Table.Row
      className="cursor-pointer"
      tabIndex={0}
      onClick={onShow}
      onKeyDown={({ key }) => key === 'Enter' && onShow()}
    >
      <Table.Cell className="whitespace-nowrap">{t(`ledger.kind.${transaction.kind}`)}</Table.Cell>
      <Table.Cell>
        {amounts.map(({ minor, currency }) => (
          <div key={currency}>
            <Money minor={minor} currency={currency} />
          </div>
        ))}
      </Table.Cell>
      <Table.Cell>
        {vendor ? <VendorName id={vendor} /> : t('ledger.platform')}
        {others.length > 0 && ` +${format.number(others.length)}`}
      </Table.Cell>
      <Table.Cell className="max-w-60 truncate">
        <bdi>{transaction.reason ?? '—'}</bdi>
      </Table.Cell>
      <Table.Cell className="whitespace-nowrap">
        <bdi>{format.moment(transaction.occurred_at)}</bdi>
      </Table.Cell>
    </Table.Row>
  )
}
