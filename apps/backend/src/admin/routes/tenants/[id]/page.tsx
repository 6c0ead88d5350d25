import { useParams } from 'react-router-dom'
import { crumb } from '../../../components/crumb'
import { OnlyOn } from '../../../components/states'
import { TenantDetail } from '../../../tenants/tenant-detail'

const TenantPage = () => {
  const { id = '' } = useParams()
  return (
    <OnlyOn kind="platform">
      <TenantDetail id={id} />
    </OnlyOn>
  )
}
export default TenantPage

export const handle = crumb('tenants.details')
