import fc from 'fast-check'
import type { CommissionLimit, CommissionTerms } from '@cityos/contracts'
import { commissionOf } from '../../src/modules/commission/domain/commission-of'
import type { CommissionSale } from '../../src/modules/commission/domain/commission-sale'
import { compileRules } from '../../src/modules/commission/domain/rule-set'
import { traceOf } from '../../src/modules/commission/domain/trace'
import { percentage, rule, sale } from '../support/commission'

function charged(terms: CommissionTerms, of: Partial<CommissionSale>, limits: CommissionLimit[] = []) {
  const [result] = commissionOf(sale(of), compileRules([rule({ id: 'R', version: 3, terms, limits })]))
  if (!result) throw new Error('No rule applied.')
  return result
}
const amount = (...given: Parameters<typeof charged>) => charged(...given).amount_minor
const sentence = (...[terms, of, limits]: Parameters<typeof charged>) =>
  traceOf(charged(terms, of, limits), of.currency_code ?? 'usd').sentence

const flat = (per: 'unit' | 'line', amount_minor: number, currency_code = 'usd'): CommissionTerms => ({
  ...{ kind: 'flat', per },
  amounts: [{ currency_code, amount_minor }],
})
const tiered = (
  basis: 'price' | 'volume',
  mode: 'marginal' | 'whole',
  tiers: [from: number, bps: number][],
  currency_code = 'usd',
): CommissionTerms => ({
  ...{ kind: 'tiered', basis, mode },
  tables: [{ currency_code, tiers: tiers.map(([from_minor, rate_bps]) => ({ from_minor, rate_bps })) }],
})

describe('a percentage', () => {
  it.each([
    [12_000n, 800, 960n],
    [0n, 10_000, 0n],
    [-5n, 10_000, 0n],
    // Halves go up, what is below them down.
    [1n, 5_000, 1n],
    [1n, 4_999, 0n],
    [3n, 5_000, 2n],
    [12_345n, 10_000, 12_345n],
    [12_345n, 0, 0n],
    // Beyond what a float would hold in between.
    [8_999_999_999_999_999n, 9_999, 8_999_099_999_999_999n],
  ])('of %s at %s basis points is %s', (base_minor, bps, expected) => {
    expect(amount(percentage(bps), { base_minor })).toBe(expected)
  })

  it.each([
    ['jpy', 'rule R v3: 8.00% of 1234 = 99'],
    ['usd', 'rule R v3: 8.00% of 12.34 = 0.99'],
    ['kwd', 'rule R v3: 8.00% of 1.234 = 0.099'],
  ])('is told in the digits of %s', (currency_code, expected) => {
    expect(sentence(percentage(800), { currency_code, base_minor: 1_234n })).toBe(expected)
  })

  it('has its rate in the result', () => {
    expect(charged(percentage(812), {})).toMatchObject({
      ...{ rate_bps: 812, amount_minor: 974n, rule_id: 'R', rule_version: 3, rule_version_id: 'R_v3' },
      parts: [{ by: 'rate', tier: null, rate_bps: 812, of_minor: 12_000 }],
    })
  })
})

describe('an amount', () => {
  it.each([
    ['unit', '3', 150n],
    ['line', '3', 50n],
    // Half a unit of money for half a metre of cloth.
    ['unit', '1.5', 75n],
    ['unit', '0.01', 1n],
    ['unit', '0.009', 0n],
  ] as const)('per %s of %s', (per, quantity, expected) => {
    expect(amount(flat(per, 50), { quantity })).toBe(expected)
  })

  it('is told with its times, and has no rate', () => {
    expect(sentence(flat('unit', 50), { quantity: '3' })).toBe('rule R v3: 3 × 0.50 = 1.50')
    expect(charged(flat('unit', 50), {}).rate_bps).toBeNull()
  })

  it('is never more than what was paid', () => {
    expect(amount(flat('line', 500), { base_minor: 300n })).toBe(300n)
    expect(amount(flat('line', 500), { base_minor: 0n })).toBe(0n)
    expect(sentence(flat('line', 500), { base_minor: 300n })).toBe(
      'rule R v3: 1 × 5.00, lowered to what was paid 3.00',
    )
  })
})

describe('tiers of the price, whole', () => {
  const terms = tiered('price', 'whole', [
    [0, 1_000],
    [10_000, 800],
    [50_000, 500],
  ])

  it.each([
    [9_999n, '1', 1_000n],
    [10_000n, '1', 800n],
    [49_999n, '1', 4_000n],
    [50_000n, '1', 2_500n],
    // It is one piece that counts.
    [20_000n, '2', 1_600n],
    [19_999n, '2', 2_000n],
    [15_000n, '1.5', 1_200n],
    [14_999n, '1.5', 1_500n],
    [0n, '0', 0n],
  ])('%s for %s pieces: %s', (base_minor, quantity, expected) => {
    expect(amount(terms, { base_minor, quantity })).toBe(expected)
  })

  it('is told with its tier', () => {
    expect(sentence(terms, {})).toBe('tier 2 of rule R v3: 8.00% of 120.00 = 9.60')
  })
})

describe('tiers of the price, marginal', () => {
  const terms = tiered('price', 'marginal', [
    [0, 1_000],
    [10_000, 800],
    [50_000, 500],
  ])

  it.each([
    [10_000n, '1', 1_000n],
    [10_001n, '1', 1_000n],
    [12_000n, '1', 1_160n],
    [50_000n, '1', 4_200n],
    [60_000n, '1', 4_700n],
    [24_000n, '2', 2_320n],
    [18_000n, '1.5', 1_740n],
  ])('%s for %s pieces: %s', (base_minor, quantity, expected) => {
    expect(amount(terms, { base_minor, quantity })).toBe(expected)
  })

  it('is told part by part, without a rate for all', () => {
    expect(sentence(terms, {})).toBe('rule R v3: tier 1 10.00% of 100.00 + tier 2 8.00% of 20.00 = 11.60')
    expect(charged(terms, {}).rate_bps).toBeNull()
    expect(charged(terms, { base_minor: 10_000n }).rate_bps).toBe(1_000)
  })
})

describe('tiers of the month', () => {
  const steps: [number, number][] = [
    [0, 1_000],
    [100_000, 500],
    [200_000, 0],
  ]
  const whole = tiered('volume', 'whole', steps)
  const marginal = tiered('volume', 'marginal', steps)

  it.each([
    [0n, 1_000n, 1_000n],
    [99_999n, 1_000n, 500n],
    [100_000n, 500n, 500n],
    [95_000n, 1_000n, 750n],
    [199_999n, 500n, 0n],
    [200_000n, 0n, 0n],
    // What was taken back may exceed what was sold.
    [-1n, 1_000n, 1_000n],
  ])('after %s, of 100.00 whole %s and marginal %s', (volume_minor, expectedWhole, expectedMarginal) => {
    const of = { base_minor: 10_000n, volume_minor }
    expect(amount(whole, of)).toBe(expectedWhole)
    expect(amount(marginal, of)).toBe(expectedMarginal)
  })

  it('a line may cross them all', () => {
    expect(sentence(marginal, { base_minor: 300_000n, volume_minor: 50_000n })).toBe(
      'rule R v3: tier 1 10.00% of 500.00 + tier 2 5.00% of 1000.00 + tier 3 0.00% of 1500.00 = 100.00',
    )
  })
})

describe('bounds', () => {
  const limits = (minimum_minor: number | null, maximum_minor: number | null): CommissionLimit[] => [
    { currency_code: 'usd', minimum_minor, maximum_minor },
  ]

  it.each([
    ['below the minimum', 100n, limits(50, null), 50n, 'minimum'],
    ['at the minimum', 500n, limits(50, null), 50n, null],
    ['above the maximum', 10_000n, limits(null, 900), 900n, 'maximum'],
    ['at the maximum', 9_000n, limits(null, 900), 900n, null],
    ['between', 6_000n, limits(50, 900), 600n, null],
    ['a minimum above what was paid, which is declared', 10n, limits(50, null), 50n, 'minimum'],
    ['a minimum for what cost nothing', 0n, limits(50, null), 50n, 'minimum'],
    ['a maximum for what cost nothing', 0n, limits(null, 900), 0n, null],
  ] as const)('%s', (_what, base_minor, given, expected, adjusted_to) => {
    expect(charged(percentage(1_000), { base_minor }, [...given])).toMatchObject({
      amount_minor: expected,
      adjusted_to,
    })
  })

  it('hold in their own currency alone', () => {
    expect(amount(percentage(1_000), { base_minor: 100n, currency_code: 'eur' }, limits(50, null))).toBe(10n)
  })

  it('are told', () => {
    expect(sentence(percentage(1_000), { base_minor: 100n }, limits(50, null))).toBe(
      'rule R v3: 10.00% of 1.00, raised to the minimum 0.50',
    )
    expect(sentence(percentage(1_000), {}, limits(null, 900))).toBe(
      'rule R v3: 10.00% of 120.00, lowered to the maximum 9.00',
    )
  })
})

describe('for all rules and sales', () => {
  const money = fc.oneof(
    fc.bigInt({ min: 0n, max: 200_000n }),
    fc.bigInt({ min: 0n, max: 9_000_000_000_000_000n }),
  )
  const bps = fc.integer({ min: 0, max: 10_000 })
  const tiers = fc
    .uniqueArray(fc.integer({ min: 1, max: 200_000 }), { maxLength: 5 })
    .chain((bounds) =>
      fc.tuple(
        fc.constant([0, ...bounds.sort((a, b) => a - b)]),
        fc.array(bps, { minLength: bounds.length + 1, maxLength: bounds.length + 1 }),
      ),
    )
    .map(([bounds, rates]) => bounds.map((from, index): [number, number] => [from, rates[index]!]))
  const basis = fc.constantFrom('price' as const, 'volume' as const)
  const quantity = fc.constantFrom('1', '2', '7', '1.5', '0.333')

  it('marginal tiers are the sum of their parts, rounded once, as if each minor unit were charged alone', () => {
    fc.assert(
      fc.property(
        tiers,
        fc.integer({ min: 0, max: 2_000 }),
        fc.integer({ min: 0, max: 300_000 }),
        (given, base, sold) => {
          let numerator = 0n
          for (let unit = sold; unit < sold + base; unit++) {
            numerator += BigInt(given.filter(([from]) => from <= unit).at(-1)![1])
          }
          const expected = (numerator * 2n + 10_000n) / 20_000n
          const of = { base_minor: BigInt(base), volume_minor: BigInt(sold) }
          expect(amount(tiered('volume', 'marginal', given), of)).toBe(expected)
        },
      ),
      { numRuns: 200 },
    )
  })

  it('the parts cover what was paid, the amount lies between the lowest and the highest rate of it', () => {
    fc.assert(
      fc.property(
        tiers,
        basis,
        fc.constantFrom('marginal' as const, 'whole' as const),
        money,
        money,
        quantity,
        (given, by, mode, base_minor, volume_minor, pieces) => {
          const result = charged(tiered(by, mode, given), { base_minor, volume_minor, quantity: pieces })
          const covered = result.parts.reduce(
            (sum, part) => sum + (part.by === 'rate' ? BigInt(part.of_minor) : 0n),
            0n,
          )
          expect(covered).toBe(base_minor)
          const rates = given.map(([, rate]) => BigInt(rate)).sort((a, b) => Number(a - b))
          expect(result.amount_minor * 10_000n).toBeGreaterThanOrEqual(base_minor * rates[0]! - 5_000n)
          expect(result.amount_minor * 10_000n).toBeLessThanOrEqual(base_minor * rates.at(-1)! + 5_000n)
        },
      ),
    )
  })

  it('nobody pays more than was paid, unless a minimum says so; a maximum is never exceeded by more than a minimum', () => {
    const limit = fc.option(fc.integer({ min: 0, max: 100_000 }), { nil: null })
    const terms = fc.oneof(
      bps.map(percentage),
      fc
        .tuple(fc.constantFrom('unit' as const, 'line' as const), fc.integer({ min: 0, max: 100_000 }))
        .map(([per, of]) => flat(per, of)),
    )
    fc.assert(
      fc.property(terms, limit, limit, money, quantity, (given, low, high, base_minor, pieces) => {
        const [minimum_minor, maximum_minor] =
          low !== null && high !== null && low > high ? [high, low] : [low, high]
        const limits = [{ currency_code: 'usd', minimum_minor, maximum_minor }]
        const result = amount(given, { base_minor, quantity: pieces }, limits)
        const minimum = BigInt(minimum_minor ?? 0)
        expect(result).toBeGreaterThanOrEqual(minimum)
        expect(result).toBeLessThanOrEqual(base_minor > minimum ? base_minor : minimum)
        if (maximum_minor !== null) expect(result).toBeLessThanOrEqual(BigInt(maximum_minor))
      }),
    )
  })
})
