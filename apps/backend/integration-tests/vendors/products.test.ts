import { join } from 'node:path'
import type { ProductApproval, StoreVendor, Vendor, VendorProduct } from '@cityos/contracts'
import { createCart, createProduct, expectOk, type Client } from '@cityos/testing'
import type { ProductTarget } from '../fixtures/vendors'
import { createVendor, invite, outcome, VendorWorld } from './world'

const FIXTURE = join(__dirname, '../fixtures/vendors.ts')

let world: VendorWorld
let baker: { id: string; owner: Client }
let other: { id: string; owner: Client }

/** A vendor that may sell. */
async function sellingVendor(handle: string) {
  const { id } = await createVendor(world.acme, handle, `owner@${handle}.example`)
  expectOk(await world.acme.admin.post(`/admin/vendors/${id}/submit`))
  expectOk(await world.acme.admin.post(`/admin/vendors/${id}/approve`, { override_reason: 'Known.' }))
  return { id, owner: world.person(world.acme, `owner@${handle}.example`) }
}

beforeAll(async () => {
  world = await VendorWorld.start()
  baker = await sellingVendor('bakers')
  other = await sellingVendor('others')
})
afterAll(() => world?.stop())

const bread = (title: string, rest: object = {}) => ({
  title,
  options: [{ title: 'Size', values: ['Small', 'Large'] }],
  variants: [
    {
      ...{ title: 'Small', options: { Size: 'Small' }, stocked_quantity: 5 },
      prices: [{ currency_code: 'usd', amount_minor: 1250 }],
    },
    {
      ...{ title: 'Large', options: { Size: 'Large' }, manage_inventory: false },
      prices: [{ currency_code: 'usd', amount_minor: 1999 }],
    },
  ],
  ...rest,
})

type Answer = { product: VendorProduct }
const make = async (title: string, owner = baker.owner) =>
  expectOk(await owner.post<Answer>('/vendor/products', bread(title))).product
const post = async (path: string, body: object = {}, owner = baker.owner) =>
  expectOk(await owner.post<Answer>(`/vendor/products/${path}`, body)).product
const queue = async (query = '') =>
  expectOk(
    await world.acme.admin.get<{ product_approvals: ProductApproval[] }>(`/admin/product-approvals${query}`),
  ).product_approvals
const decide = (id: string, verb: string, body: object = {}) =>
  world.acme.admin.post(`/admin/product-approvals/${id}/${verb}`, body)
const inStore = async () =>
  expectOk(
    await world.acme.store.get<{ products: { id: string; title: string; vendor: unknown }[] }>(
      '/store/products?fields=id,title,vendor&limit=100',
    ),
  ).products
const titles = async () => (await inStore()).map(({ title }) => title).sort()
const approved = async (title: string) => {
  const { id } = await make(title)
  await post(`${id}/submit`)
  const waiting = (await queue()).find(({ product_id }) => product_id === id)!
  expectOk(await decide(waiting.id, 'approve'))
  return id
}

describe('a vendor’s product', () => {
  it('is a draft with its own prices and stock, and in no store', async () => {
    const product = await make('Rye')
    expect(product).toMatchObject({
      ...{ title: 'Rye', status: 'draft', reason: null, pending_change: null },
      variants: [
        {
          ...{ title: 'Small', stocked_quantity: 5, reserved_quantity: 0 },
          prices: [{ currency_code: 'usd', amount_minor: 1250 }],
        },
        { title: 'Large', stocked_quantity: null, prices: [{ currency_code: 'usd', amount_minor: 1999 }] },
      ],
    })
    expect(await titles()).not.toContain('Rye')
  })

  it('goes through the tenant’s hands into the store, where its seller is named', async () => {
    const { id } = await make('Spelt')
    expect((await post(`${id}/submit`)).status).toBe('proposed')
    expect(outcome(await baker.owner.post(`/vendor/products/${id}/submit`))).toBe('409 illegal_transition')
    expect(outcome(await baker.owner.post(`/vendor/products/${id}`, { title: 'X' }))).toBe(
      '409 illegal_transition',
    )
    const [waiting] = await queue(`?vendor_id=${baker.id}`)
    expect(waiting).toMatchObject({ product_id: id, vendor_name: 'Vendor bakers', kind: 'product' })
    expect(await titles()).not.toContain('Spelt')
    expectOk(await decide(waiting!.id, 'approve'))
    expect(outcome(await decide(waiting!.id, 'approve'))).toBe('409 illegal_transition')
    const sold = (await inStore()).find((product) => product.id === id)
    expect(sold?.vendor).toEqual({ id: baker.id, handle: 'bakers', name: 'Vendor bakers', logo: null })
    const { products } = expectOk(
      await world.acme.store.get<{ products: { id: string }[] }>('/store/vendors/bakers/products'),
    )
    expect(products.map((product) => product.id)).toContain(id)
  })

  it('is rejected with a reason, changed at once, and proposed anew', async () => {
    const { id } = await make('Stale')
    await post(`${id}/submit`)
    const waiting = (await queue()).find(({ product_id }) => product_id === id)!
    expect(outcome(await decide(waiting.id, 'reject'))).toBe('400 validation_failed')
    expectOk(await decide(waiting.id, 'reject', { reason: 'No picture.' }))
    const { product } = expectOk(await baker.owner.get<Answer>(`/vendor/products/${id}`))
    expect([product.status, product.reason]).toEqual(['rejected', 'No picture.'])
    const images = ['https://pictures.example/a.png']
    expect(await post(id, { title: 'Fresh', images })).toMatchObject({
      title: 'Fresh',
      images,
      status: 'rejected',
    })
    expect((await post(`${id}/submit`)).reason).toBeNull()
    expect((await post(`${id}/withdraw`)).status).toBe('draft')
    expect(outcome(await baker.owner.delete(`/vendor/products/${id}`))).toBe('200')
    expect(outcome(await baker.owner.get(`/vendor/products/${id}`))).toBe('404 not_found')
  })

  it('in the store is changed when somebody has looked, in words; in prices and stock at once', async () => {
    const id = await approved('Plain')
    expect((await post(id, { title: 'Gold', description: 'x' })).title).toBe('Plain')
    const { pending_change } = await post(id, { title: 'Silver' })
    expect(pending_change?.changes).toEqual({ title: 'Silver', description: 'x' })
    const [waiting] = (await queue('?kind=change')).filter(({ product_id }) => product_id === id)
    expect(waiting?.id).toBe(pending_change?.approval_id)
    const variant = (await post(`${id}/withdraw`)).variants[0]!
    expect(await queue('?kind=change')).toEqual([])
    await post(id, { title: 'Bronze' })
    expectOk(await decide((await queue('?kind=change'))[0]!.id, 'approve'))
    expect(await titles()).toContain('Bronze')

    const prices = [{ currency_code: 'usd', amount_minor: 1300 }]
    const path = `${id}/variants/${variant.id}`
    expect((await post(path, { prices })).variants[0]!.prices).toEqual(prices)
    expect((await post(`${path}/stock`, { stocked_quantity: 9 })).variants[0]!.stocked_quantity).toBe(9)
    expect((await post(`${id}/unpublish`)).status).toBe('draft')
    expect(await titles()).not.toContain('Bronze')
  })

  it('gets further variants, also with values that it did not have; in the store when somebody has looked', async () => {
    const large = (rest: object = {}) => ({
      ...{ title: 'Huge', options: { Size: 'Huge' }, stocked_quantity: 4 },
      prices: [{ currency_code: 'usd', amount_minor: 2999 }],
      ...rest,
    })
    const { id } = await make('Growing')
    const grown = await post(`${id}/variants`, large())
    expect(grown.options).toEqual([{ title: 'Size', values: ['Small', 'Large', 'Huge'] }])
    const added = grown.variants[2]!
    expect(added).toMatchObject({
      ...{ title: 'Huge', options: { Size: 'Huge' }, stocked_quantity: 4 },
      prices: [{ currency_code: 'usd', amount_minor: 2999 }],
    })
    const [location] = expectOk(
      await baker.owner.get<{ stock_locations: { id: string }[] }>('/vendor/stock-locations'),
    ).stock_locations
    expect(added.levels).toEqual([{ location_id: location!.id, stocked_quantity: 4, reserved_quantity: 0 }])
    const stock = (body: object) =>
      baker.owner.post(`/vendor/products/${id}/variants/${added.id}/stock`, body)
    expect(outcome(await stock({ stocked_quantity: 1, location_id: location!.id }))).toBe('200')
    for (const foreign of [world.acme.stockLocationId, 'sloc_nowhere']) {
      expect(outcome(await stock({ stocked_quantity: 1, location_id: foreign }))).toBe('404 not_found')
    }
    for (const wrong of [{}, { options: { Colour: 'Red' } }, { options: { Size: 'A', Colour: 'B' } }]) {
      expect((await baker.owner.post(`/vendor/products/${id}/variants`, large(wrong))).status).toBe(400)
    }
    const path = `/vendor/products/${id}/variants`
    expect(outcome(await other.owner.post(path, large({ options: { Size: 'X' } })))).toBe('404 not_found')
    expect(outcome(await other.owner.delete(`${path}/${added.id}`))).toBe('404 not_found')

    await post(`${id}/submit`)
    expect(outcome(await baker.owner.post(path, large({ options: { Size: 'X' } })))).toBe(
      '409 illegal_transition',
    )
    expect(outcome(await baker.owner.delete(`${path}/${added.id}`))).toBe('409 illegal_transition')
    const wait = async () =>
      (await queue()).concat(await queue('?kind=change')).find((one) => one.product_id === id)!
    expectOk(await decide((await wait()).id, 'approve'))
    const proposed = await post(`${id}/variants`, large({ title: 'Giant', options: { Size: 'Giant' } }))
    expect([proposed.variants.length, proposed.pending_change?.changes]).toEqual([
      3,
      { variants: [expect.objectContaining({ title: 'Giant' })] },
    ])
    await post(id, { title: 'Grown' })
    expectOk(await decide((await wait()).id, 'approve'))
    const { product } = expectOk(await baker.owner.get<Answer>(`/vendor/products/${id}`))
    expect([product.title, product.variants[3]]).toMatchObject([
      'Grown',
      { title: 'Giant', stocked_quantity: 4 },
    ])

    const seen = expectOk(
      await world.acme.admin.get<{ products: VendorProduct[] }>(
        `/admin/vendors/${baker.id}/products?limit=100`,
      ),
    )
    expect(seen.products.find((one) => one.id === id)).toEqual(product)
    expect((await world.globex.admin.get(`/admin/vendors/${baker.id}/products`)).status).toBe(404)
    for (const { id: variant } of product.variants.slice(1)) {
      expect(outcome(await baker.owner.delete(`${path}/${variant}`))).toBe('200')
    }
    expect(outcome(await baker.owner.delete(`${path}/${product.variants[0]!.id}`))).toBe(
      '409 illegal_transition',
    )
    await post(`${id}/unpublish`)
  })

  it('is not looked at where the tenant does not want to', async () => {
    const set = (product_approval: boolean) =>
      world.acme.admin.post('/admin/vendor-settings', { product_approval })
    expectOk(await set(false))
    const { id } = await make('Quick')
    expect((await post(`${id}/submit`)).status).toBe('published')
    expect(await titles()).toContain('Quick')
    expect((await post(id, { title: 'Quicker' })).title).toBe('Quicker')
    expectOk(await set(true))
  })

  it('is one of as many as the tenant allows, also of several at once', async () => {
    const room = async (most: number | null) =>
      expectOk(await world.acme.admin.post('/admin/vendor-settings', { max_products_per_vendor: most }))
    await make('One', other.owner)
    await room(2)
    const answers = await Promise.all(
      ['Two', 'Three', 'Four'].map((title) => other.owner.post('/vendor/products', bread(title))),
    )
    expect(answers.filter(({ status }) => status === 201).length).toBeLessThanOrEqual(1)
    expect(outcome(answers.find(({ status }) => status !== 201)!)).toBe('403 limit_exceeded')
    await room(null)
  })

  it('has a handle of its own: the one that it asks for, or its title’s, numbered where another has that', async () => {
    const ask = (owner: Client, title: string, handle?: string) =>
      owner.post<Answer>('/vendor/products', bread(title, handle === undefined ? {} : { handle }))
    const handleOf = async (...asked: Parameters<typeof ask>) => expectOk(await ask(...asked)).product.handle
    expect(await handleOf(baker.owner, 'Bagel Plain')).toBe('bagel-plain')
    expect(await handleOf(baker.owner, 'Bagel')).toBe('bagel')
    // Also another vendor's, as shops have one address for each.
    expect(await handleOf(other.owner, 'Bagel')).toBe('bagel-2')
    expect(await handleOf(other.owner, 'Bagel')).toBe('bagel-3')
    const loaves = await Promise.all([1, 2, 3, 4].map(() => handleOf(baker.owner, 'Loaf')))
    expect(loaves.sort()).toEqual(['loaf', 'loaf-2', 'loaf-3', 'loaf-4'])
    const refused = await ask(other.owner, 'Bagel', 'bagel')
    expect([outcome(refused), refused.text]).toEqual([
      '409 product_handle_taken',
      expect.stringContaining('belongs to another product'),
    ])
    expect(refused.text).not.toContain(world.acme.id)
    // Of several who want it at once one has it, and nobody else keeps a half of a product.
    const answers = await Promise.all(['a', 'b', 'c', 'd'].map((title) => ask(baker.owner, title, 'pretzel')))
    const taken = '409 product_handle_taken'
    expect(answers.map(outcome).sort()).toEqual(['201', taken, taken, taken])
    const left = await world.backend.sql((owner) =>
      owner.query(`select id from product where tenant_id = $1 and title = any('{a,b,c,d}')`, [
        world.acme.id,
      ]),
    )
    expect(left.rows).toHaveLength(1)
    const [made] = left.rows as [{ id: string }]
    expectOk(await baker.owner.delete(`/vendor/products/${made.id}`))
    expect(await handleOf(other.owner, 'e', 'pretzel')).toBe('pretzel')
  })

  it('needs a vendor that may sell', async () => {
    await createVendor(world.acme, 'drafts', 'owner@drafts.example')
    const drafts = world.person(world.acme, 'owner@drafts.example')
    expect(outcome(await drafts.post('/vendor/products', bread('x')))).toBe('409 vendor_not_active')
  })

  it.each([
    ['no variant', { variants: [] }],
    ['a status', { status: 'published' }],
    ['a channel', { sales_channels: [{ id: 'x' }] }],
    ['a shipping profile', { shipping_profile_id: 'x' }],
    [
      'a fraction of a cent',
      { variants: [{ ...bread('x').variants[0], prices: [{ currency_code: 'usd', amount_minor: 1.5 }] }] },
    ],
    ['a script for a picture', { images: ['javascript:alert(1)'] }],
  ])('cannot have %s', async (_what, rest) => {
    expect(outcome(await baker.owner.post('/vendor/products', bread('x', rest)))).toBe(
      '400 validation_failed',
    )
  })

  it('is nobody else’s, and staff counts pieces alone', async () => {
    const { id, variants } = await make('Mine')
    const own = await createProduct(world.acme, { handle: 'tenants-own', sku: 'OWN' })
    const path = `/vendor/products/${id}`
    for (const target of [path, `/vendor/products/${own.id}`]) {
      const attempts = [
        other.owner.get(target),
        other.owner.post(target, { title: 'Stolen' }),
        other.owner.delete(target),
        ...['submit', 'withdraw', 'unpublish'].map((verb) => other.owner.post(`${target}/${verb}`)),
        other.owner.post(`${target}/variants/${variants[0]!.id}`, { sku: 'STOLEN' }),
        other.owner.post(`${target}/variants/${variants[0]!.id}/stock`, { stocked_quantity: 0 }),
      ]
      for (const answer of await Promise.all(attempts)) expect(outcome(answer)).toBe('404 not_found')
    }
    await invite(baker.owner, '/vendor/members', 'staff@bakers.example', 'staff')
    const staff = world.person(world.acme, 'staff@bakers.example')
    const stock = `${path}/variants/${variants[0]!.id}/stock`
    expect(outcome(await staff.post(stock, { stocked_quantity: 1 }))).toBe('200')
    expect(outcome(await staff.post(path, { title: 'Stolen' }))).toBe('403 forbidden')
    expect((await baker.owner.get<Answer>(path)).body.product).toMatchObject({
      ...{ title: 'Mine', status: 'draft' },
      variants: [{ stocked_quantity: 1 }, {}],
    })
  })
})

describe('a vendor that is suspended', () => {
  it('leaves the store with everything it sells, and exactly that comes back', async () => {
    const id = await approved('Seasonal')
    const hidden = await approved('Hidden')
    await post(`${hidden}/unpublish`)
    const { product } = expectOk(await baker.owner.get<Answer>(`/vendor/products/${id}`))
    const cart = await createCart(world.acme, product.variants[1]!.id)
    const before = await titles()
    const move = (verb: string) =>
      world.acme.admin.post<{ vendor: Vendor }>(`/admin/vendors/${baker.id}/${verb}`, { reason: 'Late.' })
    expectOk(await move('suspend'))
    expect(await titles()).not.toContain('Seasonal')
    expect((await titles()).length).toBeLessThan(before.length)
    expect((await world.acme.store.get(`/store/products/${id}`)).status).toBe(404)
    expect((await world.acme.store.get('/store/vendors/bakers')).status).toBe(404)
    const add = { variant_id: product.variants[1]!.id, quantity: 1 }
    expect((await world.acme.store.post(`/store/carts/${cart.id}/line-items`, add)).status).toBe(400)
    expect((await world.acme.store.post(`/store/carts/${cart.id}/complete`)).status).not.toBe(200)
    expect(outcome(await baker.owner.post('/vendor/products', bread('x')))).toBe('403 vendor_suspended')
    expect(outcome(await baker.owner.get(`/vendor/products/${id}`))).toBe('200')
    expectOk(await move('reinstate'))
    expect(await titles()).toEqual(before)
  })
})

describe('what shoppers see of vendors', () => {
  it('is who may sell, and nothing that is none of their business', async () => {
    const { vendors } = expectOk(
      await world.acme.store.get<{ vendors: StoreVendor[] }>('/store/vendors?order=name&limit=100'),
    )
    expect(vendors.map(({ handle }) => handle)).toEqual(['bakers', 'others'])
    expect(Object.keys(vendors[0]!).sort()).toEqual([
      'country',
      'description',
      'handle',
      'id',
      'logo',
      'name',
    ])
    expect((await world.acme.store.get('/store/vendors/drafts')).status).toBe(404)
    expect((await world.globex.store.get(`/store/vendors/${baker.id}`)).status).toBe(404)
  })

  it.each([
    '/store/products?fields=id,vendor.tax_id,*vendor',
    '/store/product-variants?fields=id,product.vendor.tax_id,*product.vendor',
    '/store/product-categories?fields=id,*products.vendor',
    '/store/regions?fields=id,*tenant_stores.vendors,*tenant_store.vendors',
  ])('not by asking core for it: %s', async (path) => {
    const secret = 'TAX-NUMBER-OF-BAKERS'
    expectOk(await world.acme.admin.post(`/admin/vendors/${baker.id}`, { tax_id: secret }))
    const { text } = await world.acme.store.get(path)
    expect(text).not.toContain(secret)
    expect(text).not.toContain('payout_settings')
  })
})

describe('what the tenant has', () => {
  const change = (id: string, things: string, body: object, client = world.acme.admin) =>
    client.post<{ added: string[]; removed: string[] }>(`/admin/vendors/${id}/${things}`, body)
  const own = async (handle: string) =>
    (await createProduct(world.acme, { handle, title: handle, sku: handle, price: 3, currency: 'usd' })).id
  const has = async (id: string) =>
    expectOk(
      await world.acme.admin.get<{ products: { id: string }[] }>(`/admin/vendors/${id}/products?limit=100`),
    ).products.map((product) => product.id)

  it('is given to a vendor and taken away, is one vendor’s, and of one tenant', async () => {
    const [jam, tea] = [await own('jam'), await own('tea')]
    expect(expectOk(await change(baker.id, 'products', { add: [jam, tea] }))).toEqual({
      ...{ added: [jam, tea].sort(), removed: [] },
    })
    expect(expectOk(await change(baker.id, 'products', { add: [jam] }))).toEqual({ added: [], removed: [] })
    expect(await has(baker.id)).toEqual(expect.arrayContaining([jam, tea]))
    const refused = async (...asked: Parameters<typeof change>) => outcome(await change(...asked))
    expect(await refused(other.id, 'products', { add: [jam] })).toBe('409 product_has_vendor')
    expect(await refused(other.id, 'products', { remove: [jam] })).toBe('404 not_found')
    expect(await refused(baker.id, 'products', { add: ['prod_unknown'] })).toBe('404 not_found')
    expect(await refused(baker.id, 'products', { add: [jam], remove: [jam] })).toBe('400 validation_failed')
    expect(await refused(baker.id, 'products', {})).toBe('400 validation_failed')
    const stranger = await createVendor(world.globex, 'strangers', 'owner@strangers.example')
    expect(await refused(stranger.id, 'products', { add: [jam] }, world.globex.admin)).toBe('404 not_found')
    expect(await refused(stranger.id, 'products', { add: [jam] })).toBe('404 not_found')
    const moved = { kind: 'product', vendorId: baker.id, add: [await own('honey')], remove: [jam] }
    expect(await world.backend.run<string>(FIXTURE, 'failToLink', world.acme.id, moved)).toContain('forced')
    expect(await has(baker.id)).toEqual(expect.arrayContaining([jam, tea]))
    expect(expectOk(await change(baker.id, 'products', { remove: [jam] })).removed).toEqual([jam])
    // An application that came to nothing is deleted when it has no products any more.
    const { id: draft } = await createVendor(world.acme, 'hopefuls', 'owner@hopefuls.example')
    const remove = async () => outcome(await world.acme.admin.delete(`/admin/vendors/${draft}`))
    expectOk(await change(draft, 'products', { add: [jam] }))
    expect(await remove()).toBe('409 vendor_has_products')
    expect(await has(draft)).toEqual([jam])
    expectOk(await change(draft, 'products', { remove: [jam] }))
    expect(await remove()).toBe('200')
    // Of two vendors who are given it at once, one has it.
    const both = await Promise.all([baker, other].map(({ id }) => refused(id, 'products', { add: [jam] })))
    expect(both.sort()).toEqual(['200', '409 product_has_vendor'])
  })

  it('a product that waits stays, and a vendor that sells keeps a shipping profile', async () => {
    const { id } = await make('Waiting')
    await post(`${id}/submit`)
    const removed = await change(baker.id, 'products', { remove: [id] })
    expect(outcome(removed)).toBe('409 product_approval_pending')
    const profiles = async () =>
      expectOk(
        await world.acme.admin.get<{ shipping_profiles: { id: string; name: string }[] }>(
          `/admin/vendors/${baker.id}/shipping-profiles`,
        ),
      ).shipping_profiles.map((profile) => profile.id)
    const [first] = await profiles()
    const last = await change(baker.id, 'shipping-profiles', { remove: [first] })
    expect(outcome(last)).toBe('409 vendor_last_shipping_profile')
    expect(outcome(await change(other.id, 'shipping-profiles', { add: [first] }))).toBe(
      '409 shipping_profile_has_vendor',
    )
    const add = [world.acme.shippingProfileId]
    expectOk(await change(baker.id, 'shipping-profiles', { add, remove: [first] }))
    expect(await profiles()).toEqual(add)
    expectOk(await change(baker.id, 'shipping-profiles', { add: [first], remove: add }))
    expect(await profiles()).toEqual([first])
  })
})

describe('what fails at its end leaves nothing behind', () => {
  let target: ProductTarget
  beforeAll(async () => {
    const { id: productId, variants } = await make('Doomed to stay')
    target = {
      ...{ tenantId: world.acme.id, vendorId: baker.id, productId },
      ...{ variantId: variants[0]!.id, approvalId: 'none' },
    }
  })

  const PROPOSE = () => post(`${target.productId}/submit`)
  const APPROVE = async () => {
    expectOk(await decide(target.approvalId, 'approve'))
  }
  const CHANGE = () => post(target.productId, { title: 'Another' })

  /** In the order of a product's life: each begins where the one before has led. */
  it.each([
    ['create', undefined],
    ['change', undefined],
    ['price', undefined],
    ['stock', undefined],
    ['add a variant', undefined],
    ['delete a variant', undefined],
    ['delete', undefined],
    ['propose', undefined],
    ['withdraw', PROPOSE],
    ['reject', undefined],
    ['approve', undefined],
    ['change', APPROVE],
    ['add a variant', undefined],
    ['unpublish', undefined],
    ['approve', CHANGE],
    ['reject', undefined],
    ['withdraw', undefined],
  ] as const)('%s', async (name, first) => {
    await first?.()
    const waiting = (await queue()).find(({ product_id }) => product_id === target.productId)
    target.approvalId = waiting?.id ?? target.approvalId
    const before = await rows()
    expect(await world.backend.run<string>(FIXTURE, 'failProduct', name, target)).toContain('forced failure')
    expect(await rows()).toEqual(before)
  })

  // Without the options: core leaves those of a product that it takes back, as nobody's.
  const TABLES = [
    ...['product', 'product_variant', 'image', 'vendor_product', 'product_sales_channel'],
    ...['product_shipping_profile', 'product_approval', 'inventory_item', 'inventory_level', 'price'],
  ]
  const rows = () =>
    world.backend.sql(async (db) => {
      const found: Record<string, unknown> = {}
      for (const table of TABLES) {
        // What comes back has other ids where core makes it anew: what it says is the same.
        const made = ['image', 'price', 'product_sales_channel'].includes(table) ? 'id' : 'updated_at'
        const { rows } = await db.query<{ row: object }>(
          `select to_jsonb(t) - 'updated_at' - 'created_at' - $1::text as row from "${table}" t
            where deleted_at is null order by 1`,
          [made],
        )
        found[table] = rows.map(({ row }) => row)
      }
      return found
    })
})
