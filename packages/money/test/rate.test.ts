import fc from 'fast-check'
import { applyRate, type Rounding } from '../src'

const amount = fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n })
const rate = fc.oneof(fc.nat(10_000), fc.maxSafeNat())
const rounding = fc.constantFrom<Rounding>('half_up', 'half_even', 'down')

const abs = (value: bigint) => (value < 0n ? -value : value)

describe('applyRate', () => {
  it('is within the rounding of the exact share, and half a unit at most when it rounds halves', () => {
    fc.assert(
      fc.property(amount, rate, rounding, (minor, bps, mode) => {
        const error = abs(applyRate(minor, bps, mode) * 10_000n - minor * BigInt(bps))
        expect(error).toBeLessThan(mode === 'down' ? 10_000n : 5_001n)
      }),
    )
  })

  it('treats a refund as the mirror image of the sale', () => {
    fc.assert(
      fc.property(amount, rate, rounding, (minor, bps, mode) => {
        expect(applyRate(-minor, bps, mode)).toBe(-applyRate(minor, bps, mode))
      }),
    )
  })

  it('all of it is all of it, and nothing is nothing', () => {
    fc.assert(
      fc.property(amount, rounding, (minor, mode) => {
        expect(applyRate(minor, 10_000, mode)).toBe(minor)
        expect(applyRate(minor, 0, mode)).toBe(0n)
      }),
    )
  })

  it.each([
    [12000n, 800, 'half_up', 960n],
    [50n, 100, 'half_up', 1n],
    [50n, 100, 'half_even', 0n],
    [150n, 100, 'half_even', 2n],
    [250n, 100, 'half_even', 2n],
    [199n, 100, 'down', 1n],
    [-50n, 100, 'half_up', -1n],
    [-199n, 100, 'down', -1n],
  ] as const)('of %p at %i bps, %s, is %p', (minor, bps, mode, share) => {
    expect(applyRate(minor, bps, mode)).toBe(share)
  })

  it.each([-1, 0.5, NaN, Infinity, 2 ** 53])('refuses the rate %p', (bps) => {
    expect(() => applyRate(1n, bps, 'half_up')).toThrow(RangeError)
  })
})
