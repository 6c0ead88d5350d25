import { Button, clx, Table, Text } from '@medusajs/ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import type { PayoutFinding } from '@cityos/contracts'
import { Confirm } from '../components/confirm'
import { Code, DetailDrawer } from '../components/detail-drawer'
import { LogTable } from '../components/log-table'
import { Row } from '../components/section'
import { useAction } from '../lib/use-action'
import { useFormat } from '../lib/use-format'
import { useMay } from '../lib/use-may'
import { useRead } from '../lib/use-read'
import { Person } from '../members/person'
import { FindingState } from './finding-state'
import { SideValue } from './side-value'
import { comparedOf, isOfReversal } from './sides'

/** One difference with what either side says; whoever may settles it with what was found out. */
export function FindingDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation('cityos')
  const path = `/admin/payout-findings/${id}`
  const reading = useRead<{ payout_finding: PayoutFinding }>(path)
  const mayResolve = useMay('payout_reconciliation:resolve')
  const [asked, setAsked] = useState(false)
  const resolve = useAction({
    silent: true,
    done: t('reconciliation.resolved'),
    onDone: () => setAsked(false),
  })
  const found = reading.data?.payout_finding
  return (
    <DetailDrawer
      title={found ? t(`reconciliation.class.${found.class}`) : t('reconciliation.finding')}
      subtitle={<Code>{id}</Code>}
      reading={reading}
      onClose={onClose}
      actions={
        mayResolve &&
        found?.state === 'open' && (
          <Button size="small" onClick={() => setAsked(true)}>
            {t('reconciliation.resolve')}
          </Button>
        )
      }
      question={
        asked && (
          <Confirm
            open
            waits
            reason="needed"
            busy={resolve.isPending}
            title={t('reconciliation.resolve_question')}
            hint={t('reconciliation.resolve_hint')}
            verb={t('reconciliation.resolve')}
            error={resolve.error?.message}
            onClose={() => setAsked(false)}
            onConfirm={(resolution) => resolve.mutate({ path: `${path}/resolve`, body: { resolution } })}
          />
        )
      }
    >
      {({ payout_finding: finding }) => (
        <>
          <Facts finding={finding} />
          <Sides finding={finding} />
        </>
      )}
    </DetailDrawer>
  )
}

function Facts({ finding }: { finding: PayoutFinding }) {
  const { t } = useTranslation('cityos')
  const format = useFormat()
  const { state, method, payout_id, ours, resolution, resolved_by, resolved_at } = finding
  const ofReversal = isOfReversal(finding)
  return (
    <>
      <Text size="small" className="text-ui-fg-subtle px-6 py-4">
        {t(`reconciliation.${ofReversal ? 'reversal_hint' : 'class_hint'}.${finding.class}`)}
      </Text>
      <Row label={t('reconciliation.column.state')}>
        <FindingState state={state} />
      </Row>
      {resolution && <Row label={t('reconciliation.resolution')}>{resolution}</Row>}
      {resolved_at && (
        <Row label={t('reconciliation.resolved_at')}>
          {format.moment(resolved_at)}
          {' · '}
          {resolved_by ? <Person id={resolved_by} /> : t('reconciliation.by_itself')}
        </Row>
      )}
      <Row label={t('payouts.column.method')}>{t(`payouts.method.${method}`)}</Row>
      {/* Where we know nothing, the payout is what the provider calls it; what was taken back is always of one of ours. */}
      {payout_id && (ours || ofReversal) && (
        <Row label={t('payouts.one')}>
          <Link
            to={`/vendors/payouts/${payout_id}`}
            className="text-ui-fg-interactive break-all font-mono hover:underline"
          >
            {payout_id}
          </Link>
        </Row>
      )}
      <Row label={t('reconciliation.first_seen')}>{format.moment(finding.created_at)}</Row>
      <Row label={t('reconciliation.column.seen')}>{format.moment(finding.last_seen_at)}</Row>
    </>
  )
}

/** Ours and theirs beside each other, what differs marked. */
function Sides({ finding }: { finding: PayoutFinding }) {
  const { t } = useTranslation('cityos')
  const { ours, theirs } = finding
  const cell = (side: PayoutFinding['ours'], field: string, value: unknown) => (
    <Table.Cell className="max-w-48 whitespace-normal break-words py-2">
      <SideValue side={side} field={field} value={value} />
    </Table.Cell>
  )
  return (
    <LogTable words="reconciliation" columns={['field', 'ours', 'theirs']}>
      {comparedOf(finding).map(({ field, differs, ...said }) => (
        <Table.Row key={field} className={clx(differs && 'bg-ui-tag-red-bg')}>
          <Table.Cell className="whitespace-normal">
            {t(`reconciliation.field.${field}`, { defaultValue: field.replaceAll('_', ' ') })}
            {differs && <span className="sr-only"> ({t('reconciliation.differs')})</span>}
          </Table.Cell>
          {cell(ours, field, said.ours)}
          {cell(theirs, field, said.theirs)}
        </Table.Row>
      ))}
    </LogTable>
  )
}
