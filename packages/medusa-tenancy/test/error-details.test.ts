import { rememberConstraints, restoreErrorDetails } from '../src/database/error-details'

interface Failure {
  code: string
  constraint: string
  table: string
  detail?: string
}

beforeAll(() =>
  rememberConstraints([
    { name: 'UQ_product_handle', referenced: null, columns: ['tenant_id', 'handle'] },
    { name: 'FK_variant_product', referenced: 'product', columns: ['tenant_id', 'product_id'] },
  ]),
)

/** Sends a statement over a connection that fails with `failure`; answers the detail that the caller sees. */
function detailOf(failure: Failure, text: string, values: unknown[]): string | undefined {
  const connection = {
    query: (_config: unknown, done: (error: Failure) => void) => done({ ...failure }),
  }
  restoreErrorDetails(connection)
  let seen: string | undefined
  connection.query({ text, values }, (error: Failure) => (seen = error.detail))
  return seen
}

const unique: Failure = { code: '23505', constraint: 'UQ_product_handle', table: 'product' }

describe('the detail of a constraint violation', () => {
  it('names the columns without the tenant and the values of a single-row insert', () => {
    const text = 'insert into "product" ("id", "handle", "title") values ($1, $2, $3) returning "id"'
    expect(detailOf(unique, text, ['prod_1', 'shirt', 'Shirt'])).toBe('Key (handle)=(shirt) already exists.')
  })

  it('reads literals that the query builder put into the text', () => {
    const text = `insert into "product" ("id", "handle") values ('prod_1', 'it''s, a shirt')`
    expect(detailOf(unique, text, [])).toContain('a shirt')
  })

  it('reads the value of an update', () => {
    const text = 'update "product" set "handle" = $1, "updated_at" = $2 where "id" = $3'
    expect(detailOf(unique, text, ['shirt', 'now', 'prod_1'])).toBe('Key (handle)=(shirt) already exists.')
  })

  it('shows a question mark rather than guess among several rows', () => {
    const text = 'insert into "product" ("id", "handle") values ($1, $2), ($3, $4)'
    expect(detailOf(unique, text, ['a', 'b', 'c', 'd'])).toBe('Key (handle)=(?) already exists.')
  })

  it('names the referenced table of a foreign key', () => {
    const failure = { code: '23503', constraint: 'FK_variant_product', table: 'product_variant' }
    const text = 'insert into "product_variant" ("id", "product_id") values ($1, $2)'
    expect(detailOf(failure, text, ['variant_1', 'prod_9'])).toBe(
      'Key (product_id)=(prod_9) is not present in table "product".',
    )
  })

  it('keeps parentheses of a value from breaking the pattern that Medusa reads it with', () => {
    const text = 'insert into "product" ("handle") values ($1)'
    expect(detailOf(unique, text, ['a(b)c'])).toBe('Key (handle)=(a b c) already exists.')
  })

  it('leaves other errors alone', () => {
    expect(detailOf({ code: '40001', constraint: '', table: '' }, 'select 1', [])).toBeUndefined()
  })
})
