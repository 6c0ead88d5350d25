import type { MedusaContainer } from '@medusajs/framework/types'
import { Modules, ProductStatus } from '@medusajs/framework/utils'
import { createInventoryLevelsWorkflow, createProductsWorkflow } from '@medusajs/medusa/core-flows'
import { toMajor } from '@cityos/money'
import { CURRENCY, DEMO_PRODUCTS, SECOND_CURRENCY, type DemoTenant } from './demo-data'

const STOCK = 500

/** Publishes the demo's products in the tenant in scope, with stock in its warehouse. */
export async function createProducts(
  container: MedusaContainer,
  demo: DemoTenant,
  salesChannelId: string,
): Promise<void> {
  const [profile] = await container.resolve(Modules.FULFILLMENT).listShippingProfiles({})
  await createProductsWorkflow(container).run({
    input: {
      products: DEMO_PRODUCTS.map((product) => ({
        title: product.title,
        handle: product.handle,
        description: product.description,
        status: ProductStatus.PUBLISHED,
        shipping_profile_id: profile!.id,
        sales_channels: [{ id: salesChannelId }],
        options: [{ title: 'Size', values: product.sizes }],
        variants: product.sizes.map((size) => ({
          title: size,
          sku: `${product.sku}-${size.replace(/\W/g, '').toUpperCase()}`,
          options: { Size: size },
          prices: [CURRENCY, SECOND_CURRENCY].map((currency_code) => ({
            currency_code,
            amount: toMajor(demo.basePriceMinor + product.surchargeMinor, currency_code) as unknown as number,
          })),
        })),
      })),
    },
  })
  await stockWarehouse(container)
}

async function stockWarehouse(container: MedusaContainer): Promise<void> {
  const [location] = await container.resolve(Modules.STOCK_LOCATION).listStockLocations({})
  const items = await container.resolve(Modules.INVENTORY).listInventoryItems({})
  await createInventoryLevelsWorkflow(container).run({
    input: {
      inventory_levels: items.map((item) => ({
        inventory_item_id: item.id,
        location_id: location!.id,
        stocked_quantity: STOCK,
      })),
    },
  })
}
