import { clx, Text } from '@medusajs/ui'
import { useTranslation } from 'react-i18next'
import type { TenantUsage } from '@cityos/contracts'
import { useFormat } from '../lib/use-format'

export const WARN_PERCENT = 80
export const FULL_PERCENT = 100

interface BarProps {
  label: string
  used: number | null
  maximum: number | null
  percent: number | null
}

/** How much of a limit is used: a number, a bar, and from 80 % a word about it. */
function UsageBar({ label, used, maximum, percent }: BarProps) {
  const { t } = useTranslation('cityos')
  const format = useFormat()
  const level =
    percent === null ? 'fine' : percent >= FULL_PERCENT ? 'full' : percent >= WARN_PERCENT ? 'high' : 'fine'
  const limit = maximum === null ? null : format.number(maximum)
  const textOf = () => {
    if (limit === null)
      return used === null ? t('limits.unlimited') : t('limits.used', { used: format.number(used) })
    return used === null
      ? t('limits.not_counted', { limit })
      : t('limits.used_of', { used: format.number(used), limit })
  }
  return (
    <div className="flex flex-col gap-y-2 px-6 py-4">
      <div className="flex items-baseline justify-between gap-x-4">
        <Text size="small" weight="plus">
          {label}
        </Text>
        <Text size="small" className="text-ui-fg-subtle whitespace-nowrap">
          {textOf()}
        </Text>
      </div>
      {maximum !== null && (
        <div
          role="progressbar"
          aria-label={label}
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuenow={Math.min(percent ?? 0, 100)}
          className="bg-ui-bg-component-hover h-2 w-full overflow-hidden rounded-full"
        >
          <div
            className={clx('h-full rounded-full', {
              'bg-ui-tag-green-icon': level === 'fine',
              'bg-ui-tag-orange-icon': level === 'high',
              'bg-ui-tag-red-icon': level === 'full',
            })}
            style={{ width: `${Math.min(percent ?? 0, 100)}%` }}
          />
        </div>
      )}
      {level !== 'fine' && (
        <Text size="xsmall" className={level === 'full' ? 'text-ui-fg-error' : 'text-ui-tag-orange-text'}>
          {t(`limits.${level}`)}
        </Text>
      )}
    </div>
  )
}

/** All limits of a tenant. */
export function UsageBars({ usage }: { usage: TenantUsage }) {
  const { t } = useTranslation('cityos')
  return (
    <>
      {usage.resources.map(({ resource, ...rest }) => (
        <UsageBar key={resource} label={t(`limits.resource.${resource}`)} {...rest} />
      ))}
      <UsageBar label={t('limits.resource.api_requests_per_minute')} {...usage.api_requests_per_minute} />
    </>
  )
}
