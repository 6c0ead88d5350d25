import { RESOURCE_ACTIONS } from '@cityos/contracts'
import { KEY_SCOPES, SCOPES, scopesCover } from '../src/access/scopes'
import { redact } from '../src/audit/redact'
import { hashOf, matches, newKey, prefixOf } from '../src/collections/ApiKeys/key'
import { wrongWith } from '../src/collections/Media/file-rules'
import { STATES, stepFor, TRANSITIONS } from '../src/collections/ProductContent/transitions'
import { agree, hostOf, subdomainOf } from '../src/tenant/resolve'

describe('the workflow', () => {
  it('reaches every state from a draft, and leaves every one', () => {
    const reached = new Set(['draft'])
    for (const from of reached) for (const to of Object.keys(TRANSITIONS[from as 'draft'])) reached.add(to)
    expect([...reached].sort()).toEqual([...STATES].sort())
    for (const state of STATES) expect(Object.keys(TRANSITIONS[state])).not.toEqual([])
  })

  it('publishes what was approved, and nothing else', () => {
    expect(STATES.filter((from) => from !== 'published' && stepFor(from, 'published'))).toEqual(['approved'])
    expect(STATES.filter((from) => from !== 'approved' && stepFor(from, 'approved'))).toEqual(['in_review'])
  })
})

describe('an API key', () => {
  it('is found by its prefix and known by its hash', () => {
    const { key, prefix, hash } = newKey()
    expect([prefixOf(key), hashOf(key), matches(key, hash)]).toEqual([prefix, hash, true])
    expect([matches(`${key.slice(0, -1)}~`, hash), matches(key, null), matches(key, '')]).toEqual([
      false,
      false,
      false,
    ])
    for (const none of ['', 'cok_', `${key} `, key.toUpperCase(), `${key}x`])
      expect(prefixOf(none)).toBeNull()
  })

  it('has scopes that name kinds and actions which there are', () => {
    for (const name of KEY_SCOPES) {
      const { kinds, actions }: { kinds: readonly string[]; actions: readonly string[] } = SCOPES[name]
      const there = kinds.flatMap((kind) => RESOURCE_ACTIONS[kind as 'page'])
      expect([name, actions.filter((action) => !there.includes(action) && action !== 'history')]).toEqual([
        name,
        [],
      ])
    }
  })

  it('opens what its scopes cover, and the world', () => {
    expect(scopesCover(['content_read'], 'page', 'read')).toBe(true)
    expect(scopesCover(['content_read'], 'page', 'update')).toBe(false)
    expect(scopesCover(['content_write'], 'page', 'publish')).toBe(false)
    expect(scopesCover(['constructor', '__proto__'], 'page', 'read')).toBe(false)
    expect(scopesCover([], 'country', 'read')).toBe(true)
    expect(scopesCover([], 'country', 'update')).toBe(false)
  })
})

describe('whose request it is', () => {
  it.each([
    ['Acme.Shops.Test:9000', 'acme.shops.test'],
    ['acme.shops.test.', 'acme.shops.test'],
    ['127.0.0.1:3000', '127.0.0.1'],
    ['a/b', null],
    ['', null],
  ])('%s is the host %s', (header, host) => {
    expect(hostOf(header)).toBe(host)
  })

  it('a subdomain is one label right below the platform', () => {
    expect(subdomainOf('acme.shops.test', 'shops.test')).toBe('acme')
    for (const host of [
      'shops.test',
      'a.acme.shops.test',
      'acmeshops.test',
      'acme.shops.test.evil',
      '.shops.test',
    ]) {
      expect([host, subdomainOf(host, 'shops.test')]).toEqual([host, null])
    }
  })

  it('claims agree, or the first two that do not are told', () => {
    const a = { by: 'custom domain', tenant: 'a' } as const
    const b = { by: 'API key', tenant: 'b' } as const
    expect(agree([])).toEqual({ tenant: undefined })
    expect(agree([a, { ...b, tenant: 'a' }])).toEqual({ tenant: 'a' })
    expect(agree([a, { ...a, by: 'subdomain' }, b])).toEqual({ disagree: [a, b] })
  })
})

describe('a file', () => {
  const PNG = { name: 'a.png', size: 10, detected: 'image/png' }
  it('is taken by what it holds, is called and weighs', () => {
    expect(wrongWith(PNG)).toBeNull()
    expect(wrongWith({ ...PNG, name: 'A.PNG' })).toBeNull()
    expect(wrongWith({ ...PNG, name: 'a.html' })).toContain('".html"')
    expect(wrongWith({ ...PNG, name: 'png' })).toContain('"."')
    expect(wrongWith({ ...PNG, size: 11 * 1024 * 1024 })).toContain('bytes')
    for (const detected of [undefined, 'image/svg+xml', 'text/html', 'constructor']) {
      expect(wrongWith({ ...PNG, detected })).toContain('allowed are')
    }
  })
})

describe('what the trail tells', () => {
  it('has no secrets in it, wherever they lie', () => {
    const said = {
      name: 'x',
      hash: 'h',
      nested: [{ apiKey: 'k', password: 'p', note: null, token: null }],
      own: 'o',
    }
    expect(redact(said, ['own'])).toEqual({
      name: 'x',
      hash: '[hidden]',
      nested: [{ apiKey: '[hidden]', password: '[hidden]', note: null, token: null }],
      own: '[hidden]',
    })
  })
})
