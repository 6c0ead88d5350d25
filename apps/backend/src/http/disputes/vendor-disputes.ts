import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import {
  CityosError,
  type ListVendorDisputes,
  type VendorDispute,
  type VendorDisputeList,
} from '@cityos/contracts'
import { listPage } from '../paging'
import { iso, isoOrNull } from '../times'

type Row = Pick<
  VendorDispute,
  'id' | 'dispute_id' | 'vendor_order_id' | 'display_id' | 'status' | 'reason'
> & {
  currency_code: string
  amount_minor: string
  vendor_minor: string | null
  evidence_due_at: Date | null
  occurred_at: Date
  closed_at: Date | null
  created_at: Date
}

const FROM = `
  from dispute_part p join dispute d on d.id = p.dispute_id join vendor_order v on v.id = p.vendor_order_id
 where p.vendor_id = :vendor and (:status::text is null or d.status = :status)
   and (:vendor_order::text is null or p.vendor_order_id = :vendor_order) and (:id::text is null or p.id = :id)
   and (:below::text is null or p.id < :below) and (:above::text is null or p.id > :above)`

const COLUMNS = `p.id, p.dispute_id, p.vendor_order_id, v.display_id, d.status, d.reason, d.currency_code,
  p.amount_minor, case when p.amount_minor = 0 then '0' else p.share ->> 'vendor_minor' end as vendor_minor,
  d.evidence_due_at, d.occurred_at, d.closed_at, p.created_at`

type Asked = Partial<Record<'status' | 'vendor_order' | 'id' | 'below' | 'above', string | undefined>>

function bindings(vendor: string, asked: Asked) {
  const { status = null, vendor_order = null, id = null, below = null, above = null } = asked
  return { vendor, status, vendor_order, id, below, above }
}

const connectionOf = (container: MedusaContainer) =>
  container.resolve(ContainerRegistrationKeys.PG_CONNECTION) as unknown as Knex

/** One page of what a vendor bears of disputes; of others' parts it learns nothing. */
export async function listVendorDisputes(
  container: MedusaContainer,
  vendorId: string,
  query: ListVendorDisputes,
): Promise<VendorDisputeList> {
  const db = connectionOf(container)
  const { status, vendor_order_id: vendor_order } = query
  const { rows, page } = await listPage<Row>(
    async ({ id }, { take, order }) => {
      const { $lt: below, $gt: above } = (id ?? {}) as { $lt?: string; $gt?: string }
      const asked = bindings(vendorId, { status, vendor_order, below, above })
      const [found, counted] = await Promise.all([
        db.raw<{ rows: Row[] }>(`select ${COLUMNS} ${FROM} order by p.id ${order['id']} limit :take`, {
          ...asked,
          take,
        } as never),
        db.raw<{ rows: { count: string }[] }>(`select count(*) ${FROM}`, asked as never),
      ])
      return [found.rows, Number(counted.rows[0]!.count)]
    },
    {},
    query,
  )
  return { disputes: rows.map(toVendorDispute), ...page }
}

/** @throws CityosError `not_found`, also for another vendor's. */
export async function readVendorDispute(
  container: MedusaContainer,
  vendorId: string,
  id: string,
): Promise<VendorDispute> {
  const { rows } = await connectionOf(container).raw<{ rows: Row[] }>(
    `select ${COLUMNS} ${FROM}`,
    bindings(vendorId, { id }) as never,
  )
  if (!rows[0]) throw new CityosError('not_found', `There is no dispute ${id}.`)
  return toVendorDispute(rows[0])
}

function toVendorDispute(row: Row): VendorDispute {
  const { id, dispute_id, vendor_order_id, display_id, status, reason, currency_code } = row
  return {
    ...{ id, dispute_id, vendor_order_id, display_id, status, reason, currency_code },
    amount_minor: Number(row.amount_minor),
    vendor_minor: Number(row.vendor_minor ?? 0),
    evidence_due_at: isoOrNull(row.evidence_due_at),
    occurred_at: iso(row.occurred_at),
    closed_at: isoOrNull(row.closed_at),
    created_at: iso(row.created_at),
  }
}
