/*
 * Runs inside our backend: two tenants by the platform's own workflow. `main` is measured and copied into plain
 * Medusa; `small` is the same shop with a tenth of the products, which a thousand neighbours can be made of.
 */
const { join } = require('node:path')
const { createRequire } = require('node:module')

const fromBackend = createRequire(join(process.cwd(), 'package.json'))
const { PLATFORM_TENANT_ID, runInTenant } = fromBackend('@cityos/medusa-tenancy')
const flows = fromBackend('@medusajs/medusa/core-flows')
const { Modules } = fromBackend('@medusajs/framework/utils')

const BATCH = 50
const CATEGORIES = 10
const STOCK = 100_000_000
const SIZES = ['S', 'M', 'L']
const image = (n, side) => ({ url: `https://images.example.com/product-${n}-${side}.webp` })

function product(n, { salesChannelId, shippingProfileId, categories }) {
  return {
    title: `Product ${n}`,
    handle: `product-${n}`,
    subtitle: 'Made for measuring',
    description:
      `Product ${n} of the benchmark's catalogue, described at about the length a shop would use. `.repeat(4),
    status: 'published',
    thumbnail: image(n, 'front').url,
    images: [image(n, 'front'), image(n, 'back')],
    category_ids: [categories[n % categories.length].id],
    shipping_profile_id: shippingProfileId,
    sales_channels: [{ id: salesChannelId }],
    weight: 200,
    options: [{ title: 'Size', values: SIZES }],
    variants: SIZES.map((size, i) => ({
      title: size,
      sku: `SKU-${n}-${size}`,
      options: { Size: size },
      prices: [
        { currency_code: 'usd', amount: 10 + (n % 40) + i },
        { currency_code: 'eur', amount: 9 + (n % 40) + i },
      ],
    })),
  }
}

async function fill(container, commerce, count) {
  const { result: categories } = await flows.createProductCategoriesWorkflow(container).run({
    input: {
      product_categories: Array.from({ length: CATEGORIES }, (_, n) => ({
        name: `Category ${n}`,
        is_active: true,
      })),
    },
  })
  for (let first = 0; first < count; first += BATCH) {
    const numbers = Array.from({ length: Math.min(BATCH, count - first) }, (_, i) => first + i)
    const products = numbers.map((n) => product(n, { ...commerce, categories }))
    await flows.createProductsWorkflow(container).run({ input: { products } })
  }
  const items = await container
    .resolve(Modules.INVENTORY)
    .listInventoryItems({}, { take: null, select: ['id'] })
  await flows.createInventoryLevelsWorkflow(container).run({
    input: {
      inventory_levels: items.map(({ id }) => ({
        inventory_item_id: id,
        location_id: commerce.stockLocationId,
        stocked_quantity: STOCK,
      })),
    },
  })
}

async function createTenant(container, handle, products) {
  const { provisionTenantWorkflow } = fromBackend('./src/workflows/tenant/provision-tenant.ts')
  const { result } = await runInTenant(PLATFORM_TENANT_ID, () =>
    provisionTenantWorkflow(container).run({
      input: {
        handle,
        name: `Tenant ${handle}`,
        tier: 'enterprise',
        time_zone: 'UTC',
        currency_code: 'usd',
        country_codes: ['us'],
        admin: { email: `admin@${handle}.example`, password: 'a-password-for-benchmarks' },
      },
    }),
  )
  await runInTenant(result.tenant.id, () => fill(container, result.commerce, products))
  return result.tenant.id
}

module.exports = async (container, products) => ({
  main: await createTenant(container, 'main', products),
  small: await createTenant(container, 'small', Math.max(20, Math.round(products / 10))),
})
