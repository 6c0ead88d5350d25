import { StatusBadge } from '@medusajs/ui'
import { useTranslation } from 'react-i18next'

/** Whether anything is sold on a plan. */
export function PlanState({ active }: { active: boolean }) {
  const { t } = useTranslation('cityos')
  return (
    <StatusBadge color={active ? 'green' : 'grey'} className="whitespace-nowrap">
      {t(`subscriptions.active.${active}`)}
    </StatusBadge>
  )
}
