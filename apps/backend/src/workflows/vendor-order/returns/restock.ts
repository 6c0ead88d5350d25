import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils'

interface Stocked {
  inventory_item_id: string
  location_id: string
  quantity: string
}

/** What of a receipt is kept in stock; a variant of several parts is all of its parts. */
const STOCKED = `
  select x.inventory_item_id, r.location_id, sum((e.piece ->> 'quantity')::numeric * x.required_quantity)::text as quantity
    from vendor_return_receipt r, jsonb_array_elements(r.items) e(piece)
    join order_line_item l on l.id = e.piece ->> 'id'
    join product_variant v on v.id = l.variant_id and v.manage_inventory and v.deleted_at is null
    join product_variant_inventory_item x on x.variant_id = v.id and x.deleted_at is null
   where r.id = ? and r.location_id is not null group by 1, 2 order by 1`

const ADD = `
  update inventory_level set stocked_quantity = stocked_quantity + :add::numeric, updated_at = now(),
         raw_stocked_quantity = jsonb_build_object('value', (stocked_quantity + :add::numeric)::text, 'precision', 20)
   where inventory_item_id = :item and location_id = :place and deleted_at is null`

/** Puts the goods of a receipt in stock, once, whoever tries; at a place that had none of them as well. */
export async function restock(container: MedusaContainer, receiptId: string): Promise<void> {
  await change(container, receiptId, { from: 'null', to: 'now()', times: 1 })
}

/** Takes them out again. */
export async function unstock(container: MedusaContainer, receiptId: string): Promise<void> {
  await change(container, receiptId, { from: 'not null', to: 'null', times: -1 })
}

/** Under Medusa's own lock, for it writes a stock that it has read before. */
async function change(
  container: MedusaContainer,
  receiptId: string,
  { from, to, times }: { from: string; to: string; times: 1 | -1 },
): Promise<void> {
  const connection = container.resolve(ContainerRegistrationKeys.PG_CONNECTION) as unknown as Knex
  const { rows } = await connection.raw<{ rows: Stocked[] }>(STOCKED, [receiptId])
  await requireLevels(container, rows)
  const write = () =>
    connection.transaction(async (trx) => {
      const { rowCount } = await trx.raw<{ rowCount: number }>(
        `update vendor_return_receipt set restocked_at = ${to}, updated_at = now()
          where id = ? and state = 'received' and restock and restocked_at is ${from}`,
        [receiptId],
      )
      if (!rowCount) return
      for (const { inventory_item_id: item, location_id: place, quantity } of rows) {
        await trx.raw(ADD, { item, place, add: times === 1 ? quantity : `-${quantity}` })
      }
    })
  if (!rows.length) return write()
  const keys = rows.map(({ inventory_item_id }) => inventory_item_id)
  await container.resolve(Modules.LOCKING).execute(keys, write)
}

async function requireLevels(container: MedusaContainer, stocked: readonly Stocked[]): Promise<void> {
  const inventory = container.resolve(Modules.INVENTORY)
  for (const { inventory_item_id, location_id } of stocked) {
    const [level] = await inventory.listInventoryLevels({ inventory_item_id, location_id }, { take: 1 })
    if (!level) await inventory.createInventoryLevels([{ inventory_item_id, location_id }])
  }
}
