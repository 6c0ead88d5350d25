import type { CommissionRuleVersionList } from '@cityos/contracts'
import { withQuery } from '../lib/api'
import { useMay } from '../lib/use-may'
import { useRead } from '../lib/use-read'

const FRESH_MS = 60_000

/** A rule by its name; by its id for whoever may not read rules. One that is archived still has its versions. */
export function RuleName({ id }: { id: string }) {
  const enabled = useMay('commission_rule:read')
  const { data } = useRead<CommissionRuleVersionList>(
    withQuery(`/admin/commission-rules/${id}/versions`, { limit: 1 }),
    { enabled, staleTime: FRESH_MS },
  )
  return <bdi>{data?.commission_rule_versions[0]?.name ?? id}</bdi>
}
