import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { systemClock } from '@cityos/calendar'
import type { VendorRole } from '@cityos/contracts'
import { kindsFor } from '../../../modules/vendor/domain/notification-audience'

export interface ToMark {
  memberId: string
  role: VendorRole
  /** One, or all up to that one, or all. */
  id?: string | undefined
  until?: string | undefined
}

/** Notes that somebody has read their own notifications; answers the ids of those that were unread. */
export const markReadStep = createStep(
  'mark-read',
  async ({ memberId, role, id = undefined, until = undefined }: ToMark, { container }) => {
    const db = container.resolve(ContainerRegistrationKeys.PG_CONNECTION) as unknown as Knex
    const now = systemClock.now()
    const { rows } = await db.raw<{ rows: { id: string }[] }>(
      `update vendor_notification set read_at = :now, updated_at = :now
        where member_id = :member and read_at is null and kind = any(:kinds::text[])
          and (:id::text is null or id = :id) and (:until::text is null or id <= :until)
       returning id`,
      { now, member: memberId, kinds: kindsFor(role), id: id ?? null, until: until ?? null } as never,
    )
    const ids = rows.map((row) => row.id)
    return new StepResponse(ids, ids)
  },
  async (ids, { container }) => {
    if (!ids?.length) return
    const db = container.resolve(ContainerRegistrationKeys.PG_CONNECTION) as unknown as Knex
    await db.raw(`update vendor_notification set read_at = null where id = any(?::text[])`, [ids])
  },
)
