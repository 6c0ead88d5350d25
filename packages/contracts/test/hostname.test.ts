import fc from 'fast-check'
import { Hostname, normaliseHostname } from '../src'

describe('Hostname', () => {
  it.each([
    ['Shop.Example.COM', 'shop.example.com'],
    ['shop.example.com.', 'shop.example.com'],
    ['  shop.example.com\n', 'shop.example.com'],
    ['Bücher.example', 'xn--bcher-kva.example'],
    ['xn--bcher-kva.example', 'xn--bcher-kva.example'],
    ['bücher。example', 'xn--bcher-kva.example'],
    ['ｓｈｏｐ.example', 'shop.example'],
    ['1and1.example', '1and1.example'],
    ['acme.localhost', 'acme.localhost'],
  ])('one domain has one spelling: %p is %p', (given, spelling) => {
    expect(Hostname.parse(given)).toBe(spelling)
  })

  it.each([
    ['an IPv4 address', '127.0.0.1'],
    ['a short IPv4 address', '127.1'],
    ['a hexadecimal IPv4 address', '0x7f.1'],
    ['an IPv4 address in other digits', '１２７.0.0.1'],
    ['an IPv6 address', '::1'],
    ['an IPv6 address in brackets', '[::1]'],
    ['a number for a top level', 'shop.123'],
    ['a port', 'shop.example.com:9000'],
    ['a wildcard', '*.example.com'],
    ['a scheme', 'https://shop.example.com'],
    ['a path', 'shop.example.com/path'],
    ['a query', 'shop.example.com?x'],
    ['a fragment', 'shop.example.com#x'],
    ['a login', 'user@shop.example.com'],
    ['an encoded character', 'sh%6Fp.example.com'],
    ['a tab inside', 'sh\top.example.com'],
    ['an underscore', 'my_shop.example.com'],
    ['a leading hyphen', '-shop.example.com'],
    ['a trailing hyphen', 'shop-.example.com'],
    ['an empty label', 'shop..example.com'],
    ['two trailing dots', 'shop.example.com..'],
    ['broken punycode', 'xn--zzzzzz.example'],
    ['a single label', 'localhost'],
    ['a label of 64 characters', `${'a'.repeat(64)}.example`],
    ['a name of 254 characters', `${'a.'.repeat(126)}aa`],
    ['nothing', ''],
    ['a dot', '.'],
  ])('refuses %s: %p', (_, given) => {
    expect(Hostname.safeParse(given).success).toBe(false)
  })

  it('accepts the longest label and the longest name that DNS carries', () => {
    expect(Hostname.safeParse(`${'a'.repeat(63)}.example`).success).toBe(true)
    expect(Hostname.safeParse(`${'a.'.repeat(126)}a`).success).toBe(true)
  })

  it('normalising twice changes nothing, whatever the input', () => {
    const labels = fc.array(fc.oneof(fc.domain(), fc.string({ unit: 'grapheme' })), {
      minLength: 1,
      maxLength: 3,
    })
    fc.assert(
      fc.property(labels, (parts) => {
        const once = normaliseHostname(parts.join('.'))
        if (once !== null) expect(normaliseHostname(once)).toBe(once)
      }),
      { numRuns: 500 },
    )
  })
})
