import type { Member, PageInfo } from '@cityos/contracts'
import { withQuery } from '../lib/api'
import { useMay } from '../lib/use-may'
import { useRead } from '../lib/use-read'
import { nameOf } from './name-of'

const FRESH_MS = 60_000

/** A member of the tenant by name; whoever is none (the platform's staff, a program) by id. */
export function Person({ id }: { id: string }) {
  const mayRead = useMay('member:read')
  const { data } = useRead<PageInfo & { members: Member[] }>(
    withQuery('/admin/tenant/members', { limit: 100 }),
    { enabled: mayRead, staleTime: FRESH_MS },
  )
  const member = data?.members.find(({ user_id }) => user_id === id)
  return member ? <bdi title={id}>{nameOf(member)}</bdi> : <bdi dir="ltr">{id}</bdi>
}
