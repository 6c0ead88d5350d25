import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { CityosError } from '@cityos/contracts'

interface Sale {
  salesChannelId?: string | null | undefined
  regionId?: string | null | undefined
  variantIds: string[]
}

interface Verdict {
  closed: boolean
  elsewhere: boolean
  strangers: string[]
}

const VERDICT_SQL = `
  select c.is_disabled
           or exists (select from tenant_store_sales_channel s
                        join tenant_store t on t.id = s.tenant_store_id
                       where s.sales_channel_id = c.id and s.deleted_at is null
                         and t.status <> 'active' and t.deleted_at is null) as closed,
         exists (select from tenant_store_region r where r.region_id = :region and r.deleted_at is null)
           and exists (select from tenant_store_sales_channel s where s.sales_channel_id = c.id and s.deleted_at is null)
           and not exists (select from tenant_store_region r
                             join tenant_store_sales_channel s on s.tenant_store_id = r.tenant_store_id
                            where r.region_id = :region and r.deleted_at is null
                              and s.sales_channel_id = c.id and s.deleted_at is null) as elsewhere,
         array(select wanted.id from unnest(:variants::text[]) wanted(id)
                where not exists (select from product_variant v
                                    join product_sales_channel l on l.product_id = v.product_id
                                   where v.id = wanted.id and l.sales_channel_id = c.id
                                     and l.deleted_at is null)) as strangers
    from sales_channel c where c.id = :channel`

/**
 * Core sells any product of the tenant through any channel. A store sells what its channel holds, to its own
 * regions, while it is active; a region that no store has claimed is everybody's.
 * @throws CityosError `store_paused`, `validation_failed`.
 */
export async function requireSellable(container: MedusaContainer, sale: Sale): Promise<void> {
  if (!sale.salesChannelId) return
  const connection = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const { rows } = (await connection.raw(VERDICT_SQL, {
    channel: sale.salesChannelId,
    region: sale.regionId ?? '',
    variants: [...new Set(sale.variantIds)],
  })) as { rows: Verdict[] }
  const [verdict] = rows
  if (!verdict) return
  if (verdict.closed) throw new CityosError('store_paused', 'This store sells nothing at the moment.')
  if (verdict.elsewhere) {
    throw new CityosError('validation_failed', `region_id: this store does not sell to ${sale.regionId}.`)
  }
  if (verdict.strangers.length) {
    throw new CityosError(
      'validation_failed',
      `items: this store does not sell ${verdict.strangers.join(', ')}.`,
    )
  }
}
