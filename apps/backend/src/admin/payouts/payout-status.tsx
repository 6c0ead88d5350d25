import { StatusBadge } from '@medusajs/ui'
import { useTranslation } from 'react-i18next'
import type { PayoutStatus } from '@cityos/contracts'

const COLOURS = {
  pending: 'orange',
  held: 'red',
  processing: 'blue',
  in_transit: 'blue',
  paid: 'green',
  failed: 'red',
  canceled: 'grey',
  returned: 'orange',
} as const satisfies Record<PayoutStatus, string>

export function PayoutState({ status }: { status: PayoutStatus }) {
  const { t } = useTranslation('cityos')
  return (
    <StatusBadge color={COLOURS[status]} className="whitespace-nowrap">
      {t(`payouts.status.${status}`)}
    </StatusBadge>
  )
}

/** Every status, in the order of a payout's life. */
export const PAYOUT_STATUSES = Object.keys(COLOURS) as PayoutStatus[]
