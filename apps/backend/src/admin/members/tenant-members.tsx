import { useTranslation } from 'react-i18next'
import type { Member, PageInfo } from '@cityos/contracts'
import { Loaded } from '../components/loaded'
import { Empty, Row, Section } from '../components/section'
import { Status } from '../components/status'
import { useRead } from '../lib/use-read'
import { nameOf } from './name-of'

const LISTED = 20

/** Who works for a tenant, for the platform's staff to read. */
export function TenantMembers({ tenantId }: { tenantId: string }) {
  const { t } = useTranslation('cityos')
  const path = `/admin/tenants/${tenantId}/members`
  const reading = useRead<PageInfo & { members: Member[] }>(`${path}?limit=${LISTED}`)
  return (
    <Section title={t('members.title')}>
      <Loaded reading={reading}>
        {({ members }) =>
          members.length ? (
            members.map((member) => (
              <Row key={member.id} label={nameOf(member)}>
                <span className="flex flex-wrap items-center gap-2">
                  {member.roles.map((role) => t(`role.${role}`)).join(', ')}
                  {member.status !== 'active' && <Status value={member.status} />}
                </span>
              </Row>
            ))
          ) : (
            <Empty title={t('members.empty')} />
          )
        }
      </Loaded>
    </Section>
  )
}
