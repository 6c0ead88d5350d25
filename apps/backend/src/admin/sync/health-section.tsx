import { StatusBadge, Table } from '@medusajs/ui'
import { useTranslation } from 'react-i18next'
import type { SyncHealth } from '@cityos/contracts'
import { LogTable } from '../components/log-table'
import { OlderNewer } from '../components/older-newer'
import { Empty, Section } from '../components/section'
import { Failure, Loading } from '../components/states'
import { useFormat } from '../lib/use-format'
import { usePage } from '../lib/use-page'

interface Page {
  bridge: boolean
  health: SyncHealth[]
  limit: number
  next_cursor: string | null
}

const REREAD_MS = 5_000
const COLUMNS = ['tenant', 'connection', 'waiting', 'failed', 'dead', 'conflicts', 'lag', 'last'] as const
const COLOURS = { open: 'green', resting: 'red', disabled: 'grey', gone: 'grey', none: 'grey' } as const

/** How the bridge does for each tenant, read again every few seconds. */
export function HealthSection() {
  const { t } = useTranslation('cityos')
  const list = usePage<Page>('/admin/sync/health', {}, { ordered: false, refetchInterval: () => REREAD_MS })
  const { data, error, refetch, isPlaceholderData } = list.page
  if (error) return <Failure error={error} onRetry={() => void refetch()} />
  if (!data) return <Loading rows={3} />
  return (
    <Section title={t('sync.title')} subtitle={t('sync.subtitle')}>
      {!data.bridge && <Empty title={t('sync.off')} hint={t('sync.off_hint')} />}
      {data.bridge && data.health.length === 0 && <Empty title={t('states.none')} />}
      {data.bridge && data.health.length > 0 && (
        <LogTable words="sync" columns={COLUMNS}>
          {data.health.map((health) => (
            <HealthRow key={health.tenant_id} health={health} />
          ))}
        </LogTable>
      )}
      <OlderNewer index={list.index} next={data.next_cursor} busy={isPlaceholderData} goTo={list.goTo} />
    </Section>
  )
}

function HealthRow({ health }: { health: SyncHealth }) {
  const { t } = useTranslation('cityos')
  const format = useFormat()
  const { noted, queued, failed, dead, inbox_waiting, inbox_dead, conflicts, lag_ms, connection } = health
  const numbers = [noted + queued + inbox_waiting, failed, dead + inbox_dead, conflicts]
  return (
    <Table.Row>
      <Table.Cell>
        <bdi>{health.handle}</bdi>
      </Table.Cell>
      <Table.Cell>
        <StatusBadge color={COLOURS[connection]} className="whitespace-nowrap">
          {t(`sync.connection.${connection}`)}
        </StatusBadge>
      </Table.Cell>
      {numbers.map((value, index) => (
        <Table.Cell key={COLUMNS[index + 2]}>{format.number(value)}</Table.Cell>
      ))}
      <Table.Cell className="whitespace-nowrap">
        {lag_ms === null ? '—' : t('sync.seconds', { number: format.number(Math.round(lag_ms / 100) / 10) })}
      </Table.Cell>
      <Table.Cell className="whitespace-nowrap">
        <bdi>{format.moment(health.last_delivered_at)}</bdi>
      </Table.Cell>
    </Table.Row>
  )
}
