import { Table } from '@medusajs/ui'
import { useTranslation } from 'react-i18next'
import type { LedgerAccount } from '@cityos/contracts'
import { LogTable } from '../components/log-table'
import { Money } from '../components/money'
import { OlderNewer } from '../components/older-newer'
import { Empty } from '../components/section'
import { Failure, Loading } from '../components/states'
import { usePage } from '../lib/use-page'
import { VendorName } from '../vendors/vendor-name'

interface Page {
  ledger_accounts: LedgerAccount[]
  limit: number
  next_cursor: string | null
}

/** Accounts with what is in them: the vendor and the currency narrow them. */
export function AccountTable({ filters }: { filters: Record<string, string> }) {
  const { t } = useTranslation('cityos')
  const { vendor_id, currency_code } = filters
  const list = usePage<Page>(
    '/admin/ledger/accounts',
    { owner_id: vendor_id, currency_code },
    { ordered: false, pageSize: 50 },
  )
  const { data, error, refetch, isPlaceholderData } = list.page
  if (error) return <Failure error={error} onRetry={() => void refetch()} />
  if (!data) return <Loading rows={5} />
  if (!data.ledger_accounts.length)
    return <Empty title={t('ledger.no_accounts')} hint={t('ledger.empty_hint')} />
  return (
    <>
      <LogTable words="ledger" columns={['whose', 'account', 'currency', 'balance']} busy={isPlaceholderData}>
        {data.ledger_accounts.map(({ id, owner_id, kind, currency_code: currency, balance_minor }) => (
          <Table.Row key={id}>
            <Table.Cell>
              {owner_id === 'platform' ? t('ledger.platform') : <VendorName id={owner_id} />}
            </Table.Cell>
            <Table.Cell title={t(`ledger.account_hint.${kind}`)}>{t(`ledger.account.${kind}`)}</Table.Cell>
            <Table.Cell>
              <bdi dir="ltr">{currency.toUpperCase()}</bdi>
            </Table.Cell>
            <Table.Cell>
              <Money signed minor={balance_minor} currency={currency} />
            </Table.Cell>
          </Table.Row>
        ))}
      </LogTable>
      <OlderNewer index={list.index} next={data.next_cursor} busy={isPlaceholderData} goTo={list.goTo} />
    </>
  )
}
