import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { CityosError, type VendorOrderStatus } from '@cityos/contracts'
import { nextVendorOrderStatus, type VendorOrderTransition } from '../domain/vendor-order-status'

/** When a status was reached. */
const MOMENTS: Partial<Record<VendorOrderStatus, string>> = {
  accepted: 'accepted_at',
  shipped: 'shipped_at',
  delivered: 'delivered_at',
  completed: 'completed_at',
  rejected: 'closed_at',
  canceled: 'closed_at',
}

/** What is behind a status is not so any more where a vendor order comes back to it. */
const BEHIND: Partial<Record<VendorOrderStatus, string>> = {
  partially_shipped: 'shipped_at = null, delivered_at = null, completed_at = null',
}

const KEPT = [
  'status',
  'reason',
  'accepted_at',
  'shipped_at',
  'delivered_at',
  'completed_at',
  'closed_at',
] as const

/** What a vendor order was before something moved it: what its compensation writes again. */
export type Before = { id: string; status: VendorOrderStatus } & Record<(typeof KEPT)[number], unknown>

/**
 * Moves a vendor order on, whoever else tries at the same moment.
 * @throws CityosError `not_found`; `illegal_transition` naming both states.
 */
export async function transition(
  trx: Knex,
  id: string,
  verb: VendorOrderTransition,
  { now, reason }: { now: Date; reason?: string },
): Promise<Before> {
  const { rows } = await trx.raw<{ rows: Before[] }>(
    `select id, ${KEPT.join(', ')} from vendor_order where id = ? for update`,
    [id],
  )
  const [before] = rows
  if (!before) throw new CityosError('not_found', `There is no vendor order ${id}.`)
  const status = nextVendorOrderStatus(before, verb)
  const moment = MOMENTS[status]
  const behind = BEHIND[status]
  await trx.raw(
    `update vendor_order set status = :status, reason = coalesce(:reason, reason), updated_at = :now
       ${moment ? `, ${moment} = :now` : ''} ${behind ? `, ${behind}` : ''} where id = :id`,
    { id, status, reason: reason ?? null, now },
  )
  return before
}

/** Writes again what vendor orders were. */
export async function restore(trx: Knex, before: readonly Before[]): Promise<void> {
  for (const row of before) {
    await trx.raw(
      `update vendor_order set ${KEPT.map((column) => `${column} = :${column}`).join(', ')} where id = :id`,
      row,
    )
  }
}
