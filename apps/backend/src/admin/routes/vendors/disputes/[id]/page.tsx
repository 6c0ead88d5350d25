import { useParams } from 'react-router-dom'
import { crumb } from '../../../../components/crumb'
import { OnlyOn } from '../../../../components/states'
import { DisputePage } from '../../../../disputes/dispute-detail'

const OneDisputePage = () => {
  const { id = '' } = useParams()
  return (
    <OnlyOn kind="tenant">
      <DisputePage id={id} />
    </OnlyOn>
  )
}
export default OneDisputePage

export const handle = crumb('disputes.one')
