import { Button } from '@medusajs/ui'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Invitation, PageInfo } from '@cityos/contracts'
import { Row, Section } from '../components/section'
import { api } from '../lib/api'
import { useAction } from '../lib/use-action'
import { useFormat } from '../lib/use-format'

const PATH = '/admin/tenant/invitations'

/** Invitations that nobody has accepted yet. */
export function Invitations() {
  const { t } = useTranslation('cityos')
  const format = useFormat()
  const { data } = useQuery({
    queryKey: ['cityos', PATH],
    queryFn: ({ signal }) => api<PageInfo & { invitations: Invitation[] }>(`${PATH}?limit=100`, { signal }),
  })
  const revoke = useAction({ done: t('members.revoked') })
  if (!data?.invitations.length) return null
  return (
    <Section title={t('members.invitations')}>
      {data.invitations.map(({ id, email, roles, expires_at }) => (
        <Row key={id} label={email}>
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <span>{roles.map((role) => t(`role.${role}`)).join(', ')}</span>
            <span className="text-ui-fg-muted">
              {t('members.expires', { date: format.date(expires_at) })}
            </span>
            <Button
              size="small"
              variant="transparent"
              isLoading={revoke.isPending && revoke.variables?.path === `${PATH}/${id}`}
              onClick={() => revoke.mutate({ path: `${PATH}/${id}`, method: 'DELETE' })}
            >
              {t('members.revoke')}
            </Button>
          </span>
        </Row>
      ))}
    </Section>
  )
}
