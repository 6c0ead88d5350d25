import fc from 'fast-check'
import { hashOf, textOf } from '../src/state-hash'

it('is the same for the same state in any order of its fields, and survives the wire', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (state) => {
      const turned = Object.fromEntries(Object.entries(state).reverse())
      expect(hashOf(turned)).toBe(hashOf(state))
      expect(hashOf(JSON.parse(textOf(state)) as typeof state)).toBe(hashOf(state))
    }),
  )
})

it('differs for what differs, and for what is not there', () => {
  const states = [
    undefined,
    {},
    { a: null },
    { a: '1' },
    { a: 1 },
    { a: [1, 2] },
    { a: [2, 1] },
    { a: { b: 1 } },
  ]
  expect(new Set(states.map(hashOf)).size).toBe(states.length)
})
