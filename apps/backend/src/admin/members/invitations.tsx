import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Invitation, PageInfo } from '@cityos/contracts'
import { Confirm } from '../components/confirm'
import { Loaded } from '../components/loaded'
import { Empty, Section } from '../components/section'
import { useAction } from '../lib/use-action'
import { useMay } from '../lib/use-may'
import { useRead } from '../lib/use-read'
import { InvitationRow } from './invitation-row'

const PATH = '/admin/tenant/invitations'

/** Invitations that nobody has accepted yet. */
export function Invitations() {
  const { t } = useTranslation('cityos')
  const [revoking, setRevoking] = useState<Invitation>()
  const reading = useRead<PageInfo & { invitations: Invitation[] }>(`${PATH}?limit=100`)
  const revoke = useAction({ done: t('members.revoked') })
  const mayResend = useMay('invitation:create')
  const mayRevoke = useMay('invitation:delete')
  return (
    <Section title={t('members.invitations')}>
      <Loaded reading={reading}>
        {({ invitations }) =>
          invitations.length ? (
            invitations.map((invitation) => (
              <InvitationRow
                key={invitation.id}
                invitation={invitation}
                path={`${PATH}/${invitation.id}`}
                mayResend={mayResend}
                onRevoke={mayRevoke ? () => setRevoking(invitation) : undefined}
              />
            ))
          ) : (
            <Empty title={t('members.no_invitations')} hint={t('members.no_invitations_hint')} />
          )
        }
      </Loaded>
      {revoking && (
        <Confirm
          open
          danger
          title={t('members.revoke_question', { email: revoking.email })}
          hint={t('members.revoke_hint')}
          verb={t('members.revoke')}
          onClose={() => setRevoking(undefined)}
          onConfirm={() => revoke.mutate({ path: `${PATH}/${revoking.id}`, method: 'DELETE' })}
        />
      )}
    </Section>
  )
}
