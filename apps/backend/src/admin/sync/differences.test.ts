import { differencesOf, shown } from './differences'

it('two states differ in the fields that are not the same', () => {
  const held = { code: 'sa', names: { en: 'One' }, same: [1, { a: 1 }] }
  const told = { code: 'ae', names: { en: 'One' }, same: [1, { a: 2 }], more: true }
  expect(differencesOf(held, told).map(({ field }) => field)).toEqual(['code', 'more', 'same'])
})

it('a deletion differs in everything', () => {
  expect(differencesOf(null, { b: 1, a: 2 })).toEqual([
    { field: 'a', held: undefined, told: 2 },
    { field: 'b', held: undefined, told: 1 },
  ])
})

it.each([
  [undefined, '—'],
  [null, '—'],
  ['text', 'text'],
  [0, '0'],
  [false, 'false'],
])('%p is shown as %s', (value, text) => expect(shown(value)).toBe(text))
