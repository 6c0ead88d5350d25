import { Button, StatusBadge, Text } from '@medusajs/ui'
import { useTranslation } from 'react-i18next'
import type { Invitation, SentInvitation } from '@cityos/contracts'
import { useAction } from '../lib/use-action'
import { useFormat } from '../lib/use-format'
import { AcceptLink } from './accept-link'

interface InvitationRowProps {
  invitation: Invitation
  path: string
  mayResend: boolean
  onRevoke: (() => void) | undefined
}

/** One invitation, and a new link for it where the old one has run out or was lost. */
export function InvitationRow({ invitation, path, mayResend, onRevoke }: InvitationRowProps) {
  const { t } = useTranslation('cityos')
  const format = useFormat()
  const { email, roles, status, expires_at } = invitation
  const resend = useAction<{ invitation: SentInvitation }>({ done: t('members.resent', { email }) })
  const link = resend.data?.invitation.accept_url
  const date = format.date(expires_at)
  return (
    <article aria-label={email} className="flex flex-col gap-y-3 px-6 py-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <div className="min-w-0">
          <div className="flex flex-wrap items-center gap-2">
            <Text size="small" weight="plus" className="break-all">
              {email}
            </Text>
            {status === 'expired' && (
              <StatusBadge color="orange" className="whitespace-nowrap">
                {t('members.expired')}
              </StatusBadge>
            )}
          </div>
          <Text size="small" className="text-ui-fg-subtle">
            {roles.map((role) => t(`role.${role}`)).join(', ')} ·{' '}
            {t(status === 'expired' ? 'members.ran_out' : 'members.expires', { date })}
          </Text>
        </div>
        <div className="flex gap-2">
          {mayResend && (
            <Button
              size="small"
              variant="secondary"
              isLoading={resend.isPending}
              onClick={() => resend.mutate({ path: `${path}/resend` })}
            >
              {t('members.resend')}
            </Button>
          )}
          {onRevoke && (
            <Button size="small" variant="transparent" onClick={onRevoke}>
              {t('members.revoke')}
            </Button>
          )}
        </div>
      </div>
      {link && <AcceptLink link={link} />}
    </article>
  )
}
