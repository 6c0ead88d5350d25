import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import {
  CityosError,
  type ListProductApprovals,
  type ProductApproval,
  type ProductApprovalList,
} from '@cityos/contracts'
import type { ApprovalRow } from '../../workflows/vendor-product/product-moves'
import { vendorModule } from '../../workflows/vendor/vendor-module'
import { listPage } from '../paging'

type Row = ApprovalRow & { created_at: Date }
interface Names {
  id: string
  vendor_name: string
  product_title: string | null
}

/** One page of the products that wait, or waited. */
export async function listApprovals(
  container: MedusaContainer,
  query: ListProductApprovals,
): Promise<ProductApprovalList> {
  const { status, kind, vendor_id } = query
  const service = vendorModule(container)
  const { rows, page } = await listPage<Row>(
    async (where, config) => (await service.listAndCountProductApprovals(where, config)) as never,
    { status, ...(kind && { kind }), ...(vendor_id && { vendor_id }) },
    query,
  )
  return { product_approvals: await named(container, rows), ...page }
}

/** @throws CityosError `not_found`. */
export async function readApproval(container: MedusaContainer, id: string): Promise<ProductApproval> {
  const rows = (await vendorModule(container).listProductApprovals({ id })) as unknown as Row[]
  const [approval] = await named(container, rows)
  if (!approval) throw new CityosError('not_found', `There is no product approval ${id}.`)
  return approval
}

/** With the names of vendor and product, in one query for all of them. */
async function named(container: MedusaContainer, rows: Row[]): Promise<ProductApproval[]> {
  const found = (await container.resolve(ContainerRegistrationKeys.PG_CONNECTION).raw(
    `select a.id, v.name as vendor_name, p.title as product_title
       from product_approval a join vendor v on v.id = a.vendor_id left join product p on p.id = a.product_id
      where a.id = any(?::text[])`,
    [rows.map(({ id }) => id)],
  )) as { rows: Names[] }
  const names = new Map(found.rows.map((row) => [row.id, row]))
  return rows.map(({ id, vendor_id, product_id, kind, status, changes, reason, ...row }) => ({
    ...{ id, vendor_id, product_id, kind, status, changes, reason },
    vendor_name: names.get(id)?.vendor_name ?? '',
    product_title: names.get(id)?.product_title ?? null,
    decided_by: row.decided_by,
    decided_at: row.decided_at && new Date(row.decided_at).toISOString(),
    created_at: new Date(row.created_at).toISOString(),
  }))
}
