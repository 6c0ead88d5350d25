import { useParams } from 'react-router-dom'
import { RuleDetail } from '../../../../commissions/rule-detail'
import { crumb } from '../../../../components/crumb'
import { OnlyOn } from '../../../../components/states'

const CommissionRulePage = () => {
  const { id = '' } = useParams()
  return (
    <OnlyOn kind="tenant">
      <RuleDetail id={id} />
    </OnlyOn>
  )
}
export default CommissionRulePage

export const handle = crumb('commissions.rule')
