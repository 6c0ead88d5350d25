import { useParams } from 'react-router-dom'
import { crumb } from '../../../components/crumb'
import { OnlyOn } from '../../../components/states'
import { StoreDetail } from '../../../stores/store-detail'

const StorePage = () => {
  const { id = '' } = useParams()
  return (
    <OnlyOn kind="tenant">
      <StoreDetail id={id} />
    </OnlyOn>
  )
}
export default StorePage

export const handle = crumb('store.general')
