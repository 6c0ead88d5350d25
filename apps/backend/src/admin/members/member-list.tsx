import { Button } from '@medusajs/ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Member } from '@cityos/contracts'
import { Confirm } from '../components/confirm'
import { ListTable } from '../components/list-table'
import { useAction } from '../lib/use-action'
import { Invitations } from './invitations'
import { InviteMember } from './invite-member'
import { useMemberColumns } from './member-columns'
import { nameOf } from './name-of'
import { RolesEditor } from './roles-editor'

const PATH = '/admin/tenant/members'

/** Who works for the tenant, who is invited, and what they may do. */
export function MemberList() {
  const { t } = useTranslation('cityos')
  const [inviting, setInviting] = useState(false)
  const [changing, setChanging] = useState<Member>()
  const [locking, setLocking] = useState<Member>()
  const lock = useAction({ done: t('states.saved') })
  const setLock = (member: Member, verb: 'deactivate' | 'reactivate') =>
    lock.mutate({ path: `${PATH}/${member.id}/${verb}` })
  return (
    <>
      <ListTable<Member>
        title={t('members.title')}
        subtitle={t('members.subtitle')}
        path={PATH}
        rows="members"
        columns={useMemberColumns({
          onRoles: setChanging,
          onLock: (member) =>
            member.status === 'active' ? setLocking(member) : setLock(member, 'reactivate'),
        })}
        empty={{ heading: t('members.empty'), description: t('members.empty_hint') }}
        actions={
          <Button size="small" onClick={() => setInviting(true)}>
            {t('members.invite')}
          </Button>
        }
      />
      <Invitations />
      {inviting && <InviteMember onClose={() => setInviting(false)} />}
      {changing && <RolesEditor member={changing} onClose={() => setChanging(undefined)} />}
      {locking && (
        <Confirm
          open
          danger
          title={t('members.deactivate_question', { name: nameOf(locking) })}
          hint={t('members.deactivate_hint')}
          verb={t('members.deactivate')}
          onClose={() => setLocking(undefined)}
          onConfirm={() => setLock(locking, 'deactivate')}
        />
      )}
    </>
  )
}
