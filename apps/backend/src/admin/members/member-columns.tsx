import { createDataTableColumnHelper, Text } from '@medusajs/ui'
import { useTranslation } from 'react-i18next'
import type { Member } from '@cityos/contracts'
import { Status } from '../components/status'
import { useFormat } from '../lib/use-format'
import { useMay } from '../lib/use-may'
import { nameOf } from './name-of'

const column = createDataTableColumnHelper<Member>()

/** What somebody wants to do with a member. */
export type MemberVerb = 'roles' | 'deactivate' | 'reactivate' | 'transfer' | 'remove'

export function useMemberColumns(onAsk: (verb: MemberVerb, member: Member) => void) {
  const { t } = useTranslation('cityos')
  const format = useFormat()
  const mayChange = useMay('member:update')
  const mayRemove = useMay('member:delete')
  const mayTransfer = useMay('ownership:grant')
  const actionsOf = (member: Member) => {
    const lock = member.status === 'active' ? 'deactivate' : 'reactivate'
    const heir = mayTransfer && member.status === 'active' && !member.roles.includes('owner')
    const verbs: MemberVerb[][] = [
      mayChange ? ['roles', lock] : [],
      heir ? ['transfer'] : [],
      mayRemove ? ['remove'] : [],
    ]
    return verbs
      .filter((group) => group.length)
      .map((group) =>
        group.map((verb) => ({ label: t(`members.verb.${verb}`), onClick: () => onAsk(verb, member) })),
      )
  }
  return [
    column.accessor('email', {
      header: t('members.name'),
      cell: ({ row: { original } }) => (
        <div className="flex min-w-0 max-w-80 flex-col py-1">
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
    ...(mayChange || mayRemove
      ? [column.action({ actions: ({ row: { original } }) => actionsOf(original) })]
      : []),
  ]
}
