import { differenceOf } from '../../src/admin/audit/difference'

it('tells what changed, field by field, as deep as it goes', () => {
  const before = { title: 'Chair', metadata: { colour: 'red', size: 1 }, tags: ['a'] }
  const after = { title: 'Chair', metadata: { colour: 'blue', size: 1 }, tags: ['a', 'b'] }
  expect(differenceOf(before, after)).toEqual([
    { field: 'metadata.colour', before: 'red', after: 'blue' },
    { field: 'tags', before: '["a"]', after: '["a","b"]' },
  ])
})

it('tells what a new row holds, without the times that every row has', () => {
  const after = {
    id: 'x',
    tenant_id: 't',
    created_at: 'now',
    updated_at: 'now',
    deleted_at: null,
    count: 0,
    on: false,
  }
  expect(differenceOf(null, after)).toEqual([
    { field: 'id', before: null, after: 'x' },
    { field: 'count', before: null, after: '0' },
    { field: 'on', before: null, after: 'false' },
  ])
})

it('tells what a removed row held', () => {
  expect(differenceOf({ title: '', metadata: {} }, null)).toEqual([
    { field: 'title', before: '', after: null },
    { field: 'metadata', before: '{}', after: null },
  ])
})

it('tells of a field that went empty, and of one whose form changed', () => {
  expect(differenceOf({ metadata: { a: 1 } }, { metadata: null })).toEqual([
    { field: 'metadata.a', before: '1', after: null },
  ])
  expect(differenceOf({ a: null }, { a: { b: [] } })).toEqual([{ field: 'a.b', before: null, after: '[]' }])
})

it('is nothing where nothing was and is', () => {
  expect(differenceOf(null, null)).toEqual([])
  expect(differenceOf({}, {})).toEqual([])
})
