import { isFileSigned, signFile } from '../src/modules/tenant-files/file-signature'

const now = new Date('2026-01-01T00:00:00Z')
const inAMinute = now.getTime() / 1_000 + 60

function query(text: string): { expires?: string; signature?: string } {
  return Object.fromEntries(new URLSearchParams(text))
}

describe('a link to a private file', () => {
  const signed = query(signFile('secret', 'a/private-1.csv', inAMinute))

  it('opens its file until it runs out', () => {
    expect(isFileSigned('secret', 'a/private-1.csv', signed, now)).toBe(true)
    expect(isFileSigned('secret', 'a/private-1.csv', signed, new Date(now.getTime() + 61_000))).toBe(false)
  })

  it.each([
    ['another file', 'secret', 'b/private-1.csv', signed],
    ['another secret', 'other', 'a/private-1.csv', signed],
    ['a longer life', 'secret', 'a/private-1.csv', { ...signed, expires: String(inAMinute + 600) }],
    ['no signature', 'secret', 'a/private-1.csv', {}],
    ['a cut signature', 'secret', 'a/private-1.csv', { ...signed, signature: signed.signature?.slice(1) }],
    ['a list of values', 'secret', 'a/private-1.csv', { ...signed, signature: ['a', 'b'] }],
  ])('does not open with %s', (_name, secret, key, given) => {
    expect(isFileSigned(secret, key, given, now)).toBe(false)
  })
})
