import { Badge } from '@medusajs/ui'
import { useTranslation } from 'react-i18next'
import { Section } from '../components/section'
import { Failure, Loading } from '../components/states'
import { UsageBars } from '../components/usage-bars'
import { useUsage } from '../tenants/use-usage'

/** What the tenant's plan allows, and how much of it is used. */
export function OwnLimits() {
  const { t } = useTranslation('cityos')
  const { data, error, refetch } = useUsage('/admin/tenant/usage')
  if (error) return <Failure error={error} onRetry={() => void refetch()} />
  if (!data) return <Loading rows={5} />
  const { usage } = data
  return (
    <Section
      title={t('limits.title')}
      subtitle={t('limits.subtitle')}
      actions={<Badge size="2xsmall">{t('limits.plan', { tier: t(`tier.${usage.tier}`) })}</Badge>}
    >
      <UsageBars usage={usage} />
    </Section>
  )
}
