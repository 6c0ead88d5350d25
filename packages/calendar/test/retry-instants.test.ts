import fc from 'fast-check'
import { retryInstants } from '../src'

const moment = fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })

it('each counts from the first failure, whatever the others are', () => {
  fc.assert(
    fc.property(moment, fc.array(fc.nat(60), { maxLength: 8 }), (at, offsets) => {
      const instants = retryInstants(at.toISOString(), offsets)
      expect(instants).toEqual(
        offsets.map((days) => new Date(at.getTime() + days * 86_400_000).toISOString()),
      )
    }),
  )
})

it('a change of clocks brings none of them closer', () => {
  expect(retryInstants('2026-03-28T08:00:00+01:00', [1, 3, 7])).toEqual([
    '2026-03-29T07:00:00.000Z',
    '2026-03-31T07:00:00.000Z',
    '2026-04-04T07:00:00.000Z',
  ])
})

it.each([
  ['2026-01-01', [1]],
  ['2026-01-01T00:00:00', [1]],
  ['soon', [1]],
  ['2026-01-01T00:00:00Z', [-1]],
  ['2026-01-01T00:00:00Z', [0.5]],
])('refuses %p with %p', (at, offsets) => {
  expect(() => retryInstants(at, offsets)).toThrow(RangeError)
})
