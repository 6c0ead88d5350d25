import fc from 'fast-check'
import { allocate } from '../src'

const total = fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n })
const weights = fc
  .array(
    fc.oneof(fc.constant(0n), fc.bigInt({ min: 0n, max: 20n }), fc.bigInt({ min: 0n, max: 10n ** 18n })),
    {
      minLength: 1,
      maxLength: 30,
    },
  )
  .filter((all) => all.some((weight) => weight > 0n))

const sum = (amounts: readonly bigint[]) => amounts.reduce((a, b) => a + b, 0n)
const abs = (amount: bigint) => (amount < 0n ? -amount : amount)

describe('allocate', () => {
  it('the parts sum to the total exactly, one per weight', () => {
    fc.assert(
      fc.property(total, weights, (amount, by) => {
        const parts = allocate(amount, by)
        expect(parts).toHaveLength(by.length)
        expect(sum(parts)).toBe(amount)
      }),
    )
  })

  it('no part is a whole unit away from its exact share', () => {
    fc.assert(
      fc.property(total, weights, (amount, by) => {
        const whole = sum(by)
        allocate(amount, by).forEach((part, index) => {
          expect(abs(part * whole - amount * by[index]!)).toBeLessThan(whole)
        })
      }),
    )
  })

  it('a weight of zero gets nothing', () => {
    fc.assert(
      fc.property(total, weights, (amount, by) => {
        allocate(amount, by).forEach((part, index) => {
          if (by[index] === 0n) expect(part).toBe(0n)
        })
      }),
    )
  })

  it('a refund of the total undoes the split part by part', () => {
    fc.assert(
      fc.property(total, weights, (amount, by) => {
        expect(allocate(-amount, by)).toEqual(allocate(amount, by).map((part) => -part))
      }),
    )
  })

  it('more weight never gets less', () => {
    fc.assert(
      fc.property(total.map(abs), weights, (amount, by) => {
        const parts = allocate(amount, by)
        for (const [i, a] of by.entries()) {
          for (const [j, b] of by.entries()) {
            if (a > b) expect(parts[i]).toBeGreaterThanOrEqual(parts[j]!)
          }
        }
      }),
    )
  })

  it.each([
    [100n, [1n, 1n, 1n], [34n, 33n, 33n]],
    [101n, [1n, 1n, 1n], [34n, 34n, 33n]],
    [5n, [3n, 7n], [2n, 3n]],
    [10n, [1n, 2n, 4n], [1n, 3n, 6n]],
    [1n, [0n, 1n, 1n], [0n, 1n, 0n]],
    [-100n, [1n, 1n, 1n], [-34n, -33n, -33n]],
    [0n, [5n, 1n], [0n, 0n]],
  ])('leftover units go to the largest remainders, ties to the earliest: %p by %p', (amount, by, parts) => {
    expect(allocate(amount, by)).toEqual(parts)
  })

  it.each([[[]], [[0n, 0n]], [[2n, -1n]]])('refuses the weights %p', (by: bigint[]) => {
    expect(() => allocate(100n, by)).toThrow(RangeError)
  })
})
