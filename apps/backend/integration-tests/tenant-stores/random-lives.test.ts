import fc from 'fast-check'
import { TestBackend, type TestTenant } from '@cityos/testing'
import type { TenantStoreDetail } from '@cityos/contracts'
import { createStore } from './shop'

let backend: TestBackend
let tenant: TestTenant
let regions: string[]

beforeAll(async () => {
  backend = await TestBackend.start()
  tenant = await backend.provisionTenant('brands')
  const made = await createStore(tenant, {
    name: 'Regions',
    new_regions: [
      { currency_code: 'eur', country_codes: ['de'] },
      { currency_code: 'gbp', country_codes: ['gb'] },
    ],
  })
  regions = [tenant.regionId, ...made.regions.map(({ id }) => id)]
})
afterAll(() => backend?.stop())

const region = fc.integer({ min: 0, max: 2 })
const step = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom('activate', 'pause', 'resume', 'archive').map((verb) => ({ verb })),
  },
  {
    weight: 2,
    arbitrary: fc
      .record(
        {
          name: fc.constantFrom('One', 'Two'),
          type: fc.constantFrom('retail', 'b2b'),
          theme: fc.constantFrom({ preset: 'dark' }, { colors: { text: '#fff' } }),
          locales: fc.constantFrom(['en'], ['de', 'en'], []),
          add: region,
          remove: region,
        },
        { requiredKeys: [] },
      )
      .map((change) => ({ change })),
  },
)
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

const STATUS_AFTER: Record<string, Record<string, string>> = {
  draft: { activate: 'active' },
  active: { pause: 'paused' },
  paused: { resume: 'active', archive: 'archived' },
  archived: {},
}

async function take(store: TenantStoreDetail, taken: Step): Promise<number> {
  if ('verb' in taken) {
    return (await tenant.admin.post(`/admin/tenant-stores/${store.id}/${taken.verb}`)).status
  }
  const { add, remove, ...change } = taken.change
  const { status } = await tenant.admin.post(`/admin/tenant-stores/${store.id}`, {
    ...change,
    ...(add === undefined ? {} : { add_region_ids: [regions[add]] }),
    ...(remove === undefined ? {} : { remove_region_ids: [regions[remove]] }),
  })
  return status
}

it('whatever happens to a store, it keeps channel, key and region, and its channel is open exactly while it is active', async () => {
  let lives = 0
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
      const made = await createStore(tenant, { name: `Life ${++lives}`, status: 'draft', products: 'none' })
      let expected = 'draft'
      for (const next of steps) {
        const status = await take(made, next)
        expect(status).toBeLessThan(500)
        if ('verb' in next) {
          const after = STATUS_AFTER[expected]![next.verb]
          expect(status).toBe(after ? 200 : 409)
          expected = after ?? expected
        }
        const { body } = await tenant.admin.get<{ tenant_store: TenantStoreDetail }>(
          `/admin/tenant-stores/${made.id}`,
        )
        const store = body.tenant_store
        expect(store.status).toBe(expected)
        expect(store.sales_channel).toMatchObject({
          id: made.sales_channel!.id,
          is_disabled: expected !== 'active',
        })
        expect(store.publishable_key).toMatchObject({
          id: made.publishable_key!.id,
          revoked: expected === 'archived',
        })
        expect(store.regions.length).toBeGreaterThan(0)
        const charged = store.regions.map(({ currency_code }) => currency_code)
        expect(store.currency_codes).toEqual(expect.arrayContaining(charged))
        expect(store.currency_codes).toContain(store.default_currency_code)
        expect(store.locales).toContain(store.default_locale)
      }
    }),
    { numRuns: 12 },
  )
}, 240_000)
