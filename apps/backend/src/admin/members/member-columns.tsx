import { createDataTableColumnHelper, Text } from '@medusajs/ui'
import { useTranslation } from 'react-i18next'
import type { Member } from '@cityos/contracts'
import { Status } from '../components/status'
import { useFormat } from '../lib/use-format'
import { nameOf } from './name-of'

const column = createDataTableColumnHelper<Member>()

interface Actions {
  onRoles: (member: Member) => void
  onLock: (member: Member) => void
}

export function useMemberColumns({ onRoles, onLock }: Actions) {
  const { t } = useTranslation('cityos')
  const format = useFormat()
  return [
    column.accessor('email', {
      header: t('members.name'),
      cell: ({ row: { original } }) => (
        <div className="flex min-w-0 flex-col py-1">
          <Text size="small" weight="plus" leading="compact" className="truncate">
            {nameOf(original)}
          </Text>
          {nameOf(original) !== original.email && (
            <Text size="xsmall" leading="compact" className="text-ui-fg-muted truncate">
              {original.email}
            </Text>
          )}
        </div>
      ),
    }),
    column.accessor('roles', {
      header: t('members.roles'),
      cell: ({ row: { original } }) => original.roles.map((role) => t(`role.${role}`)).join(', '),
    }),
    column.accessor('status', {
      header: t('members.status'),
      cell: ({ getValue }) => <Status value={getValue()} />,
    }),
    column.accessor('created_at', {
      header: t('members.since'),
      enableSorting: true,
      sortLabel: t('members.since'),
      cell: ({ getValue }) => format.date(getValue()),
    }),
    column.action({
      actions: ({ row: { original } }) => [
        { label: t('members.change_roles'), onClick: () => onRoles(original) },
        {
          label: original.status === 'active' ? t('members.deactivate') : t('members.activate'),
          onClick: () => onLock(original),
        },
      ],
    }),
  ]
}
