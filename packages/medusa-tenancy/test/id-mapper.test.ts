import fc from 'fast-check'
import { Permutation } from '../src/portability/id-permutation'
import { IdMapper, looksLikeId } from '../src/portability/id-mapper'

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const until = new Date('2026-11-20T12:00:00Z')
const mapper = (options: Partial<ConstructorParameters<typeof IdMapper>[0]> = {}) =>
  new IdMapper({ key: 'secret', until, kept: new Set(), odd: new Set(), ...options })

/** ULIDs of 2025. */
const ulids = fc
  .array(fc.constantFrom(...CROCKFORD), { minLength: 16, maxLength: 16 })
  .map((random) => `01JGFJJZ00${random.join('')}`)
const ids = fc.tuple(fc.constantFrom('prod_', 'order_', 'ten_', ''), ulids).map((parts) => parts.join(''))

describe('new ids of a copy', () => {
  it("take the copy's own id for the tenant's, in the addresses of its files too, and lead back", () => {
    const [from, to] = ['ten_01JGFJJZ00ABCDEFGHJKMNPQRS', 'ten_01M7WSENNVK4ZVE4KPEPP66B4Y']
    const ids = mapper({ tenant: { from, to } })
    const address = `https://platform.example/static/${from}/shirt.png`
    expect(ids.map(address)).toBe(`https://platform.example/static/${to}/shirt.png`)
    expect(ids.unmap(ids.map(address))).toBe(address)
    expect(ids.mapId(from)).toBe(to)
  })

  it('keep prefix and time, differ from the old ones, and lead back to them', () => {
    fc.assert(
      fc.property(ids, (id) => {
        const made = mapper().map(id)
        expect(made).not.toBe(id)
        expect(made.slice(0, -16)).toBe(id.slice(0, -16))
        expect(looksLikeId(made)).toBe(true)
        expect(mapper().unmap(made)).toBe(id)
      }),
    )
  })

  it('never become one: the map of randomness is a permutation', () => {
    const permutation = new Permutation('secret')
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: (1n << 80n) - 1n }), (value) => {
        const made = permutation.forward(value)
        expect(made).toBeGreaterThanOrEqual(0n)
        expect(made).toBeLessThan(1n << 80n)
        expect(permutation.back(made)).toBe(value)
      }),
    )
  })

  it('are the same for the same key and others for another', () => {
    const id = 'prod_01JGFJJZ00ABCDEFGHJKMNPQRS'
    expect(mapper().map(id)).toBe(mapper().map(id))
    expect(mapper({ key: 'other' }).map(id)).not.toBe(mapper().map(id))
  })

  it('take the place of the old ones wherever these stand, and of nothing else', () => {
    const separators = fc.constantFrom(' ', '"', '/', '_', '-', '.', ',', '{"a":"', '\n', 'é', '')
    const words = fc.string().filter((text) => !/[0-9A-Za-z]{8}/.test(text))
    fc.assert(
      fc.property(
        fc.array(fc.tuple(words, separators, ids, fc.constantFrom(' ', '"', '/', '_', '}'))),
        (parts) => {
          const ours = mapper()
          const expected = parts.map(
            ([word, before, id, after]) => word + '.' + before + ours.map(id) + after,
          )
          const text = parts.map(([word, before, id, after]) => word + '.' + before + id + after).join('')
          expect(ours.map(text)).toBe(expected.join(''))
          expect(ours.unmap(ours.map(text))).toBe(text)
        },
      ),
    )
  })

  it.each([
    [
      'within a longer word',
      'X01JGFJJZ00ABCDEFGHJKMNPQRSTV',
      'a01JGFJJZ00ABCDEFGHJKMNPQRS',
      '01JGFJJZ00ABCDEFGHJKMNPQRS0',
    ],
    ['of letters that no ULID has', '01JGFJJZ00ABCDEFGHIJKLMNOU'],
    [
      'of a time before shops or after the export',
      '0123456789ABCDEFGHJKMNPQRS',
      '7ZZZZZZZZZABCDEFGHJKMNPQRS',
    ],
    ['of digits alone', '01234567890123456789012345'],
    ['in mixed case', '01JGFJJZ00abcDEFGHJKMNPQRS'],
  ])('leave a word %s alone', (_name, ...words) => {
    for (const word of words) expect(mapper().map(`see ${word}.`)).toBe(`see ${word}.`)
  })

  it('leave ids of rows that belong to everybody alone', () => {
    const id = 'sidxv_01JGFJJZ00ABCDEFGHJKMNPQRS'
    const ours = mapper({ kept: new Set([id]) })
    expect(ours.map(`{"version": "${id}"}`)).toBe(`{"version": "${id}"}`)
    expect(ours.map('prod_01JGFJJZ00ABCDEFGHJKMNPQRS')).not.toContain('01JGFJJZ00ABCDEFGHJKMNPQRS')
  })

  it('replace keys of another form where a column holds one alone', () => {
    const ours = mapper({ odd: new Set(['summer']) })
    expect(ours.mapId('summer')).toMatch(/^summer_[0-9a-f]{12}$/)
    expect(ours.unmapId(ours.mapId('summer'))).toBe('summer')
    expect(ours.mapId('summertime')).toBe('summertime')
    expect(ours.map('summer')).toBe('summer')
  })
})
