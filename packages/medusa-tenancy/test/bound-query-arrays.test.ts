import { createRequire } from 'node:module'
import { boundQueryArrays, type QueryParser } from '../src/http/bound-query-arrays'

/** The copy that core parses with. */
const core = createRequire(require.resolve('@medusajs/medusa'))('qs') as QueryParser
const parser: QueryParser = { parse: (text, options) => core.parse(text, options) }
boundQueryArrays(parser)
const parse = (text: string) => parser.parse(text, { arrayLimit: Infinity })

it('an index that no list reaches is a key, and costs nothing', () => {
  expect(parse('a[4294967294]=1')).toEqual({ a: { 4294967294: '1' } })
})

it.each([
  ['id[]=1&id[]=2', { id: ['1', '2'] }],
  ['id[0]=1&id[1]=2', { id: ['1', '2'] }],
  ['id[100]=2&id[7]=1', { id: ['1', '2'] }],
  ['a[b][c]=1', { a: { b: { c: '1' } } }],
])('%s is read as before', (text, expected) => {
  expect(parse(text)).toEqual(expected)
})
