import { Table, Text } from '@medusajs/ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PayoutFinding, PayoutFindings } from '@cityos/contracts'
import { Loaded } from '../components/loaded'
import { LogTable } from '../components/log-table'
import { OlderNewer } from '../components/older-newer'
import { Empty } from '../components/section'
import { useFormat } from '../lib/use-format'
import { usePage } from '../lib/use-page'
import { FindingDrawer } from './finding-drawer'
import { FindingState } from './finding-state'
import { isOfReversal } from './sides'

const COLUMNS = ['class', 'method', 'about', 'state', 'seen']

/** Findings, the newest first; a click, or Enter, shows both sides of one. */
export function FindingLog({ filter }: { filter: Partial<Record<string, string>> }) {
  const { t } = useTranslation('cityos')
  const [shown, setShown] = useState<string>()
  const list = usePage<PayoutFindings>('/admin/payout-findings', filter)
  const busy = list.page.isPlaceholderData
  return (
    <>
      <Loaded reading={list.page} rows={4}>
        {({ payout_findings, next_cursor }) =>
          payout_findings.length === 0 ? (
            <Empty title={t('reconciliation.empty')} hint={t('reconciliation.empty_hint')} />
          ) : (
            <>
              <LogTable words="reconciliation" columns={COLUMNS} busy={busy}>
                {payout_findings.map((finding) => (
                  <FindingRow key={finding.id} finding={finding} onShow={() => setShown(finding.id)} />
                ))}
              </LogTable>
              <OlderNewer index={list.index} next={next_cursor} busy={busy} goTo={list.goTo} />
            </>
          )
        }
      </Loaded>
      {shown && <FindingDrawer id={shown} onClose={() => setShown(undefined)} />}
    </>
  )
}

function FindingRow({ finding, onShow }: { finding: PayoutFinding; onShow: () => void }) {
  const { t } = useTranslation('cityos')
  const format = useFormat()
  const { method, payout_id, provider_reference, last_seen_at } = finding
  return (
    <Table.Row
      className="cursor-pointer"
      tabIndex={0}
      onClick={onShow}
      onKeyDown={({ key }) => key === 'Enter' && onShow()}
    >
      <Table.Cell className="py-2">
        {t(`reconciliation.class.${finding.class}`)}
        {isOfReversal(finding) && (
          <Text size="xsmall" className="text-ui-fg-muted">
            {t('reconciliation.of_reversal')}
          </Text>
        )}
      </Table.Cell>
      <Table.Cell>{t(`payouts.method.${method}`)}</Table.Cell>
      <Table.Cell className="max-w-60">
        <bdi dir="ltr" className="block truncate font-mono">
          {payout_id ?? provider_reference ?? '—'}
        </bdi>
      </Table.Cell>
      <Table.Cell>
        <FindingState state={finding.state} />
      </Table.Cell>
      <Table.Cell className="whitespace-nowrap">
        <bdi>{format.moment(last_seen_at)}</bdi>
      </Table.Cell>
    </Table.Row>
  )
}
