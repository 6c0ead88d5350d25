import { StatusBadge } from '@medusajs/ui'
import { useTranslation } from 'react-i18next'
import type { DisputeStatus } from '@cityos/contracts'

const COLOURS = { opened: 'orange', won: 'green', lost: 'red' } as const satisfies Record<
  DisputeStatus,
  string
>

export function DisputeState({ status }: { status: DisputeStatus }) {
  const { t } = useTranslation('cityos')
  return (
    <StatusBadge color={COLOURS[status]} className="whitespace-nowrap">
      {t(`disputes.status.${status}`)}
    </StatusBadge>
  )
}

export const DISPUTE_STATUSES = Object.keys(COLOURS) as DisputeStatus[]
