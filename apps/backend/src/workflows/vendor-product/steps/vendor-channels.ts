import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'

/** The sales channels of the stores that a vendor sells in. */
export const vendorChannelsStep = createStep('vendor-channels', async (vendorId: string, { container }) => {
  const connection = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const { rows } = (await connection.raw(
    `select c.sales_channel_id as id from vendor_store v
       join tenant_store t on t.id = v.tenant_store_id and t.deleted_at is null and t.status <> 'archived'
       join tenant_store_sales_channel c on c.tenant_store_id = t.id and c.deleted_at is null
      where v.vendor_id = ? and v.deleted_at is null order by 1`,
    [vendorId],
  )) as { rows: { id: string }[] }
  return new StepResponse(rows.map(({ id }) => id))
})
