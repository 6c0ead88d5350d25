import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import type { VendorRole, VendorStatus } from '@cityos/contracts'
import { linkVendorSignInWorkflow } from '../../workflows/vendor-member/link-vendor-sign-in'

/** One of the vendors that somebody works for in the tenant in scope. */
export interface VendorMembership {
  member_id: string
  vendor_id: string
  handle: string
  name: string
  status: VendorStatus
  role: VendorRole
}

/** Somebody whose account at the identity provider is known. */
export interface Account {
  subject: string
  /** Null when nobody has proved it now: then invitations wait. */
  provedEmail: string | null
}

/**
 * Whom somebody works for in the tenant in scope, as it is at this moment, in the order of the handles: a removal
 * counts at once, and nobody works for a vendor that was terminated. Whoever shows a proved e-mail that was invited becomes a member by that.
 */
export async function vendorMembershipsOf(
  container: MedusaContainer,
  { subject, provedEmail }: Account,
): Promise<VendorMembership[]> {
  const rows = await find(container, { subject, provedEmail })
  if (!rows.some((row) => row.subject === null)) return rows.map(toMembership)
  await linkVendorSignInWorkflow(container).run({ input: { subject, email: provedEmail as string } })
  return (await find(container, { subject, provedEmail: null })).map(toMembership)
}

type Row = VendorMembership & { subject: string | null }

const toMembership = ({ subject: _subject, ...membership }: Row): VendorMembership => membership

async function find(container: MedusaContainer, { subject, provedEmail }: Account): Promise<Row[]> {
  const connection = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const { rows } = (await connection.raw(
    `select m.id as member_id, m.vendor_id, v.handle, v.name, v.status, m.role, m.subject
       from vendor_member m join vendor v on v.id = m.vendor_id and v.deleted_at is null
        and v.status <> 'terminated'
      where m.deleted_at is null and (m.subject = ? and m.status = 'active'
         or m.subject is null and m.status <> 'removed' and m.email = ?)
      order by v.handle`,
    [subject, provedEmail],
  )) as { rows: Row[] }
  return rows
}
