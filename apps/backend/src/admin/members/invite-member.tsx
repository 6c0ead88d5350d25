import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SentInvitation } from '@cityos/contracts'
import { Editor } from '../components/editor'
import { TextField } from '../components/field'
import { refusalOf } from '../lib/refusal'
import { useAction } from '../lib/use-action'
import { AcceptLink } from './accept-link'
import { RoleChoice } from './role-choice'

/** Invites somebody; where no e-mail goes out, the link to hand over is shown once. */
export function InviteMember({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('cityos')
  const [email, setEmail] = useState('')
  const [roles, setRoles] = useState<string[]>(['editor'])
  const invite = useAction<{ invitation: SentInvitation }>({
    silent: true,
    done: t('members.invited'),
    onDone: ({ invitation }) => {
      if (!invitation.accept_url) onClose()
    },
  })
  const link = invite.data?.invitation.accept_url
  const refusal = refusalOf(invite.error, ['email', 'roles'], {
    member_exists: 'email',
    invitation_pending: 'email',
  })
  const send = () => invite.mutate({ path: '/admin/tenant/invitations', body: { email, roles } })
  return (
    <Editor
      open
      title={t('members.invite_title')}
      hint={t('members.invite_hint')}
      verb={link ? t('actions.close') : t('members.invite')}
      busy={invite.isPending}
      error={refusal.whole}
      onClose={onClose}
      onSave={link ? onClose : send}
    >
      {link ? (
        <AcceptLink link={link} />
      ) : (
        <>
          <TextField
            label={t('members.email')}
            type="email"
            autoFocus
            value={email}
            onChange={setEmail}
            error={refusal.at('email')}
          />
          <RoleChoice value={roles} onChange={setRoles} error={refusal.at('roles')} />
        </>
      )}
    </Editor>
  )
}
