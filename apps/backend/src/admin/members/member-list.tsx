import { Button } from '@medusajs/ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Member } from '@cityos/contracts'
import { ListTable } from '../components/list-table'
import { useMay } from '../lib/use-may'
import { Invitations } from './invitations'
import { InviteMember } from './invite-member'
import { MemberConfirm } from './member-confirm'
import { useMemberColumns, type MemberVerb } from './member-columns'
import { RolesEditor } from './roles-editor'

/** Who works for the tenant, who is invited, and what they may do. */
export function MemberList() {
  const { t } = useTranslation('cityos')
  const [inviting, setInviting] = useState(false)
  const [asked, setAsked] = useState<{ verb: MemberVerb; member: Member }>()
  const mayInvite = useMay('invitation:create')
  const close = () => setAsked(undefined)
  return (
    <>
      <ListTable<Member>
        title={t('members.title')}
        subtitle={t('members.subtitle')}
        path="/admin/tenant/members"
        rows="members"
        columns={useMemberColumns((verb, member) => setAsked({ verb, member }))}
        empty={{ heading: t('members.empty'), description: t('members.empty_hint') }}
        actions={
          mayInvite && (
            <Button size="small" onClick={() => setInviting(true)}>
              {t('members.invite')}
            </Button>
          )
        }
      />
      <Invitations />
      {inviting && <InviteMember onClose={() => setInviting(false)} />}
      {asked?.verb === 'roles' && <RolesEditor member={asked.member} onClose={close} />}
      {asked && asked.verb !== 'roles' && (
        <MemberConfirm member={asked.member} verb={asked.verb} onClose={close} />
      )}
    </>
  )
}
