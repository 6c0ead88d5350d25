import { Badge, Text } from '@medusajs/ui'
import { useTranslation } from 'react-i18next'
import type { AuditLog } from '@cityos/contracts'

/** Whether the platform's staff or services did this inside a tenant. */
export const isActing = ({ tenant_id, actor }: AuditLog) =>
  actor.home_tenant_id === 'platform' && tenant_id !== 'platform'

/** What ends sessions whose time is up: nobody's doing. */
const BY_ITSELF = 'acting-sessions'

/** Who did something, with a mark on whoever came from the platform. */
export function Actor({ entry }: { entry: AuditLog }) {
  const { t } = useTranslation('cityos')
  const { actor } = entry
  const byItself = actor.id === BY_ITSELF
  return (
    <span className="flex min-w-0 flex-col items-start gap-y-0.5 py-1">
      <Text
        as="span"
        size="small"
        leading="compact"
        dir="auto"
        className="max-w-full truncate"
        title={actor.id}
      >
        {byItself ? t('audit.by_itself') : (actor.name ?? actor.id)}
      </Text>
      {!byItself && (isActing(entry) || actor.type !== 'user') && (
        <span className="flex flex-wrap gap-1">
          {isActing(entry) && (
            <Badge size="2xsmall" color="orange" className="whitespace-nowrap">
              {t('audit.acting')}
            </Badge>
          )}
          {actor.type !== 'user' && (
            <Badge size="2xsmall" className="whitespace-nowrap">
              {t('audit.service')}
            </Badge>
          )}
        </span>
      )}
    </span>
  )
}
