import { Button, Drawer, Table } from '@medusajs/ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportedBankReport } from '@cityos/contracts'
import { LogTable } from '../components/log-table'
import { PickFile } from '../components/pick-file'
import { Row } from '../components/section'
import { useAction } from '../lib/use-action'
import { useFormat } from '../lib/use-format'

/** Takes in what the bank says has become of transfers, and shows line by line what did not fit. */
export function UploadReport() {
  const { t } = useTranslation('cityos')
  const [report, setReport] = useState<ImportedBankReport>()
  const send = useAction<{ report: ImportedBankReport }>({
    onDone: (answer) => setReport(answer.report),
  })
  const upload = async (file: File) => {
    const content = await file.text()
    // XML begins with a bracket, also behind a byte order mark; a table does not.
    const format = /^\uFEFF?\s*</.test(content) ? 'camt' : 'csv'
    send.mutate({ path: '/admin/payout-imports', body: { format, content } })
  }
  return (
    <>
      <PickFile
        label={t('payouts.upload')}
        name={t('payouts.upload_hint')}
        accept=".xml,.csv,text/xml,application/xml,text/csv"
        isSending={send.isPending}
        onPick={(file) => void upload(file)}
      />
      {report && <ReportDrawer report={report} onClose={() => setReport(undefined)} />}
    </>
  )
}

function ReportDrawer({ report, onClose }: { report: ImportedBankReport; onClose: () => void }) {
  const { t } = useTranslation('cityos')
  const format = useFormat()
  const counts = ['confirmed', 'returned', 'known'] as const
  return (
    <Drawer open onOpenChange={(open) => !open && onClose()}>
      <Drawer.Content>
        <Drawer.Header>
          <Drawer.Title>{t('payouts.report')}</Drawer.Title>
          <Drawer.Description>
            {t(report.unmatched.length ? 'payouts.report_unmatched' : 'payouts.report_fits')}
          </Drawer.Description>
        </Drawer.Header>
        <Drawer.Body className="divide-y overflow-y-auto p-0">
          {counts.map((count) => (
            <Row key={count} label={t(`payouts.reported.${count}`)}>
              {format.number(report[count].length)}
            </Row>
          ))}
          {report.unmatched.length > 0 && (
            <LogTable words="payouts" columns={['reference', 'problem']}>
              {report.unmatched.map(({ reference, problem }, index) => (
                <Table.Row key={index}>
                  <Table.Cell>
                    <bdi dir="ltr" className="font-mono">
                      {reference}
                    </bdi>
                  </Table.Cell>
                  <Table.Cell className="whitespace-normal py-2">
                    <bdi>{problem}</bdi>
                  </Table.Cell>
                </Table.Row>
              ))}
            </LogTable>
          )}
        </Drawer.Body>
        <Drawer.Footer>
          <Button size="small" onClick={onClose}>
            {t('actions.close')}
          </Button>
        </Drawer.Footer>
      </Drawer.Content>
    </Drawer>
  )
}
