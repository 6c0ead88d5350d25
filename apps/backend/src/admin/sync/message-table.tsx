import { Button, StatusBadge, Table, Text } from '@medusajs/ui'
import { useTranslation } from 'react-i18next'
import type { SyncDelivery, SyncInboxMessage } from '@cityos/contracts'
import { LogTable } from '../components/log-table'
import { OlderNewer } from '../components/older-newer'
import { Empty } from '../components/section'
import { Failure, Loading } from '../components/states'
import { useAction } from '../lib/use-action'
import { useFormat } from '../lib/use-format'
import { useMay } from '../lib/use-may'
import { usePage } from '../lib/use-page'
import { colourOf, FINISHED } from './message-state'

type Message = SyncDelivery | SyncInboxMessage
interface Page {
  sync_deliveries?: SyncDelivery[]
  sync_messages?: SyncInboxMessage[]
  limit: number
  next_cursor: string | null
}

const PATHS = { sent: '/admin/sync/deliveries', received: '/admin/sync/inbox' } as const
const REREAD_MS = 3_000

interface MessageTableProps {
  direction: keyof typeof PATHS
  withTenant: boolean
}

/** What one side has told the other, newest first. */
export function MessageTable({ direction, withTenant }: MessageTableProps) {
  const { t } = useTranslation('cityos')
  const list = usePage<Page>(PATHS[direction], {}, { ordered: false, refetchInterval: () => REREAD_MS })
  const { data, error, refetch, isPlaceholderData } = list.page
  if (error) return <Failure error={error} onRetry={() => void refetch()} />
  if (!data) return <Loading rows={5} />
  const messages: Message[] = data.sync_deliveries ?? data.sync_messages ?? []
  if (!messages.length) return <Empty title={t('webhooks.log_empty')} hint={t('sync.log_empty_hint')} />
  const columns = [...(withTenant ? ['tenant'] : []), 'event', 'thing', 'state', 'outcome', 'when', 'again']
  return (
    <>
      <LogTable words="sync" columns={columns} className="border-t">
        {messages.map((message) => (
          <MessageRow key={message.id} message={message} withTenant={withTenant} />
        ))}
      </LogTable>
      <OlderNewer index={list.index} next={data.next_cursor} busy={isPlaceholderData} goTo={list.goTo} />
    </>
  )
}

function MessageRow({ message, withTenant }: { message: Message; withTenant: boolean }) {
  const { t } = useTranslation('cityos')
  const format = useFormat()
  const again = useAction({ done: t('webhooks.replayed') })
  const mayReplay = useMay('sync_job:retry')
  const sent = 'endpoint_id' in message ? message : undefined
  const at = 'received_at' in message ? message.received_at : message.occurred_at
  const mono = 'block max-w-56 truncate font-mono'
  return (
    <Table.Row>
      {withTenant && (
        <Table.Cell>
          <bdi dir="ltr" className={mono}>
            {message.tenant_id}
          </bdi>
        </Table.Cell>
      )}
      <Table.Cell>
        <bdi dir="ltr" className={mono}>
          {message.event}
        </bdi>
      </Table.Cell>
      <Table.Cell>
        <bdi dir="ltr" className={mono}>
          {message.entity_id}
        </bdi>
      </Table.Cell>
      <Table.Cell>
        <StatusBadge color={colourOf(message.state)} className="whitespace-nowrap">
          {t(`sync.state.${message.state}`)}
        </StatusBadge>
      </Table.Cell>
      <Table.Cell>
        <Text as="span" size="small" className="block max-w-56 truncate">
          <bdi>{message.last_error ?? sent?.last_status ?? '—'}</bdi>
          {message.attempts > 1 &&
            ` · ${t('webhooks.attempts', { number: format.number(message.attempts) })}`}
        </Text>
      </Table.Cell>
      <Table.Cell className="whitespace-nowrap">
        <bdi>{format.instant(at)}</bdi>
      </Table.Cell>
      <Table.Cell>
        {sent && mayReplay && FINISHED.has(sent.state) && (
          <Button
            size="small"
            variant="transparent"
            isLoading={again.isPending}
            onClick={() => again.mutate({ path: `/admin/sync/deliveries/${sent.id}/replay` })}
          >
            {t('webhooks.replay')}
          </Button>
        )}
      </Table.Cell>
    </Table.Row>
  )
}
