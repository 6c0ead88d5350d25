import type {
  CommissionLine,
  CommissionLineList,
  CommissionReplay,
  CommissionRule,
  CommissionRuleList,
  CommissionRuleVersionList,
  CommissionSettings,
  CommissionSimulation,
} from '@cityos/contracts'
import { expectOk, TestBackend, type TestTenant } from '@cityos/testing'
import type { ChargedLine, LineToCharge } from '../../src/workflows/commission/steps/charge-lines'
import { hire, outcome } from '../access/staff'
import { createVendor } from '../vendors/world'
import { createRule, drive, line, lineBytes, snapshot } from './world'

let backend: TestBackend
let acme: TestTenant
let globex: TestTenant
let vendorId: string
let foreignVendorId: string

beforeAll(async () => {
  backend = await TestBackend.start()
  acme = await backend.provisionTenant('acme')
  globex = await backend.provisionTenant('globex')
  vendorId = (await createVendor(acme, 'bakers')).id
  foreignVendorId = (await createVendor(globex, 'foreign')).id
  expectOk(await acme.admin.post('/admin/tenant', { currency_codes: ['usd', 'jpy', 'kwd'] }))
})
afterAll(() => backend?.stop())

const RULES = '/admin/commission-rules'
const charge = (orders: LineToCharge[][], tenant = acme) =>
  drive<ChargedLine[][]>(backend, 'charge', tenant.id, orders)
const chargeOne = async (of: LineToCharge) => (await charge([[of]]))[0]!
const readLine = async (id: string) =>
  expectOk(await acme.admin.get<{ commission_line: CommissionLine }>(`/admin/commission-lines/${id}`))
    .commission_line
const update = (id: string, body: object) =>
  acme.admin.post<{ commission_rule: CommissionRule }>(`${RULES}/${id}`, body)
const archiveAll = async () => {
  const { commission_rules: rules } = expectOk(await acme.admin.get<CommissionRuleList>(`${RULES}?limit=100`))
  for (const { id } of rules) expectOk(await acme.admin.delete(`${RULES}/${id}`))
}
beforeEach(archiveAll)

const tiered = (basis: 'price' | 'volume', mode: 'whole' | 'marginal', ...steps: [number, number][]) => ({
  ...({ kind: 'tiered', basis, mode } as const),
  tables: ['usd', 'jpy', 'kwd'].map((currency_code) => ({
    currency_code,
    tiers: steps.map(([from_minor, rate_bps]) => ({ from_minor, rate_bps })),
  })),
})
const flat = (...amounts: [string, number][]) => ({
  ...({ kind: 'flat', per: 'unit' } as const),
  amounts: amounts.map(([currency_code, amount_minor]) => ({ currency_code, amount_minor })),
})

describe('rules', () => {
  it('are made, changed by a version of their own, and archived; every version stays', async () => {
    const made = await createRule(acme.admin, { name: 'Bakers', vendor_id: vendorId, priority: 3 })
    expect(made).toMatchObject({
      ...{ version: 1, name: 'Bakers', terms: { kind: 'percentage', rate_bps: 1_000 }, limits: [] },
      ...{ vendor_id: vendorId, store_id: null, priority: 3, stack_group: 'commission', active: true },
      ...{ charge_shipping: false, valid_from: null, missing_currencies: [] },
    })
    const terms = { kind: 'percentage', rate_bps: 800 } as const
    const changed = expectOk(await update(made.id, { version: 1, terms, valid_to: '2030-01-01T00:00:00Z' }))
    expect(changed.commission_rule).toEqual({
      ...made,
      ...{ version: 2, terms, valid_to: '2030-01-01T00:00:00.000Z' },
      updated_at: changed.commission_rule.updated_at,
    })
    expect(outcome(await update(made.id, { version: 1, name: 'Late' }))).toBe('409 commission_rule_changed')
    expect(outcome(await acme.admin.delete(`${RULES}/${made.id}`))).toBe('200')
    expect(outcome(await acme.admin.get(`${RULES}/${made.id}`))).toBe('404 not_found')
    expect(outcome(await update(made.id, { version: 2, name: 'Late' }))).toBe('404 not_found')
    expect(outcome(await acme.admin.delete(`${RULES}/${made.id}`))).toBe('404 not_found')

    const list = async (query = '') =>
      expectOk(await acme.admin.get<CommissionRuleVersionList>(`${RULES}/${made.id}/versions${query}`))
    const { commission_rule_versions: versions, count } = await list()
    expect(count).toBe(2)
    expect(versions.map(({ version, terms: of, current }) => [version, of, current])).toEqual([
      [2, terms, false],
      [1, made.terms, false],
    ])
    expect(versions[0]!.changed_by).toMatch(/^user_/)
    const first = await list('?limit=1')
    expect((await list(`?limit=1&cursor=${first.next_cursor}`)).commission_rule_versions).toEqual([
      versions[1],
    ])
    expect(outcome(await acme.admin.get(`${RULES}/${made.id}/versions?cursor=bm90`))).toBe(
      '400 cursor_invalid',
    )
  })

  it('one of two edits of the same version wins', async () => {
    const { id } = await createRule(acme.admin)
    const answers = await Promise.all(['a', 'b', 'c'].map((name) => update(id, { version: 1, name })))
    expect(answers.map(outcome).sort()).toEqual([
      ...['200', '409 commission_rule_changed', '409 commission_rule_changed'],
    ])
  })

  it('are found by what they are about, page by page', async () => {
    await createRule(acme.admin, { name: 'Everybody' })
    await createRule(acme.admin, { name: 'Bakers', vendor_id: vendorId })
    await createRule(acme.admin, {
      ...{ name: 'Fee per piece', stack_group: 'fees', active: false },
      terms: flat(['usd', 50], ['jpy', 50], ['kwd', 50]),
    })
    const names = async (query: string) => {
      const answer = expectOk(await acme.admin.get<CommissionRuleList>(`${RULES}?${query}`))
      return answer.commission_rules.map(({ name }) => name)
    }
    expect(await names('order=name')).toEqual(['Bakers', 'Everybody', 'Fee per piece'])
    expect(await names(`vendor_id=${vendorId}`)).toEqual(['Bakers'])
    expect(await names('kind=flat')).toEqual(['Fee per piece'])
    expect(await names('stack_group=fees&active=false')).toEqual(['Fee per piece'])
    expect(await names('active=true&order=name')).toEqual(['Bakers', 'Everybody'])
    expect(await names('q=piece')).toEqual(['Fee per piece'])
    const first = expectOk(await acme.admin.get<CommissionRuleList>(`${RULES}?order=priority&limit=2`))
    expect([first.count, first.commission_rules.length]).toEqual([3, 2])
    expect(await names(`order=priority&limit=2&cursor=${first.next_cursor}`)).toHaveLength(1)
  })

  const percentage = { kind: 'percentage', rate_bps: 1 }
  it.each<[string, object, string]>([
    ['no terms', { terms: undefined }, '400 validation_failed'],
    ['terms of no kind', { terms: { kind: 'guess' } }, '400 validation_failed'],
    ['a rate with a fraction', { terms: { ...percentage, rate_bps: 0.5 } }, '400 validation_failed'],
    ['a field nobody knows', { rate: 5 }, '400 validation_failed'],
    ['a negative rate', { terms: { ...percentage, rate_bps: -1 } }, '400 commission_rate_invalid'],
    ['more than 100%', { terms: { ...percentage, rate_bps: 10_001 } }, '400 commission_rate_invalid'],
    ['no tiers', { terms: tiered('price', 'whole') }, '400 commission_tiers_invalid'],
    [
      'tiers that overlap',
      { terms: tiered('price', 'whole', [0, 1], [5, 2], [5, 3]) },
      '400 commission_tiers_invalid',
    ],
    ['a currency that is none', { terms: flat(['xyz', 5]) }, '400 currency_unknown'],
    ['a negative amount', { terms: flat(['usd', -5]) }, '400 commission_amount_invalid'],
    ['currencies of the tenant left out', { terms: flat(['usd', 5]) }, '400 commission_currency_missing'],
    ['a product and a category', { product_id: 'p', category_id: 'c' }, '400 commission_scope_invalid'],
    [
      'a period that ends before it begins',
      { valid_from: '2026-02-01T00:00:00Z', valid_to: '2026-01-01T00:00:00Z' },
      '400 commission_period_invalid',
    ],
    ['an unknown product', { product_id: 'prod_none' }, '404 not_found'],
    ['an unknown category', { category_id: 'pcat_none' }, '404 not_found'],
    ['an unknown collection', { collection_id: 'pcol_none' }, '404 not_found'],
    ['an unknown type', { product_type_id: 'ptyp_none' }, '404 not_found'],
    ['an unknown vendor', { vendor_id: 'ven_01J0000000000000000000SH0P' }, '404 not_found'],
    ['an unknown store', { store_id: 'tstore_01J0000000000000000000SH0P' }, '404 not_found'],
  ])('cannot be made with %s', async (_what, given, expected) => {
    const before = await snapshot(backend, acme)
    expect(outcome(await acme.admin.post(RULES, { name: 'Bad', terms: percentage, ...given }))).toBe(expected)
    expect(await snapshot(backend, acme)).toEqual(before)
  })

  it('may leave currencies out when that is said, and tell which', async () => {
    const rule = await createRule(acme.admin, { terms: flat(['usd', 5]), only_listed_currencies: true })
    expect(rule.missing_currencies).toEqual(['jpy', 'kwd'])
    expect(outcome(await update(rule.id, { version: 1, only_listed_currencies: false }))).toBe(
      '400 commission_currency_missing',
    )
    expect(outcome(await update(rule.id, { version: 1 }))).toBe('400 validation_failed')
    expect(outcome(await update(rule.id, { version: 1, vendor_id: foreignVendorId }))).toBe('404 not_found')
  })

  it('are no business of another tenant', async () => {
    const { id } = await createRule(acme.admin)
    expect(
      outcome(await acme.admin.post(RULES, { name: 'x', terms: percentage, vendor_id: foreignVendorId })),
    ).toBe('404 not_found')
    for (const answer of await Promise.all([
      globex.admin.get(`${RULES}/${id}`),
      globex.admin.post(`${RULES}/${id}`, { version: 1, name: 'x' }),
      globex.admin.delete(`${RULES}/${id}`),
      globex.admin.get(`${RULES}/${id}/versions`),
    ])) {
      expect(outcome(answer)).toBe('404 not_found')
    }
    expect(expectOk(await globex.admin.get<CommissionRuleList>(RULES)).count).toBe(0)
  })

  it('are written by finance, read by all staff, and changed by nobody else', async () => {
    const { id } = await createRule(acme.admin)
    const finance = (await hire(backend, acme, ['finance'])).client
    const editor = (await hire(backend, acme, ['editor'])).client
    expect(outcome(await finance.post(`${RULES}/${id}`, { version: 1, name: 'By finance' }))).toBe('200')
    expect(outcome(await editor.get(`${RULES}/${id}`))).toBe('200')
    for (const answer of await Promise.all([
      editor.post(RULES, { name: 'x', terms: percentage }),
      editor.post(`${RULES}/${id}`, { version: 2, name: 'x' }),
      editor.delete(`${RULES}/${id}`),
      editor.post('/admin/commission-settings', { commission_tax_bps: 1 }),
    ])) {
      expect(outcome(answer)).toBe('403 forbidden')
    }
  })
})

describe('settings', () => {
  it('have defaults, and are changed one by one', async () => {
    const path = '/admin/commission-settings'
    const read = async (tenant: TestTenant) =>
      expectOk(await tenant.admin.get<{ commission_settings: CommissionSettings }>(path)).commission_settings
    expect(await read(globex)).toEqual({ commission_tax_bps: 0, refund_commission: 'proportional' })
    expectOk(await globex.admin.post(path, { commission_tax_bps: 1_900 }))
    expectOk(await globex.admin.post(path, { refund_commission: 'keep' }))
    expect(await read(globex)).toEqual({ commission_tax_bps: 1_900, refund_commission: 'keep' })
    expect((await read(acme)).refund_commission).toBe('proportional')
    for (const body of [{}, { commission_tax_bps: 10_001 }, { commission_tax_bps: -1 }, { colour: 1 }]) {
      expect(outcome(await globex.admin.post(path, body))).toBe('400 validation_failed')
    }
  })
})

describe('a simulation', () => {
  const simulate = (body: object) => acme.admin.post<CommissionSimulation>(`${RULES}/simulate`, body)

  it('says what each line of a cart would be charged, why, and what is left', async () => {
    const volume = await createRule(acme.admin, {
      ...{ name: 'Volume', vendor_id: vendorId },
      terms: tiered('volume', 'whole', [0, 1_000], [20_000, 500]),
    })
    const fee = await createRule(acme.admin, {
      ...{ name: 'Fee', stack_group: 'fees', only_listed_currencies: true },
      terms: flat(['usd', 30]),
    })
    const general = await createRule(acme.admin, { name: 'Everybody', charge_shipping: true })
    const off = await createRule(acme.admin, { name: 'Off', vendor_id: vendorId, active: false })
    const before = await snapshot(backend, acme)
    const item = { vendor_id: vendorId, currency_code: 'usd', base_minor: 12_000, volume_minor: 10_000 }
    const { lines, totals } = expectOk(
      await simulate({
        sales: [
          { ...item, quantity: 2 },
          { ...item, volume_minor: 22_000 },
          { kind: 'shipping', vendor_id: vendorId, currency_code: 'usd', base_minor: 500 },
          { vendor_id: vendorId, currency_code: 'jpy', base_minor: 1_234 },
        ],
      }),
    )
    expect(lines.map((one) => one.fees.map(({ trace }) => trace.sentence))).toEqual([
      ['tier 1 of rule Volume v1: 10.00% of 120.00 = 12.00', 'rule Fee v1: 2 × 0.30 = 0.60'],
      ['tier 2 of rule Volume v1: 5.00% of 120.00 = 6.00', 'rule Fee v1: 1 × 0.30 = 0.30'],
      ['rule Everybody v1: 10.00% of 5.00 = 0.50'],
      ['tier 1 of rule Volume v1: 10.00% of 1234 = 123'],
    ])
    expect(lines[0]!.candidates).toEqual([
      candidate(volume, null, null),
      candidate(off, 'inactive', volume.id),
      candidate(general, 'less_specific', volume.id),
      candidate(fee, null, null),
    ])
    expect(totals).toEqual([
      { currency_code: 'usd', base_minor: 24_500, amount_minor: 1_940, tax_minor: 0, net_minor: 22_560 },
      { currency_code: 'jpy', base_minor: 1_234, amount_minor: 123, tax_minor: 0, net_minor: 1_111 },
    ])
    expect(await snapshot(backend, acme)).toEqual(before)
  })

  const candidate = (
    { id, version, name, stack_group }: CommissionRule,
    lost: string | null,
    by: string | null,
  ) => ({
    ...{ rule_id: id, rule_version: version, name, stack_group, won: lost === null },
    ...{ lost_because: lost, beaten_by: by },
  })

  it('knows where a product is in the catalogue, also above its own category', async () => {
    const post = async <T>(path: string, body: object) => expectOk(await acme.admin.post<T>(path, body))
    type Category = { product_category: { id: string } }
    const top = (await post<Category>('/admin/product-categories', { name: 'Food' })).product_category.id
    const below = { name: 'Bread', parent_category_id: top }
    const bread = (await post<Category>('/admin/product-categories', below)).product_category.id
    const { collection } = await post<{ collection: { id: string } }>('/admin/collections', {
      title: 'Spring',
    })
    const { product_type: type } = await post<{ product_type: { id: string } }>('/admin/product-types', {
      value: 'Loaf',
    })
    const { product } = await post<{ product: { id: string } }>('/admin/products', {
      ...{ title: 'Rye', options: [{ title: 'Size', values: ['L'] }] },
      ...{ categories: [{ id: bread }], collection_id: collection.id, type_id: type.id },
    })
    const winners: unknown[] = []
    const scopes = [
      ...[
        { store_id: null },
        { vendor_id: vendorId },
        { product_type_id: type.id },
        { collection_id: collection.id },
      ],
      ...[{ category_id: top }, { product_id: product.id }],
    ]
    for (const [priority, scope] of scopes.entries()) {
      const rule = await createRule(acme.admin, { ...scope, priority })
      const sale = { vendor_id: vendorId, product_id: product.id, currency_code: 'usd', base_minor: 100 }
      const { lines } = expectOk(await simulate({ sales: [sale] }))
      winners.push([lines[0]!.fees[0]!.rule_id === rule.id, Object.keys(scope)[0]])
    }
    expect(winners).toEqual(scopes.map((scope) => [true, Object.keys(scope)[0]]))
  })

  it('of another time asks which rules are valid then', async () => {
    await createRule(acme.admin, { name: 'Now', priority: 1, valid_to: '2030-01-01T00:00:00Z' })
    await createRule(acme.admin, { name: 'Later' })
    const sales = [{ vendor_id: vendorId, currency_code: 'usd', base_minor: 100 }]
    const winnerAt = async (at?: string) =>
      expectOk(await simulate({ sales, at })).lines[0]!.candidates.find(({ won }) => won)?.name
    expect(await winnerAt()).toBe('Now')
    expect(await winnerAt('2029-12-31T23:59:59.999Z')).toBe('Now')
    expect(await winnerAt('2030-01-01T00:00:00Z')).toBe('Later')
  })

  it.each<[string, object, string]>([
    ['no sales', { sales: [] }, '400 validation_failed'],
    ['a negative price', { sales: [{ base_minor: -1 }] }, '400 validation_failed'],
    ['a currency that is none', { sales: [{ currency_code: 'xyz' }] }, '400 currency_unknown'],
    ['another tenant’s vendor', { sales: [{ vendor_id: 'foreign' }] }, '404 not_found'],
    ['an unknown product', { sales: [{ product_id: 'prod_none' }] }, '404 not_found'],
  ])('of %s is refused', async (_what, { sales }: { sales?: object[] }, expected) => {
    const whole = { vendor_id: vendorId, currency_code: 'usd', base_minor: 100 }
    const body = sales?.map((sale) => ({ ...whole, ...sale })).map(withForeign)
    expect(outcome(await simulate({ sales: body }))).toBe(expected)
  })
  const withForeign = (sale: { vendor_id: string }) =>
    sale.vendor_id === 'foreign' ? { ...sale, vendor_id: foreignVendorId } : sale
})

describe('what is sold', () => {
  it('is charged once, and keeps what it was computed from', async () => {
    const rule = await createRule(acme.admin, { name: 'Bakers', vendor_id: vendorId })
    expectOk(await acme.admin.post('/admin/commission-settings', { commission_tax_bps: 1_900 }))
    const sold = line({ vendor_id: vendorId, quantity: '1.5', at: '2025-01-31T23:30:00.000Z' })
    const [charged] = await chargeOne(sold)
    expect(charged).toMatchObject({ rule_id: rule.id, amount_minor: 1_200, tax_minor: 228 })
    const kept = await readLine(charged!.id)
    expect(kept).toMatchObject({
      ...{ order_id: sold.order_id, vendor_order_id: sold.vendor_order_id, line_item_id: sold.line_id },
      ...{ change_id: '', kind: 'item', vendor_id: vendorId, product_id: null, stack_group: 'commission' },
      ...{ rule_id: rule.id, rule_version: 1, currency_code: 'usd', quantity: 1.5, unit_price_minor: 12_000 },
      ...{ base_minor: 12_000, volume_minor: 0, rate_bps: 1_000, amount_minor: 1_200, tax_bps: 1_900 },
      ...{ tax_minor: 228, reverses_id: null, occurred_at: sold.at },
      trace: {
        ...{ rule_id: rule.id, rule_version: 1, adjusted_to: null, amount_minor: 1_200 },
        parts: [{ by: 'rate', tier: null, rate_bps: 1_000, of_minor: 12_000 }],
        sentence: 'rule Bakers v1: 10.00% of 120.00 = 12.00',
      },
    })
    await expect(chargeOne(sold)).rejects.toThrow(/commission_line_once|already exists/)
    expect(outcome(await globex.admin.get(`/admin/commission-lines/${kept.id}`))).toBe('404 not_found')
    expectOk(await acme.admin.post('/admin/commission-settings', { commission_tax_bps: 0 }))
  })

  it('without a rule says so, in every currency', async () => {
    for (const currency_code of ['usd', 'jpy', 'kwd']) {
      const [charged] = await chargeOne(
        line({ vendor_id: vendorId, currency_code, at: '2024-01-01T00:00:00Z' }),
      )
      expect(charged).toMatchObject({ rule_id: null, amount_minor: 0, stack_group: 'commission' })
      expect((await readLine(charged!.id)).trace.sentence).toBe('no rule applies')
    }
  })

  it('counts in its vendor’s month, in the tenant’s zone, for the lines behind it', async () => {
    await createRule(acme.admin, { terms: tiered('volume', 'marginal', [0, 1_000], [20_000, 0]) })
    expectOk(await acme.admin.post('/admin/tenant', { time_zone: 'Asia/Riyadh' }))
    const before = line({ vendor_id: vendorId, at: '2023-02-28T20:59:59.999Z' })
    const items = [1, 2].map(() => line({ vendor_id: vendorId, at: '2023-02-28T21:00:00Z' }))
    const shipping = line({ vendor_id: vendorId, kind: 'shipping', at: '2023-03-31T20:00:00Z' })
    const [charged] = await charge([[before, ...items, shipping]])
    const lines = await Promise.all(charged!.map(({ id }) => readLine(id)))
    expect(lines.map(({ volume_minor, amount_minor }) => [volume_minor, amount_minor])).toEqual([
      [0, 1_200],
      [0, 1_200],
      [12_000, 800],
      [24_000, 0],
    ])
    const { lines: simulated } = expectOk(
      await acme.admin.post<CommissionSimulation>(`${RULES}/simulate`, {
        sales: [{ vendor_id: vendorId, currency_code: 'usd', base_minor: 100 }],
        at: '2023-03-01T00:00:00Z',
      }),
    )
    expect(simulated[0]!.volume_minor).toBe(24_000)
    expectOk(await acme.admin.post('/admin/tenant', { time_zone: 'UTC' }))
  })

  it('at the same time by the same vendor is one after the other', async () => {
    const { id } = await createVendor(acme, 'busy')
    const orders = Array.from({ length: 20 }, () => [line({ vendor_id: id, base_minor: 100 })])
    const charged = (await charge(orders)).flat()
    const lines = await Promise.all(charged.map((one) => readLine(one.id)))
    const volumes = lines.map(({ volume_minor }) => volume_minor).sort((a, b) => a - b)
    expect(volumes).toEqual(orders.map((_, index) => index * 100))
  })

  it('is listed newest first, by what it was about, page by page', async () => {
    await createRule(acme.admin)
    const { id } = await createVendor(acme, 'listed')
    const made = [
      line({ vendor_id: id, at: '2022-01-01T00:00:00Z' }),
      line({ vendor_id: id, at: '2022-02-01T00:00:00Z', currency_code: 'kwd' }),
      line({ vendor_id: id, at: '2022-03-01T00:00:00Z', kind: 'shipping' }),
    ]
    for (const one of made) await chargeOne(one)
    const read = async (query: string) =>
      expectOk(await acme.admin.get<CommissionLineList>(`/admin/commission-lines?vendor_id=${id}&${query}`))
    const ids = async (query: string) =>
      (await read(query)).commission_lines.map(({ line_item_id }) =>
        made.findIndex((one) => one.line_id === line_item_id),
      )
    expect(await ids('')).toEqual([2, 1, 0])
    expect(await ids('kind=shipping')).toEqual([2])
    expect(await ids('currency_code=KWD')).toEqual([1])
    expect(await ids(`order_id=${made[0]!.order_id}`)).toEqual([0])
    expect(await ids('occurred_from=2022-02-01T00:00:00Z&occurred_to=2022-03-01T00:00:00Z')).toEqual([1])
    const first = await read('limit=2')
    expect(await ids(`limit=2&cursor=${first.next_cursor}`)).toEqual([0])
    expect(outcome(await acme.admin.get('/admin/commission-lines?cursor=x'))).toBe('400 cursor_invalid')
    expect(outcome(await acme.admin.get('/admin/commission-lines?order=amount'))).toBe(
      '400 validation_failed',
    )
  })
})

describe('the past', () => {
  it('stays as it is to the byte, and is computed again to the same, whatever becomes of the rules', async () => {
    const rules = [
      await createRule(acme.admin, {
        ...{ name: 'Volume', terms: tiered('volume', 'marginal', [0, 1_234], [10_000, 777]) },
        limits: [{ currency_code: 'usd', minimum_minor: 10, maximum_minor: 1_100 }],
      }),
      await createRule(acme.admin, {
        stack_group: 'a',
        terms: tiered('price', 'whole', [0, 999], [5_000, 1]),
      }),
      await createRule(acme.admin, { stack_group: 'b', terms: flat(['usd', 33], ['jpy', 7], ['kwd', 1]) }),
    ]
    const currencies = ['usd', 'jpy', 'kwd']
    const orders = currencies.flatMap((currency_code) =>
      ['1', '2.5'].map((quantity) => [
        line({ vendor_id: vendorId, currency_code, quantity, base_minor: 7_777 }),
        line({ vendor_id: vendorId, currency_code, kind: 'shipping' }),
      ]),
    )
    const charged = (await charge(orders)).flat()
    const returned = orders.slice(0, 2).map(([one]) => ({
      ...{
        vendor_order_id: one!.vendor_order_id,
        line_item_id: one!.line_id,
        sold_by: '',
        change_id: 'ordch_1',
      },
      ...{ base_minor: 3_333, quantity: '1' },
    }))
    await drive(backend, 'takeBack', acme.id, returned)
    await drive(
      backend,
      'takeBack',
      acme.id,
      returned.map((part) => ({ ...part, change_id: 'ordch_2', base_minor: 4_444 })),
    )
    const bytes = await lineBytes(backend, acme)

    for (const { id, name } of rules) {
      expectOk(
        await update(id, {
          version: 1,
          terms: { kind: 'percentage', rate_bps: 5_000 },
          limits: [],
          name: `${name}!`,
        }),
      )
    }
    expectOk(await acme.admin.post('/admin/commission-settings', { commission_tax_bps: 700 }))
    await archiveAll()
    await createRule(acme.admin, { vendor_id: vendorId, priority: 9 })

    expect(await lineBytes(backend, acme)).toEqual(bytes)
    const { commission_lines: lines } = expectOk(
      await acme.admin.get<CommissionLineList>('/admin/commission-lines?limit=100'),
    )
    expect(lines.length).toBeGreaterThan(charged.length)
    expect(lines.some(({ reverses_id }) => reverses_id !== null)).toBe(true)
    for (const { id } of lines) {
      const { replay } = expectOk(
        await acme.admin.get<{ replay: CommissionReplay }>(`/admin/commission-lines/${id}/replay`),
      )
      expect(replay).toEqual({ identical: true, recorded: replay.recorded, replayed: replay.recorded })
    }
    expectOk(await acme.admin.post('/admin/commission-settings', { commission_tax_bps: 0 }))
  })

  it.each([
    ['update commission_line set amount_minor = 0', /permission denied for table commission_line/],
    ['delete from commission_line', /permission denied for table commission_line/],
    ['truncate commission_line', /permission denied for table commission_line/],
    [
      `update commission_rule_version set content = '{}'`,
      /permission denied for table commission_rule_version/,
    ],
    ['delete from commission_rule_version', /permission denied for table commission_rule_version/],
    // What may be written shows that it is the refusal that was looked at.
    ['update commission_rule set priority = 1', /^done$/],
    ['insert into commission_line select * from commission_line where false', /^done$/],
  ])('is nothing that the application can change: %s', async (sql, expected) => {
    expect(await drive<string>(backend, 'attempt', acme.id, sql)).toMatch(expected)
  })

  it('that was tampered with is noticed', async () => {
    await createRule(acme.admin)
    const [charged] = await chargeOne(line({ vendor_id: vendorId }))
    await backend.sql((owner) =>
      owner.query('update commission_line set amount_minor = amount_minor - 1 where id = $1', [charged!.id]),
    )
    const { replay } = expectOk(
      await acme.admin.get<{ replay: CommissionReplay }>(`/admin/commission-lines/${charged!.id}/replay`),
    )
    expect([replay.identical, replay.recorded.amount_minor, replay.replayed.amount_minor]).toEqual([
      false,
      1_199,
      1_200,
    ])
    await backend.sql((owner) =>
      owner.query('update commission_line set amount_minor = amount_minor + 1 where id = $1', [charged!.id]),
    )
  })
})

describe('what is taken back', () => {
  it('goes at the rate of then, never beyond what there was, and out of the month in which it was sold', async () => {
    const rule = await createRule(acme.admin, {
      name: 'Thirds',
      terms: { kind: 'percentage', rate_bps: 3_333 },
    })
    const { id } = await createVendor(acme, 'returning')
    const sold = line({ vendor_id: id, base_minor: 1_000 })
    await chargeOne(sold)
    expectOk(await update(rule.id, { version: 1, terms: { kind: 'percentage', rate_bps: 9_000 } }))
    const part = (change_id: string, base_minor: number) => ({
      ...{ vendor_order_id: sold.vendor_order_id, line_item_id: sold.line_id, sold_by: '' },
      ...{ change_id, base_minor, quantity: '1' },
    })
    const takeBack = (...parts: object[]) => drive<string[]>(backend, 'takeBack', acme.id, parts)
    expect(await takeBack(part('a', 500))).toEqual(['-167 0'])
    expect((await takeBack(part('b', 501)))[0]).toContain('cannot be taken back')
    const rest = await takeBack(...['c', 'd', 'e', 'f'].map((change) => part(change, 250)))
    expect(rest.filter((end) => end.includes('cannot be taken back'))).toHaveLength(2)
    const { commission_lines: lines } = expectOk(
      await acme.admin.get<CommissionLineList>(`/admin/commission-lines?vendor_id=${id}`),
    )
    expect(lines.reduce((sum, one) => sum + one.amount_minor, 0)).toBe(0)
    expect(lines.reduce((sum, one) => sum + one.base_minor, 0)).toBe(0)
    expect(lines.at(-2)!.trace.sentence).toBe('back: 5.00 of 10.00, which was charged 3.33 = -1.67')
    const volumes = await backend.sql((owner) =>
      owner.query('select month, volume_minor::text from commission_volume where vendor_id = $1', [id]),
    )
    expect(volumes.rows).toEqual([{ month: '2026-03', volume_minor: '0' }])
    expect((await takeBack({ ...part('x', 1), line_item_id: 'ordli_none' }))[0]).toContain(
      'was never charged',
    )
  })
})

describe('what fails at its end leaves things as they were', () => {
  it.each(['create', 'update', 'archive', 'settings', 'calculate'])('%s', async (name) => {
    const { id } = await createRule(acme.admin, { name: 'Kept', vendor_id: vendorId })
    const sold = line({ vendor_id: vendorId, at: '2021-01-01T00:00:00Z' })
    await chargeOne(line({ vendor_id: vendorId, at: '2021-01-02T00:00:00Z' }))
    const before = await snapshot(backend, acme)
    const target = { tenantId: acme.id, ruleId: id, version: 1, line: sold }
    expect(await drive<string>(backend, 'fail', name, target)).toContain('forced failure')
    expect(await snapshot(backend, acme)).toEqual(before)
    const { commission_lines: lines } = expectOk(
      await acme.admin.get<CommissionLineList>(`/admin/commission-lines?order_id=${sold.order_id}`),
    )
    expect(lines.map(({ amount_minor, base_minor }) => [amount_minor, base_minor])).toEqual(
      name === 'calculate'
        ? [
            [-1_200, -12_000],
            [1_200, 12_000],
          ]
        : [],
    )
  })

  it('an edit that was taken back leaves a version that never counted, and its number is not used again', async () => {
    const { id } = await createRule(acme.admin, { name: 'Kept' })
    await drive<string>(backend, 'fail', 'update', {
      tenantId: acme.id,
      ruleId: id,
      version: 1,
      line: line({ vendor_id: vendorId }),
    })
    expectOk(await update(id, { version: 1, name: 'Third' }))
    const { commission_rule_versions: versions } = expectOk(
      await acme.admin.get<CommissionRuleVersionList>(`${RULES}/${id}/versions`),
    )
    expect(versions.map(({ version, name, current }) => [version, name, current])).toEqual([
      [3, 'Third', true],
      [2, 'Doomed', false],
      [1, 'Kept', false],
    ])
  })
})
