import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DemoFile, type StorefrontStore } from '@cityos/contracts'
import { TestBackend } from '@cityos/testing'

const SEED = join(__dirname, 'fixtures/demo.ts')
const output = join(mkdtempSync(join(tmpdir(), 'cityos-demo-')), 'seed.json')
const Seed = DemoFile.pick({ platform: true, tenants: true })
let backend: TestBackend

beforeAll(async () => {
  backend = await TestBackend.start({ env: { DEMO_OUTPUT: output } })
})
afterAll(() => backend?.stop())

const seed = async () => {
  await backend.run(SEED, 'seed')
  return Seed.parse(JSON.parse(readFileSync(output, 'utf8')))
}

it('has two tenants with two stores each, which differ and have sold; seeding again changes nothing', async () => {
  const demo = await seed()
  expect(await seed()).toEqual(demo)
  const vendors = demo.tenants.flatMap((tenant) =>
    tenant.vendors.map(({ id, handle, owner }) => [tenant.handle, id, handle, owner.email]),
  )
  expect(vendors).toEqual([
    ['acme', 'ven_01J0000000000000000000SH0P', 'green-grocers', 'vendor@acme.example'],
    ['globex', 'ven_01J000000000000000000CRAFT', 'harbour-crafts', 'vendor@globex.example'],
  ])
  const handles = ['canvas-bag', 'city-shirt', 'steel-bottle', 'wool-cap']
  for (const { products } of demo.tenants) expect(products.map(({ handle }) => handle)).toEqual(handles)
  const stores = demo.tenants.flatMap((tenant) => tenant.stores)
  expect(stores.map(({ host }) => host)).toEqual([
    'acme.localhost',
    'acme-outlet.localhost',
    'globex.localhost',
    'globex-pro.localhost',
  ])
  const seen = []
  for (const { host, publishableKey } of stores) {
    const client = backend.client(host).with({ 'x-publishable-api-key': publishableKey })
    const { body } = await client.get<{ tenant_store: StorefrontStore }>('/store/tenant-store')
    const { body: products } = await client.get<{ count: number }>('/store/products')
    const { type, theme, currency_codes, primary_domain } = body.tenant_store
    seen.push([type, theme['preset'], currency_codes, primary_domain, products.count])
  }
  expect(seen).toEqual([
    ['retail', 'classic', ['eur'], 'acme.localhost', 4],
    ['retail', 'bold', ['eur'], 'acme-outlet.localhost', 2],
    ['retail', 'warm', ['eur'], 'globex.localhost', 4],
    ['b2b', 'dark', ['gbp'], 'globex-pro.localhost', 3],
  ])
  const { rows } = await backend.sql((client) =>
    client.query(`select count(*)::int as orders from "order" group by sales_channel_id`),
  )
  expect(rows).toEqual([{ orders: 1 }, { orders: 1 }, { orders: 1 }, { orders: 1 }])
}, 400_000)
