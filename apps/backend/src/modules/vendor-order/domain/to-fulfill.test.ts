import { toFulfill } from './to-fulfill'

const items = [
  { line_item_id: 'a', quantity: 3, fulfilled: 1 },
  { line_item_id: 'b', quantity: 1, fulfilled: 1 },
]

it('is all that is left, where nothing is asked for', () => {
  expect(toFulfill('vord_1', items)).toEqual([{ id: 'a', quantity: 2 }])
})

it('is what is asked for, up to what is left', () => {
  expect(toFulfill('vord_1', items, [{ line_item_id: 'a', quantity: 1 }])).toEqual([{ id: 'a', quantity: 1 }])
  expect(() => toFulfill('vord_1', items, [{ line_item_id: 'a', quantity: 3 }])).toThrow('2 are left')
  const twice = [
    { line_item_id: 'a', quantity: 1 },
    { line_item_id: 'a', quantity: 2 },
  ]
  expect(() => toFulfill('vord_1', items, twice)).toThrow('not 3')
})

it('is nothing of anybody else’s, and never nothing', () => {
  expect(() => toFulfill('vord_1', items, [{ line_item_id: 'c', quantity: 1 }])).toThrow('no line c')
  expect(() => toFulfill('vord_1', [items[1]!])).toThrow('Nothing of vord_1 is left')
})
