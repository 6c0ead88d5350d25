import fc from 'fast-check'
import { canonicalJson } from '../src/portability/canonical-json'

/** The same value with the members of each object the other way round. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, member]) => [name, reversed(member)]),
  )
}

describe('canonical JSON', () => {
  it('means the same, is the same for every order and spacing, and stays as it is', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
        const text = canonicalJson(JSON.stringify(value))
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)))
        expect(canonicalJson(text)).toBe(text)
        expect(canonicalJson(JSON.stringify(reversed(value), null, 3))).toBe(text)
      }),
    )
  })

  it.each([
    [
      'a number that JavaScript would round',
      '{"b": 9007199254740993.10, "a": 1e400}',
      '{"a":1e400,"b":9007199254740993.10}',
    ],
    ['escapes', '{"\\u00e9": "\\"\\\\"}', '{"\\u00e9":"\\"\\\\"}'],
    ['a name that objects have', '{"b":1,"__proto__":2}', '{"__proto__":2,"b":1}'],
    ['nothing', ' {} ', '{}'],
  ])('keeps %s as it is written', (_name, text, expected) => {
    expect(canonicalJson(text)).toBe(expected)
  })

  it('reads a string of several megabytes', () => {
    const long = JSON.stringify({ text: 'x\\"'.repeat(2_000_000) })
    expect(canonicalJson(long)).toBe(long)
  })

  it.each(['', '{', '[1,]', '{"a"}', '{1:2}', '"a', '[1] 2', '{"a":1,}', ']'])('refuses %j', (text) => {
    expect(() => canonicalJson(text)).toThrow(SyntaxError)
  })
})
