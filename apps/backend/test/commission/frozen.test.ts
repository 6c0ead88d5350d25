import fc from 'fast-check'
import type { CommissionTerms } from '@cityos/contracts'
import { commissionOf } from '../../src/modules/commission/domain/commission-of'
import { commissionTax } from '../../src/modules/commission/domain/commission-tax'
import { replay } from '../../src/modules/commission/domain/replay'
import { compileRules } from '../../src/modules/commission/domain/rule-set'
import { takeBack } from '../../src/modules/commission/domain/take-back'
import { traceOf } from '../../src/modules/commission/domain/trace'
import { percentage, rule, sale } from '../support/commission'

const TERMS: CommissionTerms[] = [
  percentage(1_234),
  { kind: 'flat', per: 'unit', amounts: [{ currency_code: 'usd', amount_minor: 37 }] },
  ...(['price', 'volume'] as const).flatMap((basis) =>
    (['marginal', 'whole'] as const).map((mode): CommissionTerms => ({
      ...{ kind: 'tiered', basis, mode },
      tables: [
        {
          currency_code: 'usd',
          tiers: [
            { from_minor: 0, rate_bps: 1_500 },
            { from_minor: 7_777, rate_bps: 333 },
          ],
        },
      ],
    })),
  ),
]

it('a line is computed again to the byte, from what it keeps and its version of the rule', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...TERMS),
      fc.bigInt({ min: 0n, max: 100_000n }),
      fc.bigInt({ min: 0n, max: 20_000n }),
      fc.constantFrom('1', '3', '1.5'),
      fc.integer({ min: 0, max: 2_500 }),
      (terms, base_minor, volume_minor, quantity, tax_bps) => {
        const version = rule({
          id: 'R',
          version: 2,
          terms,
          limits: [{ currency_code: 'usd', minimum_minor: 9, maximum_minor: 5_000 }],
        })
        const of = sale({ base_minor, volume_minor, quantity })
        const [result] = commissionOf(of, compileRules([version]))
        const again = replay({ ...of, tax_bps }, structuredClone(version))
        expect(JSON.stringify(again.trace)).toBe(JSON.stringify(traceOf(result!, 'usd')))
        expect([again.amount_minor, again.rate_bps]).toEqual([result!.amount_minor, result!.rate_bps])
        expect(again.tax_minor).toBe(commissionTax(result!.amount_minor, tax_bps))
      },
    ),
  )
})

it('a line that no rule was found for says so, then and later', () => {
  expect(replay({ ...sale(), tax_bps: 1_900 }, null)).toEqual({
    ...{ amount_minor: 0n, tax_minor: 0n, rate_bps: null },
    trace: traceOf(null, 'usd'),
  })
  expect(traceOf(null, 'usd').sentence).toBe('no rule applies')
})

it('a version that says nothing of the currency is not the line’s', () => {
  expect(() =>
    replay({ ...sale({ currency_code: 'eur' }), tax_bps: 0 }, rule({ id: 'R', terms: TERMS[1]! })),
  ).toThrow('says nothing about eur')
})

it.each([
  [100n, 1_900, 19n],
  [1n, 5_000, 1n],
  [1n, 4_999, 0n],
  [0n, 10_000, 0n],
])('tax of %s at %s basis points is %s', (amount, bps, expected) => {
  expect(commissionTax(amount, bps)).toBe(expected)
})

describe('what is taken back', () => {
  const nothing = { base_minor: 0n, amount_minor: 0n, tax_minor: 0n }

  it('in however many parts, all of it takes back all of it, and no part exceeds what is left', () => {
    fc.assert(
      fc.property(
        fc.array(fc.bigInt({ min: 0n, max: 5_000n }), { minLength: 1, maxLength: 8 }),
        fc.bigInt({ min: 0n, max: 40_000n }),
        fc.bigInt({ min: 0n, max: 9_000n }),
        (parts, amount_minor, tax_minor) => {
          const base_minor = parts.reduce((sum, part) => sum + part, 0n)
          fc.pre(base_minor > 0n)
          const line = { base_minor, amount_minor, tax_minor }
          const before = { ...nothing }
          for (const part of parts) {
            const taken = takeBack(line, before, part)
            expect(taken.amount_minor).toBeGreaterThanOrEqual(0n)
            expect(taken.tax_minor).toBeGreaterThanOrEqual(0n)
            before.base_minor += taken.base_minor
            before.amount_minor += taken.amount_minor
            before.tax_minor += taken.tax_minor
          }
          expect(before).toEqual(line)
        },
      ),
    )
  })

  it('is never more than there was', () => {
    const line = { base_minor: 10n, amount_minor: 1n, tax_minor: 0n }
    expect(() => takeBack(line, nothing, 11n)).toThrow(RangeError)
    expect(() => takeBack(line, { ...nothing, base_minor: 5n }, 6n)).toThrow(RangeError)
    expect(() => takeBack(line, nothing, -1n)).toThrow(RangeError)
  })

  it('of a line that cost nothing is all', () => {
    expect(takeBack({ base_minor: 0n, amount_minor: 50n, tax_minor: 9n }, nothing, 0n)).toEqual({
      ...{ base_minor: 0n, amount_minor: 50n, tax_minor: 9n },
    })
  })
})
