import { rememberWidenedKeys, widenConflictTarget } from '../src/database/conflict-targets'

beforeAll(() => rememberWidenedKeys([{ table: 'link', columns: ['tenant_id', 'a_id', 'b_id'] }]))

const upsert = (table: string, target: string, value = '$1') =>
  `insert into "${table}" ("a_id", "b_id") values (${value}, $2) on conflict (${target}) do update set "a_id" = excluded."a_id"`

it('an upsert of a link names the key that leads with the tenant', () => {
  expect(widenConflictTarget(upsert('link', '"a_id", "b_id"'))).toBe(
    upsert('link', '"tenant_id", "a_id", "b_id"'),
  )
})

it.each([
  ['a table with a key of its own', upsert('product', '"id"')],
  ['another unique index of the table', upsert('link', '"a_id"')],
  ['a target that has the tenant', upsert('link', '"tenant_id", "a_id", "b_id"')],
  ['no upsert', 'insert into "link" ("a_id") values ($1)'],
])('leaves %s alone', (_name, sql) => expect(widenConflictTarget(sql)).toBe(sql))

it('a value that reads like a clause stays as it was written', () => {
  const value = `' on conflict ("a_id", "b_id")'`
  expect(widenConflictTarget(upsert('link', '"a_id", "b_id"', value))).toContain(
    `values (${value}, $2) on conflict ("tenant_id"`,
  )
})
