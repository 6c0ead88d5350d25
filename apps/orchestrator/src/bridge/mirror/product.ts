import type { Message } from '@cityos/bridge'
import { ProductState } from '@cityos/contracts'
import type { PayloadTransaction } from '../database/payload-transaction'
import { needTenant } from './needs-tenant'
import { mirrorRow, removeRow } from './row'

export async function mirrorProduct(tx: PayloadTransaction, message: Message): Promise<void> {
  const { entity_id: id, tenant_id: tenant, data, version } = message
  if (data === null) return removeRow(tx, 'products', { id, tenant })
  const told = ProductState.parse(data)
  await needTenant(tx, tenant)
  const [vendor] = await tx.query<{ id: string }>(
    'select id from vendors where id = $1 and tenant_id = $2 for key share',
    [told.vendor_id, tenant],
  )
  const isNew = await mirrorRow(tx, 'products', {
    id,
    tenant,
    title: told.title,
    subtitle: told.subtitle,
    description: told.description,
    handle: told.handle,
    status: told.status,
    thumbnail: told.thumbnail,
    medusaVendorId: told.vendor_id,
    vendor: vendor?.id ?? null,
    salesChannelIds: told.sales_channel_ids,
    variants: told.variants,
    mirrorVersion: version,
  })
  if (isNew) await linkContent(tx, tenant, id)
}

/** What was written before the product was here points at it from now on. */
async function linkContent({ query }: PayloadTransaction, tenant: string, id: string): Promise<void> {
  await query(
    `update product_content set product_mirror_id = $2 where tenant_id = $1 and product_id = $2 and product_mirror_id is null`,
    [tenant, id],
  )
  await query(
    `update _product_content_v set version_product_mirror_id = $2
      where version_tenant_id = $1 and version_product_id = $2 and version_product_mirror_id is null`,
    [tenant, id],
  )
}
