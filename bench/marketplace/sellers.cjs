/*
 * Runs inside our backend, in the tenant that is measured: ten vendors, each with a shipping profile, a way to ship and
 * a commission of its own. `one` are ten products of the first, `ten` one product of each: carts of the same size;
 * `single` is a product alone. Plain Medusa then gets the same products, profiles and shipping options, and knows nothing
 * of vendors.
 */
const { createRequire } = require('node:module')
const { join } = require('node:path')

const fromBackend = createRequire(join(process.cwd(), 'package.json'))
const { runInTenant } = fromBackend('@cityos/medusa-tenancy')
const flows = fromBackend('@medusajs/medusa/core-flows')
const { ContainerRegistrationKeys, Modules } = fromBackend('@medusajs/framework/utils')

const VENDORS = 10

async function openShops(container) {
  const { createVendorWorkflow } = fromBackend('./src/workflows/vendor/create-vendor.ts')
  const link = container.resolve(ContainerRegistrationKeys.LINK)
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const list = async (entity, fields) => (await query.graph({ entity, fields })).data
  const [{ service_zones: zones }] = await list('fulfillment_set', ['id', 'service_zones.id'])
  const products = await list('product', ['id', 'handle', 'variants.id'])
  products.sort((a, b) => Number(a.handle.split('-')[1]) - Number(b.handle.split('-')[1]))
  if (products.length < 2 * VENDORS - 1)
    throw new Error(`${products.length} products are too few: ${2 * VENDORS - 1} are needed.`)

  await charge(container, null, 1_500)
  const one = { variants: [], options: [] }
  const ten = { variants: [], options: [] }
  for (let n = 0; n < VENDORS; n++) {
    const handle = `vendor-${n}`
    const { result: vendor } = await createVendorWorkflow(container).run({
      input: { handle, name: handle, owner: { email: `owner@${handle}.example` } },
    })
    await charge(container, vendor.id, 1_000 + n)
    const { result: profiles } = await flows.createShippingProfilesWorkflow(container).run({
      input: { data: [{ name: handle, type: 'default' }] },
    })
    const profile = profiles[0].id
    const option = await openOption(container, zones[0].id, profile)
    // The first sells ten products; of the others one each.
    const own = n === 0 ? products.slice(0, VENDORS) : [products[VENDORS + n - 1]]
    await flows.updateProductsWorkflow(container).run({
      input: { products: own.map(({ id }) => ({ id, shipping_profile_id: profile })) },
    })
    await link.create([
      { vendor: { vendor_id: vendor.id }, [Modules.FULFILLMENT]: { shipping_profile_id: profile } },
      ...own.map(({ id }) => ({ vendor: { vendor_id: vendor.id }, [Modules.PRODUCT]: { product_id: id } })),
    ])
    if (n === 0)
      Object.assign(one, { variants: own.map(({ variants }) => variants[0].id), options: [option] })
    ten.variants.push(own[0].variants[0].id)
    ten.options.push(option)
  }
  return { one, ten, single: { ...one, variants: one.variants.slice(0, 1) } }
}

/** A rule of commission: of the vendor, or of everybody. */
async function charge(container, vendor_id, rate_bps) {
  const { CreateCommissionRule } = fromBackend('@cityos/contracts')
  const { createCommissionRuleWorkflow } = fromBackend('./src/workflows/commission/create-commission-rule.ts')
  const terms = { kind: 'percentage', rate_bps }
  const rule = CreateCommissionRule.parse({ name: `Commission of ${vendor_id ?? 'all'}`, terms, vendor_id })
  await createCommissionRuleWorkflow(container).run({ input: { rule, by: null } })
}

async function openOption(container, zone, profile) {
  const { result: options } = await flows.createShippingOptionsWorkflow(container).run({
    input: [
      {
        name: 'Parcel',
        price_type: 'flat',
        provider_id: 'manual_manual',
        service_zone_id: zone,
        shipping_profile_id: profile,
        type: { label: 'Parcel', description: 'Parcel', code: 'parcel' },
        prices: [{ currency_code: 'usd', amount: 5 }],
        rules: [
          { attribute: 'enabled_in_store', value: 'true', operator: 'eq' },
          { attribute: 'is_return', value: 'false', operator: 'eq' },
        ],
      },
    ],
  })
  return options[0].id
}

module.exports = (container, tenantId) => runInTenant(tenantId, () => openShops(container))
