import { StatusBadge } from '@medusajs/ui'
import { useTranslation } from 'react-i18next'
import type { PayoutFinding } from '@cityos/contracts'

export function FindingState({ state }: { state: PayoutFinding['state'] }) {
  const { t } = useTranslation('cityos')
  return (
    <StatusBadge color={state === 'open' ? 'red' : 'green'} className="whitespace-nowrap">
      {t(`reconciliation.state.${state}`)}
    </StatusBadge>
  )
}
