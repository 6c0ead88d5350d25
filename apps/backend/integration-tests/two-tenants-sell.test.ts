import {
  createProduct,
  placeOrder,
  TestBackend,
  type TestOrder,
  type TestProduct,
  type TestTenant,
} from '@cityos/testing'

let backend: TestBackend
let tenants: TestTenant[]
let products: TestProduct[]
let orders: TestOrder[]

beforeAll(async () => {
  backend = await TestBackend.start()
  tenants = await backend.provisionTenants(2)
  products = []
  orders = []
  for (const tenant of tenants) {
    const product = await createProduct(tenant, {
      handle: 'shirt',
      sku: 'SKU-1',
      title: `Shirt of ${tenant.handle}`,
    })
    products.push(product)
    orders.push(await placeOrder(tenant, product.variants[0]!.id, 'same@example.com'))
  }
})

afterAll(() => backend?.stop())

describe('two tenants with the same product handle, SKU, customer e-mail and region country', () => {
  it('each sells its own order number 1', () => {
    expect(orders.map((order) => order.display_id)).toEqual([1, 1])
    expect(new Set(orders.map((order) => order.id)).size).toBe(2)
  })

  it.each([0, 1])('tenant %i sees its own catalogue, customers and orders only', async (index) => {
    const tenant = tenants[index]!
    const { body: catalogue } = await tenant.store.get<{ products: { title: string }[] }>('/store/products')
    expect(catalogue.products.map((product) => product.title)).toEqual([`Shirt of ${tenant.handle}`])
    const { body: list } = await tenant.admin.get<{ orders: { id: string }[] }>('/admin/orders')
    expect(list.orders.map((order) => order.id)).toEqual([orders[index]!.id])
    const { body } = await tenant.admin.get<{ customers: { email: string }[] }>('/admin/customers')
    expect(body.customers).toHaveLength(1)
  })

  it('neither can read, change or sell what the other owns', async () => {
    const [first] = tenants as [TestTenant, TestTenant]
    const foreign = products[1]!
    expect((await first.admin.get(`/admin/products/${foreign.id}`)).status).toBe(404)
    expect((await first.admin.post(`/admin/products/${foreign.id}`, { title: 'Stolen' })).status).toBe(404)
    expect((await first.store.get(`/store/products/${foreign.id}`)).status).toBe(404)
    expect((await first.store.get(`/store/orders/${orders[1]!.id}`)).status).toBe(404)
    const cart = await first.store.post('/store/carts', {
      region_id: first.regionId,
      items: [{ variant_id: foreign.variants[0]!.id, quantity: 1 }],
    })
    expect(cart.status).toBe(400)
  })

  it('a second order gets number 2 in its own tenant', async () => {
    const order = await placeOrder(tenants[0]!, products[0]!.variants[0]!.id)
    expect(order.display_id).toBe(2)
  })

  it('no query ran outside a tenant scope', async () => {
    expect((await backend.stats()).missingScopes).toBe(0)
  })
})
