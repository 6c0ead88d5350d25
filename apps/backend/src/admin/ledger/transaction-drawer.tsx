import { Button, Table } from '@medusajs/ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LedgerTransaction } from '@cityos/contracts'
import { Confirm } from '../components/confirm'
import { Code, DetailDrawer } from '../components/detail-drawer'
import { LogTable } from '../components/log-table'
import { Money } from '../components/money'
import { Row } from '../components/section'
import { useAction } from '../lib/use-action'
import { useFormat } from '../lib/use-format'
import { useMay } from '../lib/use-may'
import { useRead } from '../lib/use-read'
import { Person } from '../members/person'
import { VendorName } from '../vendors/vendor-name'

interface DrawerProps {
  id: string
  /** Goes on to another one: what it reverses, or what reversed it. */
  onShow: (id: string) => void
  onClose: () => void
}

/** One money move with its postings; an adjustment can be taken back. */
export function TransactionDrawer({ id, onShow, onClose }: DrawerProps) {
  const { t } = useTranslation('cityos')
  const path = `/admin/ledger/transactions/${id}`
  const reading = useRead<{ ledger_transaction: LedgerTransaction }>(path)
  const mayReverse = useMay('ledger:reverse')
  const [asked, setAsked] = useState(false)
  const reverse = useAction({
    silent: true,
    done: t('ledger.reversed'),
    onDone: () => setAsked(false),
  })
  const found = reading.data?.ledger_transaction
  const reversible = found?.kind === 'adjustment' && !found.reversed_by_id
  return (
    <DetailDrawer
      title={found ? t(`ledger.kind.${found.kind}`) : t('ledger.move')}
      subtitle={<Code>{id}</Code>}
      reading={reading}
      onClose={onClose}
      actions={
        mayReverse &&
        reversible && (
          <Button size="small" variant="danger" onClick={() => setAsked(true)}>
            {t('ledger.reverse')}
          </Button>
        )
      }
      question={
        asked && (
          <Confirm
            open
            waits
            danger
            reason="needed"
            busy={reverse.isPending}
            title={t('ledger.reverse_question')}
            hint={t('ledger.reverse_hint')}
            verb={t('ledger.reverse')}
            error={reverse.error?.message}
            onClose={() => setAsked(false)}
            onConfirm={(reason) => reverse.mutate({ path: `${path}/reverse`, body: { reason } })}
          />
        )
      }
    >
      {({ ledger_transaction: transaction }) => <Facts transaction={transaction} onShow={onShow} />}
    </DetailDrawer>
  )
}

function Facts({ transaction, onShow }: { transaction: LedgerTransaction; onShow: (id: string) => void }) {
  const { t } = useTranslation('cityos')
  const format = useFormat()
  const { occurred_at, created_at, reason, actor, source_type, source_id, postings } = transaction
  const other = (label: string, id: string | null) =>
    id && (
      <Row label={label}>
        <button
          type="button"
          className="text-ui-fg-interactive font-mono"
          dir="ltr"
          onClick={() => onShow(id)}
        >
          {id}
        </button>
      </Row>
    )
  return (
    <>
      <Row label={t('ledger.column.when')}>{format.instant(occurred_at)}</Row>
      <Row label={t('ledger.posted')}>{format.instant(created_at)}</Row>
      <Row label={t('ledger.because')} copy={source_id}>
        {source_type} · {source_id}
      </Row>
      {reason && <Row label={t('ledger.column.reason')}>{reason}</Row>}
      {actor && (
        <Row label={t('ledger.actor')}>
          <Person id={actor} />
        </Row>
      )}
      {other(t('ledger.reverses'), transaction.reverses_id)}
      {other(t('ledger.reversed_by'), transaction.reversed_by_id)}
      <LogTable words="ledger" columns={['account', 'whose', 'amount']}>
        {postings.map((posting, index) => (
          <Table.Row key={index}>
            <Table.Cell>{t(`ledger.account.${posting.kind}`)}</Table.Cell>
            <Table.Cell>
              {posting.owner_id === 'platform' ? t('ledger.platform') : <VendorName id={posting.owner_id} />}
            </Table.Cell>
            <Table.Cell>
              <Money signed minor={posting.amount_minor} currency={posting.currency_code} />
            </Table.Cell>
          </Table.Row>
        ))}
      </LogTable>
    </>
  )
}
