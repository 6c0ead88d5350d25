import type { AuditLog, Member, PageInfo } from '@cityos/contracts'
import type { Choice } from '../components/field'
import { withQuery } from '../lib/api'
import { useMay } from '../lib/use-may'
import { useRead } from '../lib/use-read'
import { nameOf } from '../members/name-of'

/** Whom the log can be narrowed to: the members, and whoever it is narrowed to already. */
export function usePeople(chosen: string | undefined): Choice[] {
  const mayRead = useMay('member:read')
  const { data } = useRead<PageInfo & { members: Member[] }>(
    withQuery('/admin/tenant/members', { limit: 100 }),
    { enabled: mayRead, staleTime: 60_000 },
  )
  const members = (data?.members ?? []).map((member) => ({ value: member.user_id, label: nameOf(member) }))
  const missing = chosen !== undefined && !members.some(({ value }) => value === chosen)
  // Staff of the platform, keys, and people who have left are no members: an entry of theirs knows the name.
  const theirs = useRead<PageInfo & { audit_logs: AuditLog[] }>(
    withQuery('/admin/audit-logs', { actor_id: chosen, limit: 1 }),
    { enabled: missing },
  ).data?.audit_logs[0]
  if (!missing) return members
  return [...members, { value: chosen, label: theirs?.actor.name ?? chosen }]
}
