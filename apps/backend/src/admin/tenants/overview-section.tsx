import { ArrowUpRightOnBox } from '@medusajs/icons'
import { useState } from 'react'
import { Button, Container, Heading } from '@medusajs/ui'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import type { Tenant } from '@cityos/contracts'
import { ActInTenant } from '../acting/act-in-tenant'
import { auditPath } from '../audit/filters'
import { Row } from '../components/section'
import { Status } from '../components/status'
import { addressOf, adminOf } from '../lib/address-of'
import { useFormat } from '../lib/use-format'
import { useMay } from '../lib/use-may'
import { isOpen } from './is-open'
import { StatusActions } from './status-actions'

/** Who a tenant is, how it is doing, and what may happen to it next. */
export function OverviewSection({ tenant }: { tenant: Tenant }) {
  const { t } = useTranslation('cityos')
  const format = useFormat()
  const open = isOpen(tenant)
  const mayAct = useMay('tenant:act') && tenant.status !== 'archived'
  const mayAudit = useMay('audit_log:read')
  const [acting, setActing] = useState(false)
  return (
    <Container className="divide-y p-0">
      <div className="flex flex-wrap items-center justify-between gap-3 px-6 py-4">
        <div className="flex flex-wrap items-center gap-3">
          <Heading level="h1">{tenant.name}</Heading>
          <Status value={tenant.status} />
        </div>
        <div className="flex flex-wrap items-center gap-2">
          <StatusActions tenant={tenant} />
          {mayAudit && (
            <Button size="small" variant="secondary" asChild>
              <Link to={auditPath({ tenant_id: tenant.id })}>{t('audit.title')}</Link>
            </Button>
          )}
          {mayAct && (
            <Button size="small" variant="secondary" onClick={() => setActing(true)}>
              {t('acting.verb')}
            </Button>
          )}
          {open && (
            <Button size="small" asChild>
              <a href={adminOf(tenant.host)}>
                {t('tenants.open_admin')}
                <ArrowUpRightOnBox />
              </a>
            </Button>
          )}
        </div>
      </div>
      {acting && <ActInTenant tenant={tenant} onClose={() => setActing(false)} />}
      <Row label={t('tenant.host')} copy={addressOf(tenant.host)}>
        {tenant.host}
      </Row>
      <Row label={t('tenant.handle')}>{tenant.handle}</Row>
      <Row label={t('tenant.id')} copy={tenant.id}>
        {tenant.id}
      </Row>
      <Row label={t('tenant.created')}>{format.moment(tenant.created_at)}</Row>
      {tenant.status_changed_at && (
        <Row label={t('tenant.status_since')}>{format.moment(tenant.status_changed_at)}</Row>
      )}
      {tenant.status_reason && <Row label={t('tenant.status_reason')}>{tenant.status_reason}</Row>}
    </Container>
  )
}
