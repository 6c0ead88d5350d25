import { useParams } from 'react-router-dom'
import { crumb } from '../../../components/crumb'
import { OnlyOn } from '../../../components/states'
import { SubscriptionPage } from '../../../subscriptions/subscription-detail'

const OneSubscriptionPage = () => {
  const { id = '' } = useParams()
  return (
    <OnlyOn kind="tenant">
      <SubscriptionPage id={id} />
    </OnlyOn>
  )
}
export default OneSubscriptionPage

export const handle = crumb('subscriptions.one')
