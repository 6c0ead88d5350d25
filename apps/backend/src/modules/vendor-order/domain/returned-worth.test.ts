import fc from 'fast-check'
import { returnedWorth } from './returned-worth'

const worth = (total: bigint, quantity: string, before: string, pieces: string) =>
  returnedWorth({ total_minor: total, quantity, before, pieces })

it('is half-up of all that came back, less what that was before', () => {
  expect([worth(1000n, '3', '0', '1'), worth(1000n, '3', '1', '1'), worth(1000n, '3', '2', '1')]).toEqual([
    ...[333n, 334n, 333n],
  ])
  expect([worth(5n, '2', '0', '1'), worth(5n, '2', '1', '1')]).toEqual([3n, 2n])
  expect(worth(1000n, '2.5', '0', '0.5')).toBe(200n)
  expect([worth(0n, '3', '0', '1'), worth(-5n, '3', '0', '1'), worth(5n, '0', '0', '1')]).toEqual([
    0n,
    0n,
    0n,
  ])
})

it('sums to what the line cost, however it comes back', () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: 0n, max: 9_000_000_000_000_000n }),
      fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 1, maxLength: 30 }),
      (total, parts) => {
        const decimal = (millis: number) =>
          `${Math.floor(millis / 1000)}.${String(millis % 1000).padStart(3, '0')}`
        const quantity = parts.reduce((sum, part) => sum + part, 0)
        let before = 0
        let sum = 0n
        for (const part of parts) {
          const one = worth(total, decimal(quantity), decimal(before), decimal(part))
          expect(one >= 0n).toBe(true)
          sum += one
          before += part
        }
        expect(sum).toBe(total)
      },
    ),
  )
})
