import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import type { VendorMemberStatus } from '@cityos/contracts'

/** An account at the identity provider, with the e-mail that the provider has proved. */
export interface VendorSignInToLink {
  subject: string
  email: string
}

interface Linked {
  id: string
  status: VendorMemberStatus
}

/** Records the account with every membership that waits for its e-mail; answers their ids. Safe to repeat. */
export const linkVendorMembersStep = createStep(
  'link-vendor-members',
  async ({ subject, email }: VendorSignInToLink, { container }) => {
    const connection = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
    // Somebody whom a vendor has invited under two addresses is its member once.
    const { rows } = (await connection.raw(
      `with waiting as (
         select id, status from vendor_member w
          where email = ? and subject is null and status <> 'removed' and deleted_at is null
            and not exists (select from vendor_member o where o.vendor_id = w.vendor_id and o.subject = ?
              and o.status <> 'removed' and o.deleted_at is null)
            for update)
       update vendor_member m set subject = ?, status = 'active', updated_at = now()
         from waiting where m.id = waiting.id returning m.id, waiting.status`,
      [email, subject, subject],
    )) as { rows: Linked[] }
    return new StepResponse(
      rows.map(({ id }) => id),
      rows,
    )
  },
  async (linked, { container }) => {
    const connection = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
    for (const { id, status } of linked ?? []) {
      await connection('vendor_member').where({ id }).update({ subject: null, status })
    }
  },
)
