/*
 * Commission lines per second of processor time, in one process: 700 rules that are percentages, and 800 of every kind
 * in two stack groups; sales of 500 vendors in three currencies. The sales are made
 * before, a thousand of them, and computed again and again.
 */
import { fromBackend } from './backend.mjs'

const BATCH = 1_000
const AT = new Date('2026-03-10T12:00:00Z')
const TERMS = [
  { kind: 'percentage', rate_bps: 1_200 },
  { kind: 'percentage', rate_bps: 850 },
  { kind: 'flat', per: 'unit', amounts: amounts(35) },
  tiered('price', 'marginal'),
  tiered('price', 'whole'),
  tiered('volume', 'marginal'),
  tiered('volume', 'whole'),
]

function amounts(amount_minor) {
  return ['usd', 'jpy', 'kwd'].map((currency_code) => ({ currency_code, amount_minor }))
}

function tiered(basis, mode) {
  const tiers = [0, 5_000, 20_000, 100_000].map((from_minor, i) => ({
    from_minor,
    rate_bps: 1_500 - i * 250,
  }))
  return {
    kind: 'tiered',
    basis,
    mode,
    tables: amounts(0).map(({ currency_code }) => ({ currency_code, tiers })),
  }
}

/** A sequence that is the same in each run. */
export function sequence() {
  let state = 42
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

/** 500 rules of vendors, 200 about some products, one about everything; a hundred of a second group. */
export function makeRules(random) {
  const scopes = [
    {},
    ...Array.from({ length: 500 }, (_, i) =>
      i % 2 ? { vendor_id: `ven_${i}` } : { vendor_id: `ven_${i}`, store_id: 'store_1' },
    ),
    ...Array.from({ length: 100 }, (_, i) => ({ category_id: `cat_${i}` })),
    ...Array.from({ length: 50 }, (_, i) => ({ collection_id: `col_${i}` })),
    ...Array.from({ length: 48 }, (_, i) => ({ product_id: `prod_${i * 100}` })),
  ]
  const rule = (scope, index, stack_group) => ({
    ...{ id: `rule_${index}`, version: 1 + random(5), version_id: `v_${index}`, name: `Rule ${index}` },
    ...{ description: null, created_at: AT, priority: random(3), stack_group, active: true },
    ...{
      product_id: null,
      category_id: null,
      collection_id: null,
      product_type_id: null,
      vendor_id: null,
      store_id: null,
    },
    ...{ charge_shipping: false, only_listed_currencies: false, valid_from: null, valid_to: null },
    ...{
      terms: TERMS[random(TERMS.length)],
      limits: index % 3 ? [] : [{ currency_code: 'usd', minimum_minor: 25, maximum_minor: 50_000 }],
    },
    ...scope,
  })
  const general = scopes.map((scope, index) => rule(scope, index, 'commission'))
  const ads = scopes.slice(0, 101).map((scope, index) => rule(scope, scopes.length + index, 'ads'))
  return [...general, ...ads]
}

/** A line of one of 500 vendors, without tax. */
export function makeSale(random, index) {
  const quantity = 1 + random(3)
  const unit = BigInt(100 + random(30_000))
  return {
    line_id: `line_${index}`,
    kind: 'item',
    vendor_id: `ven_${random(500)}`,
    product_id: `prod_${random(5_000)}`,
    category_ids: [`cat_${random(200)}`, `cat_${random(200)}`],
    collection_id: `col_${random(100)}`,
    product_type_id: null,
    store_id: random(2) ? 'store_1' : 'store_2',
    quantity: String(quantity),
    unit_price_minor: unit,
    base_minor: unit * BigInt(quantity),
    volume_minor: BigInt(random(200_000)),
    currency_code: ['usd', 'jpy', 'kwd'][random(3)],
    at: AT,
  }
}

/** Rows of a table: what was done, and how many lines a second. */
export function measureCommission({ sales = 1_000_000 } = {}) {
  const { commissionOf } = fromBackend('modules/commission/domain/commission-of.ts')
  const { compileRules } = fromBackend('modules/commission/domain/rule-set.ts')
  const { traceOf } = fromBackend('modules/commission/domain/trace.ts')
  const rules = makeRules(sequence())
  const percentages = rules
    .filter(({ stack_group }) => stack_group === 'commission')
    .map((rule) => ({ ...rule, terms: TERMS[0] }))
  const [every, plain] = [compileRules(rules), compileRules(percentages)]
  const traced = (sale, set) => commissionOf(sale, set).map((result) => traceOf(result, sale.currency_code))
  const works = {
    'percentages, one stack group': (sale) => commissionOf(sale, plain),
    'percentages, with trace and sentence': (sale) => traced(sale, plain),
    'every kind, two stack groups': (sale) => commissionOf(sale, every),
    'every kind, with trace and sentence': (sale) => traced(sale, every),
  }
  return Object.entries(works).map(([work, run]) => {
    const next = sequence()
    let [took, made] = [0, 0]
    const batch = Array.from({ length: BATCH }, (_, i) => makeSale(next, i))
    // The first round warms up.
    for (let done = -BATCH; done < sales; done += BATCH) {
      const start = process.cpuUsage()
      let results = 0
      for (const sale of batch) results += run(sale).length
      const { user, system } = process.cpuUsage(start)
      if (done < 0) continue
      took += user + system
      made += results
    }
    return {
      work,
      sales,
      'commission lines': made,
      'CPU s': (took / 1e6).toFixed(2),
      'commission lines per second': Math.round((made * 1e6) / took),
    }
  })
}
