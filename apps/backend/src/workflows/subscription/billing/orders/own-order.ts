import type { MedusaContainer } from '@medusajs/framework/types'
import { generateEntityId, Modules } from '@medusajs/framework/utils'
import { connectionOf } from '../../../connection'
import { oneAtATime } from '../../charging/one-at-a-time'

/**
 * An order, and who makes it. All tries to make a cycle's order make one with the same id, and whoever was stalled for
 * longer than its lease must neither place nor take back what another has made under it.
 */
export interface OwnOrder {
  id: string
  /** In the order's metadata. */
  billing_try: string
}

export const newTry = () => generateEntityId(undefined, 'try')

const OURS = `id = :id and metadata ->> 'billing_try' = :billing_try and deleted_at is null`

/** A draft is placed. @throws Error where it is another's by now. */
export async function place(container: MedusaContainer, own: OwnOrder): Promise<void> {
  const set = `status = 'pending', is_draft_order = false`
  if (!(await change(container, own, set))) throw new Error(`Others have made the order ${own.id} meanwhile.`)
}

/** It is a draft again, which nobody takes over. False where it is another's by now. */
export function withdraw(container: MedusaContainer, own: OwnOrder): Promise<boolean> {
  return change(container, own, `status = 'draft', is_draft_order = true`)
}

async function change(container: MedusaContainer, own: OwnOrder, set: string): Promise<boolean> {
  const { rows } = await connectionOf(container).raw<{ rows: object[] }>(
    `update "order" set ${set}, updated_at = now() where ${OURS} returning id`,
    { ...own },
  )
  return rows.length > 0
}

/** Deletes it, unless it is another's by now. */
export function deleteOwn(container: MedusaContainer, own: OwnOrder): Promise<void> {
  return oneAtATime(container, `order ${own.id}`, async () => {
    if (await withdraw(container, own)) await container.resolve(Modules.ORDER).deleteOrders([own.id])
  })
}

/** From here on whoever placed the order no longer takes it back. False where that has just been done. */
export async function takeOver(container: MedusaContainer, id: string): Promise<boolean> {
  const { rows } = await connectionOf(container).raw<{ rows: object[] }>(
    `update "order" set metadata = coalesce(metadata, '{}') || jsonb_build_object('billing_try', :billing_try::text)
      where id = :id and not is_draft_order and deleted_at is null returning id`,
    { id, billing_try: newTry() },
  )
  return rows.length > 0
}

/** Whether another has taken over an order with these lines. */
export async function stillNeeds(
  container: MedusaContainer,
  own: OwnOrder,
  lines: readonly string[],
): Promise<boolean> {
  const { rows } = await connectionOf(container).raw<{ rows: object[] }>(
    `select from order_item i join "order" o on o.id = i.order_id and o.deleted_at is null
      where i.item_id = any(?) and o.id = ? and o.metadata ->> 'billing_try' <> ? limit 1`,
    [lines, own.id, own.billing_try] as never,
  )
  return rows.length > 0
}
