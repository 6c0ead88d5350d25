import { ArrowDownTray } from '@medusajs/icons'
import { Button, Table, toast } from '@medusajs/ui'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PayoutBatch, PayoutBatches } from '@cityos/contracts'
import { Loaded } from '../components/loaded'
import { LogTable } from '../components/log-table'
import { Money } from '../components/money'
import { OlderNewer } from '../components/older-newer'
import { Empty, Section } from '../components/section'
import { asApiError } from '../lib/api-error'
import { download } from '../lib/download'
import { useFormat } from '../lib/use-format'
import { useMay } from '../lib/use-may'
import { usePage } from '../lib/use-page'
import { UploadReport } from './upload-report'

const COLUMNS = ['created_at', 'executes', 'count', 'amount', 'message', 'taken', 'what']

/** The files for the bank, the newest first, and the way for what the bank says of them. */
export function BatchSection() {
  const { t } = useTranslation('cityos')
  const list = usePage<PayoutBatches>('/admin/payout-batches')
  const mayTake = useMay('payout:update')
  const busy = list.page.isPlaceholderData
  return (
    <Section
      title={t('payouts.bank')}
      subtitle={t('payouts.bank_hint')}
      actions={mayTake && <UploadReport />}
    >
      <Loaded reading={list.page} rows={4}>
        {({ payout_batches, next_cursor }) =>
          payout_batches.length === 0 ? (
            <Empty title={t('payouts.no_batches')} hint={t('payouts.no_batches_hint')} />
          ) : (
            <>
              <LogTable words="payouts" columns={mayTake ? COLUMNS : COLUMNS.slice(0, -1)} busy={busy}>
                {payout_batches.map((batch) => (
                  <BatchRow key={batch.id} batch={batch} mayTake={mayTake} />
                ))}
              </LogTable>
              <OlderNewer index={list.index} next={next_cursor} busy={busy} goTo={list.goTo} />
            </>
          )
        }
      </Loaded>
    </Section>
  )
}

function BatchRow({ batch, mayTake }: { batch: PayoutBatch; mayTake: boolean }) {
  const { t } = useTranslation('cityos')
  const format = useFormat()
  return (
    <Table.Row>
      <Table.Cell className="whitespace-nowrap">
        <bdi>{format.moment(batch.created_at)}</bdi>
      </Table.Cell>
      <Table.Cell className="whitespace-nowrap">
        <bdi>{format.day(batch.execution_date)}</bdi>
      </Table.Cell>
      <Table.Cell>{format.number(batch.payout_count)}</Table.Cell>
      <Table.Cell>
        <Money minor={batch.amount_minor} currency={batch.currency_code} />
      </Table.Cell>
      <Table.Cell>
        <bdi dir="ltr" className="font-mono">
          {batch.message_id}
        </bdi>
      </Table.Cell>
      <Table.Cell className="whitespace-nowrap">
        <bdi>{batch.downloaded_at ? format.moment(batch.downloaded_at) : t('payouts.not_taken')}</bdi>
      </Table.Cell>
      {mayTake && (
        <Table.Cell>
          <TakeFile batch={batch} />
        </Table.Cell>
      )}
    </Table.Row>
  )
}

/** Saves a file to give to the bank; that it was taken is noted. */
function TakeFile({ batch }: { batch: PayoutBatch }) {
  const { t } = useTranslation('cityos')
  const client = useQueryClient()
  const [busy, setBusy] = useState(false)
  const save = async () => {
    setBusy(true)
    try {
      await download(`/admin/payout-batches/${batch.id}/file`, `${batch.message_id}.xml`, 'POST')
      await client.invalidateQueries({ queryKey: ['cityos'] })
    } catch (error) {
      toast.error(asApiError(error).message)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Button size="small" variant="secondary" isLoading={busy} onClick={() => void save()}>
      <ArrowDownTray />
      {t('payouts.take_file')}
    </Button>
  )
}
