import { Text, Tooltip } from '@medusajs/ui'
import { useTranslation } from 'react-i18next'
import type { TenantUsage } from '@cityos/contracts'
import { FULL_PERCENT, WARN_PERCENT } from '../components/usage-bars'
import { useFormat } from '../lib/use-format'

/** The limit that a tenant comes closest to, in a cell of the list. */
export function UsageHint({ resources }: { resources: TenantUsage['resources'] }) {
  const { t } = useTranslation('cityos')
  const format = useFormat()
  const fullest = [...resources].sort((a, b) => (b.percent ?? -1) - (a.percent ?? -1))[0]
  if (!fullest || fullest.percent === null || fullest.maximum === null) {
    return <Text size="small">{t('limits.unlimited')}</Text>
  }
  const colour =
    fullest.percent >= FULL_PERCENT
      ? 'text-ui-fg-error'
      : fullest.percent >= WARN_PERCENT
        ? 'text-ui-tag-orange-text'
        : 'text-ui-fg-subtle'
  const used = t('limits.used_of', {
    used: format.number(fullest.used),
    limit: format.number(fullest.maximum),
  })
  return (
    <Tooltip content={`${t(`limits.resource.${fullest.resource}`)}: ${used}`}>
      <Text size="small" className={colour}>
        {t(`limits.resource.${fullest.resource}`)} {Math.round(fullest.percent)} %
      </Text>
    </Tooltip>
  )
}
