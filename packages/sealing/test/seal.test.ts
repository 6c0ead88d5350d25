import { isStale, open, parseSealingKeys, seal } from '@cityos/sealing'

const key = (id: string, byte: number) => ({ id, key: Buffer.alloc(32, byte) })
const old = [key('k1', 1)]
const rotated = [key('k2', 2), key('k1', 1)]

describe('a sealed text', () => {
  it.each(['', 'user:password', 'كلمة السر', 'x'.repeat(8000)])('opens as it was: %s', (text) => {
    expect(open(seal(text, old, 'here'), old, 'here')).toBe(text)
  })

  it('is another each time', () => {
    expect(seal('same', old, 'here')).not.toBe(seal('same', old, 'here'))
  })

  it('opens in its own place alone', () => {
    expect(() => open(seal('x', old, 'acme'), old, 'globex')).toThrow()
  })

  it('does not open when any bit of it has changed', () => {
    const parts = seal('user:password', old, 'here').split('.')
    for (const index of [1, 2, 3]) {
      const bytes = Buffer.from(parts[index]!, 'base64url')
      bytes[0]! ^= 1
      const changed = parts.map((part, at) => (at === index ? bytes.toString('base64url') : part))
      expect(() => open(changed.join('.'), old, 'here')).toThrow()
    }
    // A shorter tag would be easier to guess.
    const cut = parts.map((part, at) =>
      at === 2 ? Buffer.from(part, 'base64url').subarray(0, 4).toString('base64url') : part,
    )
    expect(() => open(cut.join('.'), old, 'here')).toThrow()
  })

  it('opens after a rotation, until the old key is thrown away', () => {
    const sealed = seal('x', old, 'here')
    expect([open(sealed, rotated, 'here'), isStale(sealed, rotated)]).toEqual(['x', true])
    const anew = seal('x', rotated, 'here')
    expect([anew.startsWith('k2.'), isStale(anew, rotated)]).toEqual([true, false])
    expect(() => open(sealed, [key('k2', 2)], 'here')).toThrow('"k1" is not known')
    expect(() => open(sealed, [key('k1', 9)], 'here')).toThrow()
  })
})

describe('sealing keys', () => {
  const bytes = (fill: number) => Buffer.alloc(32, fill).toString('base64')

  it('are read in their order', () => {
    expect(parseSealingKeys(`k2:${bytes(2)}, k1:${bytes(1)}`)).toEqual(rotated)
  })

  it.each(['', 'k1', 'k1:c2hvcnQ=', `K1:${bytes(1)}`, `k1:${bytes(1)}:x`, `k1:${bytes(1)},k1:${bytes(2)}`])(
    'are not %s',
    (text) => expect(() => parseSealingKeys(text)).toThrow(RangeError),
  )
})
