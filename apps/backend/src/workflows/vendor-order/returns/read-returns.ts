import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { CityosError, type VendorReturn } from '@cityos/contracts'

/** A return, with what else one has to know to do something with it. */
export interface FoundReturn extends Omit<VendorReturn, 'refund_minor'> {
  refund_minor: string
  /** Things of others come back in it as well. */
  is_shared: boolean
}

const time = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
const text = (column: string) => `trim_scale(coalesce(${column}, 0))::text`

const IS_OWN = `i.return_id = r.id and i.deleted_at is null and i.item_id in
  (select l.source_id from vendor_order_line l where l.vendor_order_id = v.id and l.kind = 'item')`

const SQL = `
  select r.id, v.id as vendor_order_id, r.status, r.location_id, r.exchange_id, r.claim_id,
         ${['requested', 'received', 'canceled', 'created'].map((name) => `${time(`r.${name}_at`)} as ${name}_at`).join(', ')},
         (select jsonb_agg(jsonb_build_object('line_item_id', i.item_id, 'quantity', ${text('i.quantity')},
            'received_quantity', ${text('i.received_quantity')}, 'note', i.note) order by i.item_id collate "C")
            from return_item i where ${IS_OWN}) as items,
         exists (select from return_item i where i.return_id = r.id and i.deleted_at is null and not (${IS_OWN}))
           as is_shared,
         (select coalesce(sum(c.refund_minor), 0)::text from vendor_return_receipt c
           where c.return_id = r.id and c.vendor_order_id = v.id and c.state = 'received') as refund_minor
    from vendor_order v join "return" r on r.order_id = v.order_id and r.deleted_at is null
   where v.id = :id and (:return::text is null or r.id = :return)
     and exists (select from return_item i where ${IS_OWN}) order by r.created_at desc, r.id desc`

/** What comes back of a vendor order, the newest first; of a return in which several have something, its own part. */
export async function readReturns(
  container: MedusaContainer,
  vendorOrderId: string,
  returnId: string | null = null,
): Promise<FoundReturn[]> {
  const connection = container.resolve(ContainerRegistrationKeys.PG_CONNECTION) as unknown as Knex
  const bound = { id: vendorOrderId, return: returnId }
  const { rows } = await connection.raw<{ rows: FoundReturn[] }>(SQL, bound as never)
  return rows
}

/** @throws CityosError `not_found`, also for a return in which this vendor order has nothing. */
export async function requireReturn(
  container: MedusaContainer,
  vendorOrderId: string,
  returnId: string,
): Promise<FoundReturn> {
  const [found] = await readReturns(container, vendorOrderId, returnId)
  if (!found) throw new CityosError('not_found', `There is no return ${returnId} of ${vendorOrderId}.`)
  return found
}
