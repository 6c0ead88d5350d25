import { isKnownToClient, storedAnswer } from '../src/catalogue-cache/stored-answer'

const BODY = Buffer.from('{"products":[]}')
const JSON_TYPE = { 'content-type': 'application/json; charset=utf-8' }
const etag = (headers: Record<string, string>, body = BODY) => storedAnswer(headers, body)?.etag

describe('an answer that is kept', () => {
  it('leaves behind what belongs to one sending', () => {
    const kept = storedAnswer(
      {
        ...JSON_TYPE,
        date: 'today',
        connection: 'keep-alive',
        etag: 'W/"1"',
        'content-length': 15,
        'x-cache': 'miss',
        'x-ratelimit-remaining': '9',
        'x-request-id': 'r1',
        'access-control-allow-origin': 'https://a',
        vary: 'Origin, Authorization, Cookie, X-Publishable-Api-Key, X-Medusa-Locale, Accept-Encoding',
      },
      BODY,
    )
    expect(kept?.headers.map(([name]) => name)).toEqual([
      'content-type',
      'access-control-allow-origin',
      'vary',
    ])
  })

  it.each([
    ['sets a cookie', { 'set-cookie': 'a=b' }],
    ['is compressed', { 'content-encoding': 'gzip' }],
    ['varies by something that is not in the key', { vary: 'origin, accept-language' }],
    ['varies by everything', { vary: '*' }],
  ])('is none that %s', (_name, headers) => {
    expect(storedAnswer({ ...JSON_TYPE, ...headers }, BODY)).toBeUndefined()
  })

  it('has a tag of its body and of its headers, and of no more', () => {
    const plain = etag(JSON_TYPE)
    expect(plain).toMatch(/^"[\w-]{27}"$/)
    expect(etag({ ...JSON_TYPE, date: 'today' })).toBe(plain)
    expect(etag(JSON_TYPE, Buffer.from('{}'))).not.toBe(plain)
    expect(etag({ ...JSON_TYPE, 'access-control-allow-origin': 'https://a' })).not.toBe(plain)
  })
})

describe('If-None-Match', () => {
  it.each([
    ['"a"', true],
    ['W/"a"', true],
    ['"x", W/"a" , "y"', true],
    ['*', true],
    [' * ', true],
    ['"b"', false],
    ['a', false],
    ['"x,a"', false],
    ['', false],
    [undefined, false],
  ])('%s', (header, known) => expect(isKnownToClient(header, '"a"')).toBe(known))
})
