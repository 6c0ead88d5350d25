import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { rewriteUniqueIndexes } from '../src/schema/migration-rewrite'

const owned = new Set(['product', 'shipping profile'])
const rewrite = (sql: string) => rewriteUniqueIndexes(sql, owned)

describe('a unique index that a migration adds to a table of several tenants leads with the tenant', () => {
  it.each([
    [
      'create unique index "i" on "product" ("handle")',
      'create unique index "i" on "product" (tenant_id, "handle")',
    ],
    [
      'CREATE UNIQUE INDEX IF NOT EXISTS "i" ON "product" (handle) WHERE deleted_at IS NULL',
      '(tenant_id, handle) WHERE deleted_at IS NULL',
    ],
    ['create unique index concurrently if not exists i on product(handle)', 'on product(tenant_id, handle)'],
    [
      'create unique index "i" on "public"."product" using btree (handle ASC NULLS LAST)',
      'btree (tenant_id, handle ASC NULLS LAST)',
    ],
    ['create unique index "i"\n   on only product\n (lower(handle))', '(tenant_id, lower(handle))'],
    ['create unique index on product (handle)', 'on product (tenant_id, handle)'],
    ['create unique index "IDX-of.handles" on "shipping profile" (name)', '(tenant_id, name)'],
    ['alter table if exists "product" add constraint "u" unique ("handle")', 'unique (tenant_id, "handle")'],
    [
      'alter table only product add unique nulls not distinct (handle), add constraint v unique(sku)',
      '(tenant_id, handle), add constraint v unique(tenant_id, sku)',
    ],
    [
      'drop index "i"; create unique index "i" on "product" (a); create unique index "j" on "product" (b);',
      '(tenant_id, a); create unique index "j" on "product" (tenant_id, b);',
    ],
  ])('%s', (sql, expected) => {
    expect(rewrite(sql)).toContain(expected)
  })

  it.each([
    ['of a table that holds no tenant yet', 'create unique index "i" on "currency" ("code")'],
    ['that is not unique', 'create index "i" on "product" ("handle")'],
    ['that leads with the tenant already', 'create unique index "i" on "product" (tenant_id, "handle")'],
    ['that an application query only mentions', `select 'unique (' from product`],
    [
      'of another table in the same text',
      'alter table "product" add column a int; alter table "currency" add constraint "u" unique ("code")',
    ],
  ])('an index %s stays as it is', (_, sql) => {
    expect(rewrite(sql)).toBe(sql)
  })

  it('is rewritten once, however often the text passes', () => {
    const sql = 'create unique index "i" on "product" ("handle")'
    expect(rewrite(rewrite(sql))).toBe(rewrite(sql))
  })
})

describe("Medusa's own migrations", () => {
  const medusa = dirname(dirname(createRequire(__filename).resolve('@medusajs/medusa/package.json')))
  const folders = readdirSync(medusa).map((name) => join(medusa, name, 'dist/migrations'))
  const files = folders
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder).map((file) => join(folder, file)))
    .filter((file) => file.endsWith('.js'))
  const statements = files.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/\.(?:addSql|execute)\(\s*([`'"])([\s\S]*?)\1\s*\)/g)].map(
      (match) => match[2] as string,
    ),
  )
  const everyTable = { has: () => true } as unknown as ReadonlySet<string>
  const unique = /\bcreate\s+unique\s+index|\badd\s+(?:constraint\s+\S+\s+)?unique\b/gi

  it('hold enough of them to prove something', () => {
    expect(statements.filter((sql) => sql.match(unique)).length).toBeGreaterThan(100)
  })

  it('spell every unique index in a way that is recognised', () => {
    const missed = statements.filter((sql) => {
      const expected = sql.match(unique)?.length ?? 0
      const given = sql.match(/tenant_id\b/g)?.length ?? 0
      return (rewriteUniqueIndexes(sql, everyTable).match(/tenant_id\b/g)?.length ?? 0) - given !== expected
    })
    expect(missed).toEqual([])
  })
})
