import { createDataTableColumnHelper, Text } from '@medusajs/ui'
import { useTranslation } from 'react-i18next'
import type { SecretKey } from '@cityos/contracts'
import { FirstOf } from '../components/first-of'
import { Status } from '../components/status'
import { useFormat } from '../lib/use-format'
import { useMay } from '../lib/use-may'

const column = createDataTableColumnHelper<SecretKey>()

/** What somebody wants to do with a key. */
export type KeyVerb = 'edit' | 'rotate' | 'revoke' | 'delete'

/** What can be done with a key in its state; a revoked one can only be removed. */
function verbsOf({ state }: SecretKey, mayChange: boolean, mayRemove: boolean): KeyVerb[][] {
  const change: KeyVerb[] = state === 'revoked' ? [] : state === 'expired' ? ['edit'] : ['edit', 'rotate']
  return [
    mayChange ? change : [],
    [
      ...(mayChange && state !== 'revoked' ? (['revoke'] as const) : []),
      ...(mayRemove ? (['delete'] as const) : []),
    ],
  ].filter((group) => group.length)
}

export function useKeyColumns(onAsk: (verb: KeyVerb, key: SecretKey) => void) {
  const { t } = useTranslation('cityos')
  const format = useFormat()
  const mayChange = useMay('secret_key:update')
  const mayRemove = useMay('secret_key:delete')
  return [
    column.accessor('name', {
      header: t('keys.name'),
      enableSorting: true,
      sortLabel: t('keys.name'),
      cell: ({ row: { original } }) => (
        <div className="flex min-w-0 max-w-72 flex-col py-1">
          <Text size="small" weight="plus" leading="compact" className="truncate">
            {original.name}
          </Text>
          <bdi dir="ltr" className="txt-compact-xsmall text-ui-fg-muted truncate font-mono">
            {original.prefix}…
          </bdi>
          {!original.creator_active && (
            <Text size="xsmall" leading="compact" className="text-ui-fg-muted">
              {t('keys.creator_gone')}
            </Text>
          )}
        </div>
      ),
    }),
    column.accessor('scopes', {
      header: t('keys.scopes'),
      cell: ({ getValue }) => <FirstOf names={getValue()} />,
    }),
    column.accessor('last_used_at', {
      header: t('keys.last_used'),
      cell: ({ getValue }) => {
        const at = getValue()
        return at ? format.moment(at) : t('keys.never')
      },
    }),
    column.accessor('expires_at', {
      header: t('keys.expires'),
      cell: ({ getValue }) => format.date(getValue()),
    }),
    column.accessor('state', {
      header: t('keys.state'),
      cell: ({ getValue }) => <Status value={getValue()} />,
    }),
    column.accessor('created_at', {
      header: t('keys.since'),
      enableSorting: true,
      sortLabel: t('keys.since'),
      cell: ({ getValue }) => format.date(getValue()),
    }),
    ...(mayChange || mayRemove
      ? [
          column.action({
            actions: ({ row: { original } }) =>
              verbsOf(original, mayChange, mayRemove).map((group) =>
                group.map((verb) => ({
                  label: t(`keys.verb.${verb}`),
                  onClick: () => onAsk(verb, original),
                })),
              ),
          }),
        ]
      : []),
  ]
}
