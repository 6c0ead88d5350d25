import { createProduct, expectOk, randomFrom, type TestTenant } from '@cityos/testing'
import { Both, type App } from './support/both'

const LONG = Boolean(process.env['CITYOS_LONG'])
const ROUNDS = LONG ? 30 : 3
const SEED = Number(process.env['CITYOS_SEED'] ?? (LONG ? 20_261_121 : Date.now() % 2 ** 31))

let both: Both
let tenant: TestTenant
beforeAll(async () => {
  both = await Both.start()
  tenant = await both.backend.provisionTenant('bridged', { country_codes: ['sa'], currency_code: 'sar' })
}, 180_000)
afterAll(() => both?.stop())

interface Mirrored {
  id: string
  title: string
  status: string
}
const mirrored = () => both.inPayload<Mirrored>('select id, title, status from products order by id')
const sold = () =>
  both.inMedusa<Mirrored>(
    'select id, title, status from product where deleted_at is null order by id collate "C"',
  )

/** Waits for something, and answers after how many milliseconds it was there. */
async function soon(isSo: () => Promise<boolean>, patienceMs = 20_000): Promise<number> {
  const startedMs = performance.now()
  while (!(await isSo())) {
    if (performance.now() - startedMs > patienceMs) throw new Error('It did not become so.')
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  return performance.now() - startedMs
}

it('a tenant, its store and its product are in the content admin soon after they are in Medusa', async () => {
  const product = await createProduct(tenant, { price: 12.5 })
  await soon(async () => (await mirrored()).some(({ id }) => id === product.id))
  const [kept] = await both.inPayload<{ handle: string; name: string }>(
    'select handle, name from tenants where id = $1',
    [tenant.id],
  )
  expect(kept).toEqual({ handle: 'bridged', name: 'Tenant bridged' })
  expect(await both.inPayload('select from stores where tenant_id = $1', [tenant.id])).not.toEqual([])
  expectOk(await tenant.admin.post(`/admin/products/${product.id}`, { title: 'Dates' }))
  await soon(async () => (await mirrored()).some(({ title }) => title === 'Dates'))
})

it('what is published about a product is on the store API, and gone when it is taken offline', async () => {
  const [product] = await sold()
  const create = { tenant: tenant.id, productId: product!.id, title: 'Fresh dates', stage: 'draft' }
  const { id } = await both.payload.call<{ id: string }>('create', {
    collection: 'product-content',
    data: create,
  })
  const save = (data: object, more: object = {}) =>
    both.payload.call('update', { collection: 'product-content', id, data, ...more })
  const told = async (locale?: string) => {
    const query = `fields=*content${locale ? `&locale=${locale}` : ''}`
    return (await tenant.store.get(`/store/products/${product!.id}?${query}`)).text
  }
  await both.settle()
  expect(await told()).not.toContain('Fresh dates')
  await save({ stage: 'published', _status: 'published' })
  await save({ title: 'تمور طازجة', stage: 'published', _status: 'published' }, { locale: 'ar' })
  await soon(async () => (await told()).includes('Fresh dates'))
  await soon(async () => (await told('ar')).includes('تمور طازجة'))
  await both.payload.call('update', {
    collection: 'product-content',
    id,
    data: { _status: 'draft' },
  })
  await soon(async () => !(await told()).includes('Fresh dates'))
})

it('both logs show the deliveries', async () => {
  await both.settle()
  const [told] = await both.inMedusa<{ count: number }>(
    `select count(*)::int from sync_delivery where tenant_id = $1 and state = 'delivered'`,
    [tenant.id],
  )
  const [heard] = await both.inPayload<{ count: number }>(
    `select count(*)::int from webhook_logs where tenant = $1 and direction = 'in'`,
    [tenant.id],
  )
  expect(told!.count).toBeGreaterThan(2)
  expect(heard!.count).toBe(told!.count)
})

it('nothing is told back to where it came from', async () => {
  await both.settle()
  const ownedElsewhere = (owned: string[]) => `entity = any('{${owned.join(',')}}')`
  const fromMedusa = ['tenant', 'store', 'product', 'vendor']
  const fromPayload = [
    'tenant_profile',
    'product_content',
    'country',
    'geo_scope',
    'geo_category',
    'geo_subcategory',
  ]
  expect(await both.inPayload(`select from sync_delivery where ${ownedElsewhere(fromMedusa)}`)).toEqual([])
  expect(await both.inMedusa(`select from sync_delivery where ${ownedElsewhere(fromPayload)}`)).toEqual([])
  expect(await both.inPayload('select from sync_conflict')).toEqual([])
  expect(await both.inMedusa('select from sync_conflict')).toEqual([])
})

it(
  'whichever process dies, whenever, both sides come to the same',
  async () => {
    console.info(`both sides: ${ROUNDS} rounds, seed ${SEED} (CITYOS_SEED repeats them)`)
    const random = randomFrom(SEED)
    const apps: App[] = ['medusa', 'payload server', 'payload worker']
    const products = [await createProduct(tenant, { handle: 'second', sku: 'SKU-2' }), ...(await sold())]
    const country = (code: string) =>
      both
        .inPayload<{ id: string }>('select id from countries where code = $1', [code])
        .then(([row]) => row!.id)
    const places = [await country('sa'), await country('ae'), await country('de')]
    for (let round = 0; round < ROUNDS; round++) {
      const app = apps[round % apps.length] as App
      const edits: Promise<unknown>[] = []
      const edit = (index: number) => {
        const { id } = products[Math.floor(random() * products.length)]!
        const title = `Round ${round} edit ${index}`
        // Whatever is being answered when its process dies fails: then nothing was changed, or all of it.
        edits.push(tenant.admin.post(`/admin/products/${id}`, { title }).catch(() => undefined))
        const placed = places[Math.floor(random() * places.length)]!
        edits.push(
          both.payload
            .call('update', {
              collection: 'tenants',
              id: tenant.id,
              data: { placement: { country: placed, scope: null } },
            })
            .catch(() => undefined),
        )
      }
      for (let index = 0; index < 6; index++) {
        edit(index)
        await new Promise((resolve) => setTimeout(resolve, random() * 60))
      }
      await both.crash(app)
      await Promise.race([Promise.all(edits), new Promise((resolve) => setTimeout(resolve, 5_000))])
      await both.hurry()
      await both.settle()
      expect(await mirrored()).toEqual(await sold())
      await samePlace()
    }
    expect(await both.inPayload('select from sync_conflict')).toEqual([])
    expect(await both.inMedusa('select from sync_conflict')).toEqual([])
  },
  LONG ? 1_800_000 : 240_000,
)

async function samePlace(): Promise<void> {
  const [there] = await both.inPayload<{ code: string }>(
    'select c.code from tenants t join countries c on c.id = t.placement_country_id where t.id = $1',
    [tenant.id],
  )
  const [here] = await both.inMedusa<{ code: string }>(
    'select country_code as code from tenant where id = $1',
    [tenant.id],
  )
  expect(here!.code).toBe(there!.code.toLowerCase())
}
