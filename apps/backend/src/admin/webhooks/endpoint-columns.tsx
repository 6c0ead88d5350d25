import { createDataTableColumnHelper, Text } from '@medusajs/ui'
import { useTranslation } from 'react-i18next'
import type { WebhookEndpoint } from '@cityos/contracts'
import { FirstOf } from '../components/first-of'
import { Status } from '../components/status'
import { useFormat } from '../lib/use-format'
import { useMay } from '../lib/use-may'
import { healthOf } from './health'
import { verbsOf, type EndpointVerb } from './verbs'

const column = createDataTableColumnHelper<WebhookEndpoint>()

export function useEndpointColumns(onAsk: (verb: EndpointVerb, endpoint: WebhookEndpoint) => void) {
  const { t } = useTranslation('cityos')
  const format = useFormat()
  const may = { change: useMay('webhook_endpoint:update'), remove: useMay('webhook_endpoint:delete') }
  return [
    column.accessor('url', {
      header: t('webhooks.url'),
      cell: ({ row: { original } }) => (
        <div className="flex min-w-0 max-w-96 flex-col py-1">
          <bdi dir="ltr" className="txt-compact-small truncate font-mono">
            {original.url}
          </bdi>
          {original.description && (
            <Text size="xsmall" leading="compact" className="text-ui-fg-muted truncate">
              {original.description}
            </Text>
          )}
        </div>
      ),
    }),
    column.accessor('events', {
      header: t('webhooks.events'),
      cell: ({ getValue }) => <FirstOf names={getValue()} />,
    }),
    column.accessor('waiting', {
      header: t('webhooks.waiting'),
      cell: ({ getValue }) => format.number(getValue()),
    }),
    column.accessor('last_delivered_at', {
      header: t('webhooks.last_delivered'),
      cell: ({ getValue }) => format.moment(getValue()),
    }),
    column.accessor('state', {
      header: t('webhooks.state'),
      cell: ({ row: { original } }) => <Status value={healthOf(original)} />,
    }),
    column.accessor('created_at', {
      header: t('keys.since'),
      enableSorting: true,
      sortLabel: t('keys.since'),
      cell: ({ getValue }) => format.date(getValue()),
    }),
    ...(may.change || may.remove
      ? [
          column.action({
            actions: ({ row: { original } }) =>
              verbsOf(original, may).map((group) =>
                group.map((verb) => ({
                  label: t(`webhooks.verb.${verb}`),
                  onClick: () => onAsk(verb, original),
                })),
              ),
          }),
        ]
      : []),
  ]
}
