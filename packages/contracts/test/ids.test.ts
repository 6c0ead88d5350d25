import { ID_PREFIXES, idSchema, newId } from '../src'

describe('ids', () => {
  it('no two nouns share a prefix, and none holds the separator', () => {
    const prefixes = Object.values(ID_PREFIXES)
    expect(new Set(prefixes).size).toBe(prefixes.length)
    for (const prefix of prefixes) expect(prefix).toMatch(/^[a-z]+$/)
  })

  it('a new id passes the schema of its own noun and of no other', () => {
    const id = newId('ten')
    expect(idSchema('ten').parse(id)).toBe(id)
    expect(idSchema('tendom').safeParse(id).success).toBe(false)
    expect(newId('ten')).not.toBe(id)
  })

  it.each([
    ['a lower-case ULID', 'ten_01jg8zv2n3q4r5s6t7v8w9x0yz'],
    ['a letter that ULIDs leave out', 'ten_01JG8ZV2N3Q4R5S6T7V8W9X0YI'],
    ['a value beyond 128 bits', 'ten_81JG8ZV2N3Q4R5S6T7V8W9X0YZ'],
    ['a short id', 'ten_01JG8ZV2N3'],
    ['no prefix', '01JG8ZV2N3Q4R5S6T7V8W9X0YZ'],
    ['something around it', ' ten_01JG8ZV2N3Q4R5S6T7V8W9X0YZ\n'],
  ])('refuses %s', (_, id) => {
    expect(idSchema('ten').safeParse(id).success).toBe(false)
  })

  it('says which prefix it expects', () => {
    expect(idSchema('ten').safeParse('x').error?.issues[0]?.message).toBe(
      'must be an id that starts with "ten_"',
    )
  })
})
