import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import type { Principal } from '@cityos/access'
import { CreateVendorProduct } from '@cityos/contracts'
import { rowsOf, type Sql } from '../../../modules/payout/store/sql'
import { createVendorProductWorkflow } from '../../../workflows/vendor-product/create-vendor-product'
import { decideVendorProductWorkflow } from '../../../workflows/vendor-product/decide-vendor-product'
import { proposeProductWorkflow } from '../../../workflows/vendor-product/propose-product'
import type { DemoGoods } from './data'

/** Pieces that a vendor has of each thing. */
const STOCK = 500

/** Makes a vendor's products, proposes and approves them; each from where it has got. */
export async function listGoods(
  container: MedusaContainer,
  vendorId: string,
  goods: readonly DemoGoods[],
  caller: Principal,
): Promise<void> {
  const sql = container.resolve(ContainerRegistrationKeys.PG_CONNECTION) as unknown as Sql
  for (const { title, sku, priceMinor, stock = STOCK } of goods) {
    const find = () =>
      rowsOf<{ id: string; status: string; approval: string | null }>(
        sql,
        `select p.id, p.status, a.id as approval from product_variant v join product p on p.id = v.product_id
           left join product_approval a on a.product_id = p.id and a.status = 'pending'
          where v.sku = ? and v.deleted_at is null`,
        [sku],
      )
    if (!(await find()).length) {
      const product = CreateVendorProduct.parse({
        ...{ title, options: [{ title: 'Size', values: ['One'] }] },
        variants: [
          {
            ...{ title: 'One', sku, options: { Size: 'One' }, stocked_quantity: stock },
            prices: [{ currency_code: 'eur', amount_minor: priceMinor }],
          },
        ],
      })
      await createVendorProductWorkflow(container).run({ input: { vendorId, product } })
    }
    const [made] = await find()
    if (made!.status === 'draft') {
      const input = { productId: made!.id, vendorId, by: null }
      await proposeProductWorkflow(container).run({ input })
    }
    const [proposed] = await find()
    if (!proposed!.approval) continue
    await decideVendorProductWorkflow(container).run({
      input: { approvalId: proposed!.approval, decision: 'approve', by: caller.id },
    })
  }
}
