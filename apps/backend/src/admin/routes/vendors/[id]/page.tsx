import { useParams } from 'react-router-dom'
import { crumb } from '../../../components/crumb'
import { OnlyOn } from '../../../components/states'
import { VendorDetail } from '../../../vendors/vendor-detail'

const VendorPage = () => {
  const { id = '' } = useParams()
  return (
    <OnlyOn kind="tenant">
      <VendorDetail id={id} />
    </OnlyOn>
  )
}
export default VendorPage

export const handle = crumb('vendors.one')
