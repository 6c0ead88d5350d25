import { Webhook } from 'standardwebhooks'
import fc from 'fast-check'
import { isWebhookError, newWebhookSecret, sign, verify, type Received } from '../src'

const NOW = new Date('2026-03-01T12:00:00.400Z')
const SECRET = newWebhookSecret()
const BODY = '{"event":"product.updated"}'
const message = { secret: SECRET, id: 'msg_1', timestamp: NOW, body: BODY }
const HEADERS = sign(message)
const received = (changes: Partial<Received> = {}): Received => ({
  secrets: [SECRET],
  headers: HEADERS,
  body: BODY,
  now: NOW,
  ...changes,
})

function refusal(changes: Partial<Received>): string {
  try {
    return `accepted ${JSON.stringify(verify(received(changes)))}`
  } catch (error) {
    if (!isWebhookError(error)) throw error
    return error.code
  }
}
const after = (seconds: number) => new Date(Math.floor(NOW.getTime() / 1000) * 1000 + seconds * 1000)

describe('signing', () => {
  // The example of standardwebhooks.com's own libraries.
  it('is that of the standard', () => {
    expect(
      sign({
        secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
        id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
        timestamp: new Date(1614265330_000),
        body: '{"test": 2432232314}',
      }),
    ).toEqual({
      'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    })
  })

  it('is accepted by the standard’s own library', () => {
    const headers = sign({ ...message, timestamp: new Date() })
    expect(new Webhook(SECRET).verify(BODY, headers)).toEqual(JSON.parse(BODY))
  })

  it.each(['', 'a.b', 'a b', 'ä', 'x'.repeat(201)])('refuses the id %j', (id) => {
    expect(() => sign({ ...message, id })).toThrow(RangeError)
  })

  it.each(['', 'whsec_', 'whsec_c2hvcnQ=', 'secret', SECRET.slice('whsec_'.length), `${SECRET}*`])(
    'refuses the secret %j',
    (secret) => {
      expect(() => sign({ ...message, secret })).toThrow(/webhook secret/)
    },
  )

  it('refuses a time that is none', () => {
    expect(() => sign({ ...message, timestamp: new Date(Number.NaN) })).toThrow(/no time/)
  })
})

describe('verifying', () => {
  it('gives the body of whatever was signed', () => {
    fc.assert(
      fc.property(fc.json(), fc.stringMatching(/^[\w-]{1,200}$/), (body, id) => {
        const headers = sign({ ...message, id, body })
        expect(verify(received({ headers, body }))).toEqual(JSON.parse(body))
      }),
    )
  })

  it('refuses a body that differs anywhere', () => {
    fc.assert(
      fc.property(fc.nat(BODY.length - 1), fc.integer({ min: 32, max: 126 }), (at, code) => {
        const body = BODY.slice(0, at) + String.fromCharCode(code) + BODY.slice(at + 1)
        fc.pre(body !== BODY)
        expect(refusal({ body })).toBe('webhook_signature_invalid')
      }),
    )
  })

  it.each<[string, Partial<Received>, string]>([
    ['another secret', { secrets: [newWebhookSecret()] }, 'webhook_signature_invalid'],
    ['no secret at all', { secrets: [] }, 'webhook_signature_invalid'],
    ['another id', { headers: { ...HEADERS, 'webhook-id': 'msg_2' } }, 'webhook_signature_invalid'],
    [
      'another time',
      { headers: { ...HEADERS, 'webhook-timestamp': String(Number(HEADERS['webhook-timestamp']) + 1) } },
      'webhook_signature_invalid',
    ],
    [
      'another version of signatures',
      { headers: { ...HEADERS, 'webhook-signature': HEADERS['webhook-signature'].replace('v1', 'v2') } },
      'webhook_signature_invalid',
    ],
    [
      'a part of the signature',
      { headers: { ...HEADERS, 'webhook-signature': HEADERS['webhook-signature'].slice(0, -1) } },
      'webhook_signature_invalid',
    ],
    ['no id', { headers: { ...HEADERS, 'webhook-id': undefined } }, 'webhook_header_missing'],
    ['no time', { headers: { ...HEADERS, 'webhook-timestamp': '' } }, 'webhook_header_missing'],
    ['no signature', { headers: { ...HEADERS, 'webhook-signature': undefined } }, 'webhook_header_missing'],
    ['two ids', { headers: { ...HEADERS, 'webhook-id': ['msg_1', 'msg_1'] } }, 'webhook_header_invalid'],
    ['an id with a dot', { headers: { ...HEADERS, 'webhook-id': 'msg.1' } }, 'webhook_header_invalid'],
    [
      'a time with something behind it',
      { headers: { ...HEADERS, 'webhook-timestamp': `${HEADERS['webhook-timestamp']}x` } },
      'webhook_header_invalid',
    ],
    [
      'a time that is none',
      { headers: { ...HEADERS, 'webhook-timestamp': 'NaN' } },
      'webhook_header_invalid',
    ],
  ])('refuses %s', (_what, changes, code) => {
    expect(refusal(changes)).toBe(code)
  })

  it('refuses what is no JSON, signed or not', () => {
    expect(refusal({ body: 'event', headers: sign({ ...message, body: 'event' }) })).toBe(
      'webhook_body_invalid',
    )
    expect(refusal({ body: '', headers: sign({ ...message, body: '' }) })).toBe('webhook_body_invalid')
  })

  it.each([
    [300, 'accepted'],
    [301, 'webhook_too_old'],
    [-300, 'accepted'],
    [-301, 'webhook_too_new'],
    [60 * 60 * 24, 'webhook_too_old'],
  ])('a message that is %i seconds old: %s', (age, outcome) => {
    expect(refusal({ now: after(age) })).toMatch(outcome)
  })

  it('a stated tolerance counts instead', () => {
    expect(refusal({ now: after(11), toleranceSeconds: 10 })).toBe('webhook_too_old')
    expect(refusal({ now: after(10), toleranceSeconds: 10 })).toMatch('accepted')
  })

  it('both secrets count while one replaces the other, at either side', () => {
    const next = newWebhookSecret()
    const both = `${HEADERS['webhook-signature']} ${sign({ ...message, secret: next })['webhook-signature']}`
    expect(refusal({ secrets: [next, SECRET] })).toMatch('accepted')
    expect(refusal({ secrets: [next], headers: { ...HEADERS, 'webhook-signature': both } })).toMatch(
      'accepted',
    )
    expect(refusal({ secrets: [next] })).toBe('webhook_signature_invalid')
  })

  it('looks at ten signatures and no more', () => {
    const many = `${'v1,AAAA '.repeat(10)}${HEADERS['webhook-signature']}`
    expect(refusal({ headers: { ...HEADERS, 'webhook-signature': many } })).toBe('webhook_signature_invalid')
  })

  it('reads headers in any case, and those of fetch', () => {
    const upper = Object.fromEntries(
      Object.entries(HEADERS).map(([name, value]) => [name.toUpperCase(), value]),
    )
    expect(refusal({ headers: upper })).toMatch('accepted')
    expect(refusal({ headers: new Headers(HEADERS) })).toMatch('accepted')
  })

  it('fails with a sentence of its own when a secret of ours is none', () => {
    expect(() => verify(received({ secrets: ['whsec_'] }))).toThrow(/webhook secret/)
  })
})
