import { judgePage } from './judge-page'

const HOST = { host: 'acme.example' }

it.each([
  [{ origin: 'https://acme.example' }, 'own'],
  [{ origin: 'https://acme.example:443' }, 'own'],
  [{ origin: 'https://ACME.example' }, 'own'],
  [{ origin: 'https://acme.example', host: 'acme.example:443' }, 'own'],
  [{ origin: 'https://acme.example:8443', host: 'acme.example:8443' }, 'own'],
  [{ 'sec-fetch-site': 'same-origin' }, 'own'],
  [{ 'sec-fetch-site': 'none' }, 'own'],
  [{ origin: 'https://acme.example:8443' }, 'named'],
  [{ origin: 'https://acme.example', host: undefined }, 'named'],
  [{ origin: 'http://acme.example' }, 'named'],
  [{ origin: 'https://acme.example', 'sec-fetch-site': 'cross-site' }, 'named'],
  [{ origin: 'https://evil.example', 'sec-fetch-site': 'none' }, 'named'],
  [{ origin: 'null' }, 'named'],
  [{ origin: '' }, 'named'],
  [{ origin: 'https://evil.example/acme.example' }, 'named'],
  [{ origin: 'https://acme.example@evil.example' }, 'named'],
  [{ 'sec-fetch-site': 'cross-site' }, 'foreign'],
  [{ 'sec-fetch-site': 'same-site' }, 'foreign'],
  [{ 'sec-fetch-site': 'sideways' }, 'foreign'],
  [{}, 'unknown'],
] as const)(
  'a request with %j comes from a page that is %s, where browsers come by HTTPS',
  (headers, page) => {
    expect(judgePage({ ...HOST, ...headers }, true)).toBe(page)
  },
)

it('without HTTPS the scheme is the page’s own affair', () => {
  expect(judgePage({ host: 'acme.localhost:9000', origin: 'http://acme.localhost:9000' }, false)).toBe('own')
  expect(judgePage({ host: 'acme.localhost', origin: 'http://acme.localhost:80' }, false)).toBe('own')
  expect(judgePage({ host: 'acme.localhost:9000', origin: 'http://acme.localhost:8000' }, false)).toBe(
    'named',
  )
})
