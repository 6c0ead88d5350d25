import fc from 'fast-check'
import { hashToken, looksLikeToken, makeToken, readToken, shownPart } from './token'

const TENANT = 'ten_01KAF4T0B6W4Q6W7M9Y0ZC5XRE'

describe('the token of a secret key', () => {
  it('names its tenant, and is another each time', () => {
    const tokens = Array.from({ length: 100 }, () => makeToken(TENANT))
    expect(new Set(tokens).size).toBe(100)
    for (const token of tokens) {
      expect(token).toMatch(/^sk_cityos_[0-9A-Za-z]{43}_01KAF4T0B6W4Q6W7M9Y0ZC5XRE[0-9A-Za-z]{6}$/)
      expect(looksLikeToken(token)).toBe(true)
      expect(readToken(token)).toEqual({ tenantId: TENANT })
    }
  })

  it('is no token any more with one character changed, left out, doubled or swapped', () => {
    const token = makeToken(TENANT)
    fc.assert(
      fc.property(fc.nat(token.length - 1), fc.constantFrom(...'aZ09_'), (at, other) => {
        const before = token.slice(0, at)
        const rest = token.slice(at + 1)
        const slips = [
          before + other + rest,
          before + rest,
          before + token[at]! + token[at]! + rest,
          before + rest.charAt(0) + token[at]! + rest.slice(1),
        ].filter((slip) => slip !== token)
        expect(slips.map(readToken)).toEqual(slips.map(() => undefined))
      }),
      { numRuns: 2_000 },
    )
  })

  it.each([
    '',
    'sk_',
    'sk_cityos_',
    `sk_${'a'.repeat(64)}`,
    ` ${makeToken(TENANT)}`,
    `${makeToken(TENANT)}\n`,
  ])('%j is none', (text) => expect(readToken(text)).toBeUndefined())

  it.each(['platform', 'ten_', 'ten_a', 'acme', `${TENANT}X`])('is not made for %s', (tenant) => {
    expect(() => makeToken(tenant)).toThrow(RangeError)
  })

  it('is kept as a hash, and shown by its beginning', () => {
    const token = makeToken(TENANT)
    expect(hashToken(token)).toMatch(/^[0-9a-f]{64}$/)
    expect(token.startsWith(shownPart(token))).toBe(true)
    expect(shownPart(token)).toHaveLength(16)
  })
})
