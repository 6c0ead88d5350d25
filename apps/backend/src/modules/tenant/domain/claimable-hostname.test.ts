import { AddTenantDomain, normaliseHostname } from '@cityos/contracts'
import { whyUnclaimable } from './claimable-hostname'

const names = { platformHosts: ['platform.example', 'localhost', '127.0.0.1'], baseDomain: 'Shops.example' }
const long = `${'a'.repeat(60)}.`.repeat(3) + 'b'.repeat(54)

describe('a custom domain', () => {
  it.each([
    'www.acme.com',
    'acme.com',
    'xn--bcher-kva.example',
    'my-shops.example',
    'notlocalhost.dev',
    'example',
  ])('%s may be claimed', (host) => expect(whyUnclaimable(host, names)).toBeNull())

  it.each([
    ['platform.example', 'own'],
    ['shops.example', 'own'],
    ['acme.shops.example', 'subdomain'],
    ['a.b.shops.example', 'subdomain'],
    ['evil.platform.example', 'below'],
    ['printer.local', 'public DNS'],
    ['x.localhost', 'below'],
    ['1.0.0.127.in-addr.arpa', 'public DNS'],
    [long, 'room'],
  ])('%s may not be claimed: %s', (host, reason) => expect(whyUnclaimable(host, names)).toContain(reason))
})

describe('one host has one spelling, whatever script and case it is typed in', () => {
  it.each([
    ['BÜCHER.example', 'xn--bcher-kva.example'],
    ['bücher.example', 'xn--bcher-kva.example'],
    ['bu\u0308cher.example', 'xn--bcher-kva.example'],
    ['XN--BCHER-KVA.example', 'xn--bcher-kva.example'],
    ['ｓｈｏｐ。example', 'shop.example'],
    ['Shop.Example.', 'shop.example'],
    ['münchen.example', 'xn--mnchen-3ya.example'],
  ])('%s is %s', (typed, stored) => {
    expect(normaliseHostname(typed)).toBe(stored)
    expect(AddTenantDomain.parse({ kind: 'custom', domain: typed })).toMatchObject({ domain: stored })
  })

  it.each([
    '10.0.0.1',
    '[::1]',
    '::1',
    '1.2',
    'localhost',
    '*.acme.com',
    'https://acme.com',
    'acme.com:443',
    'a b.c',
    '',
  ])('"%s" is none', (typed) =>
    expect(AddTenantDomain.safeParse({ kind: 'custom', domain: typed }).success).toBe(false),
  )

  it.each(['admin', 'www', 'a', 'a.b', 'xn--bcher-kva', 'bücher', '-a', 'a_b', 'x'.repeat(64)])(
    '"%s" is no subdomain that a tenant may have',
    (label) => expect(AddTenantDomain.safeParse({ kind: 'subdomain', domain: label }).success).toBe(false),
  )

  it('a subdomain is kept in lower case', () => {
    expect(AddTenantDomain.parse({ kind: 'subdomain', domain: ' Sale ' })).toMatchObject({ domain: 'sale' })
  })
})
