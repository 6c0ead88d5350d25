import type { CommissionRule } from '@cityos/contracts'
import { useMay } from '../lib/use-may'
import { useRead } from '../lib/use-read'

const FRESH_MS = 60_000

/** A rule by its name; by its id where it is archived, or not for whoever looks. */
export function RuleName({ id }: { id: string }) {
  const enabled = useMay('commission_rule:read')
  const { data } = useRead<{ commission_rule: CommissionRule }>(`/admin/commission-rules/${id}`, {
    enabled,
    staleTime: FRESH_MS,
  })
  return <bdi>{data?.commission_rule.name ?? id}</bdi>
}
