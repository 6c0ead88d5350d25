import fc from 'fast-check'
import { MINOR_SCALE, roundScaled, roundTogether, toScaledMinor } from '../src'

describe('parts of a minor unit', () => {
  it.each([
    ['12.30', 'usd', 1_230n * MINOR_SCALE],
    ['0.005', 'usd', MINOR_SCALE / 2n],
    ['-0.5', 'jpy', -MINOR_SCALE / 2n],
    ['1e3', 'kwd', 1_000_000n * MINOR_SCALE],
    ['0.33333333333333333333', 'usd', 33_333_333_333_333_333_333n],
    ['0.000000000000000000005', 'usd', 1n],
  ])('%s %s', (amount, currency, expected) => {
    expect(toScaledMinor(amount, currency)).toBe(expected)
  })

  it('are rounded half away from zero', () => {
    expect([MINOR_SCALE / 2n, MINOR_SCALE / 2n - 1n, -MINOR_SCALE / 2n].map(roundScaled)).toEqual([
      1n,
      0n,
      -1n,
    ])
  })
})

describe('rounding together', () => {
  it('gives the odd units to the largest remainders, ties the earliest first', () => {
    const amounts = ['0.333', '0.334', '0.333', '1'].map((amount) => toScaledMinor(amount, 'usd'))
    expect(roundTogether(amounts, 200n)).toEqual([33n, 34n, 33n, 100n])
    expect(roundTogether([MINOR_SCALE / 2n, MINOR_SCALE / 2n], 1n)).toEqual([1n, 0n])
  })

  it('refuses a sum that rounding cannot give', () => {
    expect(() => roundTogether([MINOR_SCALE], 3n)).toThrow(RangeError)
    expect(() => roundTogether([MINOR_SCALE], 0n)).toThrow(RangeError)
    expect(roundTogether([], 0n)).toEqual([])
  })

  it('sums to the rounded sum; every part is rounded up or down, and whole ones stay', () => {
    const amount = fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n })
    const round = amount.map((value) => (value / MINOR_SCALE) * MINOR_SCALE)
    fc.assert(
      fc.property(fc.array(fc.oneof(amount, round), { maxLength: 60 }), (scaled) => {
        const total = roundScaled(scaled.reduce((a, b) => a + b, 0n))
        const parts = roundTogether(scaled, total)
        expect(parts.reduce((a, b) => a + b, 0n)).toBe(total)
        parts.forEach((part, index) => {
          const away = part * MINOR_SCALE - scaled[index]!
          expect(away < MINOR_SCALE && away > -MINOR_SCALE).toBe(true)
        })
      }),
    )
  })
})
