import { useParams } from 'react-router-dom'
import { crumb } from '../../../../components/crumb'
import { OnlyOn } from '../../../../components/states'
import { PayoutPage } from '../../../../payouts/payout-detail'

const OnePayoutPage = () => {
  const { id = '' } = useParams()
  return (
    <OnlyOn kind="tenant">
      <PayoutPage id={id} />
    </OnlyOn>
  )
}
export default OnePayoutPage

export const handle = crumb('payouts.one')
