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

const OF_STORE = `select t.id, t.status from tenant_store t
    join tenant_store_sales_channel s on s.tenant_store_id = t.id and s.deleted_at is null
   where s.sales_channel_id = c.id and t.deleted_at is null`
const OF_REGION = `select t.id, t.status from tenant_store t
    join tenant_store_region r on r.tenant_store_id = t.id and r.deleted_at is null
   where r.region_id = :region and t.deleted_at is null`

/** A channel without a store, a point of sale say, sells where any store that has not ended does. */
const VERDICT_SQL = `
  select c.is_disabled or exists (select from (${OF_STORE}) own where own.status <> 'active') as closed,
         :region <> '' and case
           when exists (${OF_STORE})
             then not exists (select from (${OF_STORE}) own join (${OF_REGION}) there using (id))
           when exists (select from tenant_store t where t.deleted_at is null)
             then not exists (select from (${OF_REGION}) there where there.status <> 'archived')
           else false end as elsewhere,
         array(select wanted.id from unnest(:variants::text[]) wanted(id)
                where not exists (select from product_variant v
                                    join product p on p.id = v.product_id and p.status = 'published'
                                    join product_sales_channel l on l.product_id = v.product_id
                                   where v.id = wanted.id and l.sales_channel_id = c.id
                                     and l.deleted_at is null)) as strangers
    from sales_channel c where c.id = :channel`

/**
 * Core sells any product of the tenant through any channel. A store sells what its channel holds and is published, to
 * its own regions, while it is active. A region that has no store, or has lost its last one, is sold to by nobody.
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
