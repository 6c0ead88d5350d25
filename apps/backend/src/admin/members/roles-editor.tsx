import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Member } from '@cityos/contracts'
import { Editor } from '../components/editor'
import { refusalOf } from '../lib/refusal'
import { useAction } from '../lib/use-action'
import { nameOf } from './name-of'
import { RoleChoice } from './role-choice'

/** Gives a member other roles. */
export function RolesEditor({ member, onClose }: { member: Member; onClose: () => void }) {
  const { t } = useTranslation('cityos')
  const [roles, setRoles] = useState<string[]>(member.roles)
  const save = useAction({ silent: true, done: t('members.changed'), onDone: onClose })
  const refusal = refusalOf(save.error, ['roles'])
  return (
    <Editor
      open
      title={t('members.verb.roles')}
      hint={nameOf(member)}
      busy={save.isPending}
      error={refusal.whole}
      onClose={onClose}
      onSave={() => save.mutate({ path: `/admin/tenant/members/${member.id}`, body: { roles } })}
    >
      <RoleChoice value={roles} onChange={setRoles} error={refusal.at('roles')} />
    </Editor>
  )
}
