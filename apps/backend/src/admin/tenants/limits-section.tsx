import { Badge, Button } from '@medusajs/ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Tenant } from '@cityos/contracts'
import { Loaded } from '../components/loaded'
import { Section } from '../components/section'
import { UsageBars } from '../components/usage-bars'
import { useMay } from '../lib/use-may'
import { LimitsEditor } from './limits-editor'
import { useUsage } from './use-usage'

/** A tenant's tier and how much of it is used. */
export function LimitsSection({ tenant }: { tenant: Tenant }) {
  const { t } = useTranslation('cityos')
  const [editing, setEditing] = useState(false)
  const mayChange = useMay('platform_tenant:update')
  const usage = useUsage(`/admin/tenants/${tenant.id}/usage`)
  return (
    <Section
      title={t('tenant.limits_title')}
      actions={
        <>
          <Badge size="2xsmall">{t(`tier.${tenant.tier}`)}</Badge>
          {mayChange && (
            <Button size="small" variant="secondary" onClick={() => setEditing(true)}>
              {t('actions.change')}
            </Button>
          )}
        </>
      }
    >
      <Loaded reading={usage} rows={4}>
        {(data) => <UsageBars usage={data.usage} />}
      </Loaded>
      {editing && <LimitsEditor tenant={tenant} onClose={() => setEditing(false)} />}
    </Section>
  )
}
