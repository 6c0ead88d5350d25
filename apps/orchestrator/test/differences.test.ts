import { differences } from '../src/components/parts/differences'

it('two states are told apart field by field, and lists as a whole', () => {
  const held = { title: 'A', seo: { title: 'x', text: null }, sizes: [1, 2], gone: true }
  const told = { title: 'B', seo: { title: 'x', text: 'y' }, sizes: [1, 3], came: false }
  expect(differences(held, told)).toEqual([
    { path: 'came', held: undefined, told: false },
    { path: 'gone', held: true, told: undefined },
    { path: 'seo.text', held: null, told: 'y' },
    { path: 'sizes', held: [1, 2], told: [1, 3] },
    { path: 'title', held: 'A', told: 'B' },
  ])
  expect(differences(held, structuredClone(held))).toEqual([])
  expect(differences(null, { a: 1 })).toEqual([{ path: '', held: null, told: { a: 1 } }])
})
