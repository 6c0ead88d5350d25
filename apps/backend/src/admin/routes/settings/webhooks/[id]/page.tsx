import { useParams } from 'react-router-dom'
import { crumb } from '../../../../components/crumb'
import { OnlyOn } from '../../../../components/states'
import { EndpointDetail } from '../../../../webhooks/endpoint-detail'

const WebhookPage = () => {
  const { id = '' } = useParams()
  return (
    <OnlyOn kind="tenant">
      <EndpointDetail id={id} />
    </OnlyOn>
  )
}
export default WebhookPage

export const handle = crumb('webhooks.endpoint')
