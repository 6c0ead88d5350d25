import { StatusBadge } from '@medusajs/ui'
import { useTranslation } from 'react-i18next'
import type { AuditLog } from '@cityos/contracts'

const COLOURS = { allowed: 'green', denied: 'red', failed: 'orange' } as const

/** What a request came to; a changed row came to be, or there would be no entry. */
export function Outcome({ entry }: { entry: AuditLog }) {
  const { t } = useTranslation('cityos')
  const { outcome, status } = entry.request ?? { outcome: 'allowed', status: undefined }
  return (
    <StatusBadge color={COLOURS[outcome as keyof typeof COLOURS]} className="whitespace-nowrap">
      {t(`audit.outcome.${outcome}`)}
      {status !== undefined && outcome !== 'allowed' ? ` ${status}` : ''}
    </StatusBadge>
  )
}
