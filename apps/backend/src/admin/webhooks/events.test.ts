import { isHeld, toggled } from './events'

it.each<[string[], string, string[]]>([
  [[], 'product.created', ['product.created']],
  [['product.created'], 'product.created', []],
  [['product.created', 'order.*'], 'product.*', ['order.*', 'product.*']],
  [['product.*'], 'product.*', []],
  [['product.*'], 'product.created', ['product.updated', 'product.deleted']],
  [['product.*', 'order.*'], '*', ['*']],
  [['*'], '*', []],
  [['*'], 'order.created', ['order.created']],
])('%j and %s are %j', (held, wish, becomes) => expect(toggled(held, wish)).toEqual(becomes))

it('a wider wish holds what is in it', () => {
  expect(isHeld(['*'], 'order.*')).toBe(true)
  expect(isHeld(['order.*'], 'order.created')).toBe(true)
  expect(isHeld(['order.created'], 'order.*')).toBe(false)
  expect(isHeld(['order.*'], 'product.created')).toBe(false)
})
