import { Text } from '@medusajs/ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SentInvitation } from '@cityos/contracts'
import { CodeLine } from '../components/code-line'
import { Editor } from '../components/editor'
import { TextField } from '../components/field'
import { useAction } from '../lib/use-action'
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
  const fields = invite.error?.fields ?? {}
  const other = Object.keys(fields).length ? undefined : invite.error?.message
  const send = () => invite.mutate({ path: '/admin/tenant/invitations', body: { email, roles } })
  return (
    <Editor
      open
      title={t('members.invite_title')}
      hint={t('members.invite_hint')}
      verb={link ? t('actions.close') : t('members.invite')}
      busy={invite.isPending}
      onClose={onClose}
      onSave={link ? onClose : send}
    >
      {link ? (
        <div className="flex flex-col gap-y-2">
          <Text size="small" weight="plus">
            {t('members.link')}
          </Text>
          <CodeLine text={link} />
          <Text size="small" className="text-ui-fg-subtle">
            {t('members.link_hint')}
          </Text>
        </div>
      ) : (
        <>
          <TextField
            label={t('members.email')}
            type="email"
            autoFocus
            value={email}
            onChange={setEmail}
            error={fields['email'] ?? other}
          />
          <RoleChoice value={roles} onChange={setRoles} error={fields['roles']} />
        </>
      )}
    </Editor>
  )
}
