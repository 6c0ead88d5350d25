import { TestClock } from '@cityos/calendar'
import { createLogoutTokenVerifier, type TokenError, type VerifyLogoutToken } from '../src'
import { startKeyServer, type KeyServer } from '@cityos/dev-identity'

const EVENT = 'http://schemas.openid.net/event/backchannel-logout'
const clock = new TestClock('2026-01-01T00:00:00Z')
const now = clock.now().getTime() / 1000

let keys: KeyServer
let verify: VerifyLogoutToken

beforeAll(async () => {
  keys = await startKeyServer()
  verify = await createLogoutTokenVerifier({ issuer: keys.issuer, clock }, 'web')
})
afterAll(() => keys.stop())

const token = (changes: object = {}) =>
  keys.sign(
    {
      iss: keys.issuer,
      aud: 'web',
      iat: now,
      exp: now + 120,
      jti: 'j',
      sub: 's',
      sid: 'x',
      events: { [EVENT]: {} },
      ...changes,
    },
    { typ: 'logout+jwt' },
  )

const code = (given: string) => verify(given).catch((error: unknown) => (error as TokenError).code)

it('a logout token names the session that has ended', async () => {
  expect(await verify(token())).toEqual({ sid: 'x', sub: 's' })
  expect(await verify(token({ sub: undefined }))).toEqual({ sid: 'x' })
})

it.each([
  ['old, whatever it says of its end', { iat: now - 240, exp: now + 3600 }, 'token_expired'],
  ['expired', { iat: now - 60, exp: now - 30 }, 'token_expired'],
  ['without a time', { iat: undefined }, 'token_claim_missing'],
  ['without an id', { jti: undefined }, 'token_claim_missing'],
  ['without a session', { sid: undefined }, 'token_claim_missing'],
  ['with a session that is no text', { sid: 7 }, 'token_type_wrong'],
  ['without events', { events: undefined }, 'token_claim_missing'],
  ['with other events', { events: { other: {} } }, 'token_type_wrong'],
  ['with events that are no list of them', { events: EVENT }, 'token_type_wrong'],
  ['with a nonce, as an ID token has', { nonce: 'n' }, 'token_type_wrong'],
  ['of another issuer', { iss: 'https://id.example.com/realms/cityos' }, 'token_issuer_wrong'],
  ['for another client', { aud: 'other' }, 'token_audience_wrong'],
])('a token %s ends nothing', async (_name, changes, refused) => {
  expect(await code(token(changes))).toBe(refused)
})

it('a token that somebody changed ends nothing', async () => {
  const [header, , signature] = token().split('.')
  expect(await code([header, token({ sid: 'other' }).split('.')[1], signature].join('.'))).toBe(
    'token_signature_invalid',
  )
})
