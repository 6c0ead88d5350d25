import { useTranslation } from 'react-i18next'
import type { PayoutReason } from '@cityos/contracts'

/** Why somebody is not paid, a sentence for each reason. */
export function Reasons({ reasons }: { reasons: readonly PayoutReason[] }) {
  const { t } = useTranslation('cityos')
  return (
    <ul className="txt-small flex flex-col">
      {reasons.map((reason) => (
        <li key={reason}>{t(`payouts.reason.${reason}`)}</li>
      ))}
    </ul>
  )
}
