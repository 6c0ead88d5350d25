import { Button, clx, StatusBadge, Table, Text } from '@medusajs/ui'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DiscrepancyClass, PayoutReconciliation, PayoutReconciliations } from '@cityos/contracts'
import { Loaded } from '../components/loaded'
import { LogTable } from '../components/log-table'
import { OlderNewer } from '../components/older-newer'
import { Empty, Section } from '../components/section'
import { useFormat } from '../lib/use-format'
import { useMay } from '../lib/use-may'
import { usePage } from '../lib/use-page'
import { Person } from '../members/person'
import { CompareDrawer } from './compare-drawer'

const COLUMNS = ['asked', 'method', 'period', 'run', 'ours', 'theirs', 'found']
const COLOURS = { queued: 'grey', running: 'blue', finished: 'green', failed: 'red' } as const
/** While one is under way, what comes of it is soon to be seen. */
const SOON_MS = 3_000
const isUnderWay = ({ state }: PayoutReconciliation) => state === 'queued' || state === 'running'

interface RunSectionProps {
  /** The comparison whose findings are shown; empty for all. */
  chosen: string
  onChoose: (id: string) => void
}

/** Comparisons with providers, the newest first; a click shows what one has found. */
export function RunSection({ chosen, onChoose }: RunSectionProps) {
  const { t } = useTranslation('cityos')
  const mayAsk = useMay('payout_reconciliation:create')
  const [asking, setAsking] = useState(false)
  const list = usePage<PayoutReconciliations>(
    '/admin/payout-reconciliations',
    {},
    {
      pageSize: 10,
      refetchInterval: (page) => (page?.payout_reconciliations.some(isUnderWay) ? SOON_MS : false),
    },
  )
  const busy = list.page.isPlaceholderData
  const underWay = list.page.data?.payout_reconciliations.some(isUnderWay)
  useReadAgain(underWay === false)
  return (
    <Section
      title={t('reconciliation.runs')}
      subtitle={t('reconciliation.runs_hint')}
      actions={
        mayAsk && (
          <Button size="small" variant="secondary" onClick={() => setAsking(true)}>
            {t('reconciliation.compare')}
          </Button>
        )
      }
    >
      <Loaded reading={list.page} rows={4}>
        {({ payout_reconciliations: runs, next_cursor }) =>
          runs.length === 0 ? (
            <Empty title={t('reconciliation.no_runs')} hint={t('reconciliation.no_runs_hint')} />
          ) : (
            <>
              <LogTable words="reconciliation" columns={COLUMNS} busy={busy}>
                {runs.map((run) => (
                  <RunRow
                    key={run.id}
                    run={run}
                    isChosen={run.id === chosen}
                    onChoose={() => onChoose(run.id)}
                  />
                ))}
              </LogTable>
              <OlderNewer index={list.index} next={next_cursor} busy={busy} goTo={list.goTo} />
            </>
          )
        }
      </Loaded>
      {asking && <CompareDrawer onClose={() => setAsking(false)} />}
    </Section>
  )
}

/** What one has found is read when it is over. */
function useReadAgain(isOver: boolean): void {
  const client = useQueryClient()
  useEffect(() => {
    if (!isOver) return
    const isFindings = ({ queryKey: [, path] }: { queryKey: readonly unknown[] }) =>
      String(path).startsWith('/admin/payout-findings')
    void client.invalidateQueries({ predicate: isFindings })
  }, [client, isOver])
}

interface RunRowProps {
  run: PayoutReconciliation
  isChosen: boolean
  onChoose: () => void
}

function RunRow({ run, isChosen, onChoose }: RunRowProps) {
  const { t } = useTranslation('cityos')
  const format = useFormat()
  const { state, ours, theirs, found, by_class, error, requested_by } = run
  const classes = Object.entries(by_class) as [DiscrepancyClass, number][]
  return (
    <Table.Row
      className={clx('cursor-pointer', isChosen && 'bg-ui-bg-base-pressed')}
      tabIndex={0}
      aria-selected={isChosen}
      onClick={onChoose}
      onKeyDown={({ key }) => key === 'Enter' && onChoose()}
    >
      <Table.Cell className="whitespace-nowrap py-2">
        <bdi>{format.moment(run.created_at)}</bdi>
        <Text size="xsmall" className="text-ui-fg-muted">
          {requested_by ? <Person id={requested_by} /> : t('reconciliation.daily')}
        </Text>
      </Table.Cell>
      <Table.Cell>{t(`payouts.method.${run.method}`)}</Table.Cell>
      <Table.Cell className="whitespace-nowrap">
        <bdi>{format.date(run.from)}</bdi>
        {' – '}
        <bdi>{format.date(run.to)}</bdi>
      </Table.Cell>
      <Table.Cell>
        <StatusBadge color={COLOURS[state]} className="whitespace-nowrap">
          {t(`reconciliation.run.${state}`)}
        </StatusBadge>
        {error && (
          <Text size="xsmall" className="text-ui-fg-error max-w-48 whitespace-normal">
            <bdi>{error}</bdi>
          </Text>
        )}
      </Table.Cell>
      <Table.Cell>{format.number(ours)}</Table.Cell>
      <Table.Cell>{format.number(theirs)}</Table.Cell>
      <Table.Cell className="py-2">
        {state === 'finished' && found === 0 && t('reconciliation.all_agrees')}
        {classes.map(([name, count]) => (
          <Text key={name} size="small" className="whitespace-nowrap">
            {t(`reconciliation.class.${name}`)}: {format.number(count)}
          </Text>
        ))}
      </Table.Cell>
    </Table.Row>
  )
}
