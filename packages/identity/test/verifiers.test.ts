import { TestClock } from '@cityos/calendar'
import { createGuardedVerifier, createTokenVerifier, EndedSessionsInMemory, type Trust } from '../src'
import { createKeycloakConnectCheck } from '../src/keycloak-connect'
import { startKeyServer, type KeyServer } from '@cityos/dev-identity'

const NOBODY = { hasEnded: () => false }
const NO_KEYS = { resolve: () => Promise.reject(new Error('unused')), known: () => undefined }

let keys: KeyServer
let issuer: string

beforeEach(async () => {
  keys = await startKeyServer()
  issuer = keys.issuer
})
afterEach(() => keys.stop())

const trust = (changes: Partial<Trust> = {}): Trust => ({
  issuer,
  audience: 'api',
  clients: ['web'],
  ...changes,
})

function token(kid = 'k', claims: object = {}): string {
  const now = Math.floor(Date.now() / 1000)
  const who = { iss: issuer, aud: 'api', sub: 's', azp: 'web', typ: 'Bearer' }
  return keys.sign({ ...who, iat: now, exp: now + 300, ...claims }, { kid })
}

describe('a verifier', () => {
  it('asks for the keys once', async () => {
    const verify = await createGuardedVerifier(trust(), NOBODY)
    for (let times = 0; times < 5; times += 1) await verify(token())
    expect(keys.asked()).toBe(1)
  })

  it('is not made to ask by tokens that name unknown keys', async () => {
    const verify = await createGuardedVerifier(trust({ keysCooldownMs: 60_000 }), NOBODY)
    for (let times = 0; times < 5; times += 1) {
      await expect(verify(token(`unknown-${times}`))).rejects.toMatchObject({ code: 'token_key_unknown' })
    }
    expect(keys.asked()).toBe(1)
  })

  it.each([
    ['an error', 500, 'no'],
    ['a page', 200, '<html>Back soon</html>'],
    ['something else', 200, '{"keys":"none"}'],
  ])('says that keys are missing when the provider answers with %s', async (_name, status, body) => {
    keys.answer({ status, body })
    const verify = await createGuardedVerifier(trust(), NOBODY)
    await expect(verify(token())).rejects.toMatchObject({ code: 'keys_unavailable' })
  })

  it('recovers when the provider comes back', async () => {
    keys.answer({ status: 503, body: '' })
    const verify = await createTokenVerifier(trust(), NOBODY)
    await expect(verify(token())).rejects.toMatchObject({ code: 'keys_unavailable' })
    keys.answer(undefined)
    await expect(verify(token())).resolves.toMatchObject({ sub: 's' })
  })

  it('fails closed when it cannot learn whether the session has ended', async () => {
    const broken = { hasEnded: () => Promise.reject(new Error('no database')) }
    const verify = await createTokenVerifier(trust(), broken)
    await expect(verify(token('k', { sid: 'x' }))).rejects.toThrow('no database')
  })

  it('never puts the token into its words', async () => {
    const verify = await createGuardedVerifier(trust({ clients: [] }), NOBODY)
    const given = token()
    const error = await verify(given).catch((refusal: Error) => refusal)
    expect(String((error as Error).message)).not.toContain(given.split('.')[2])
  })

  it('gives what the token leaves out its empty value', async () => {
    const verify = await createTokenVerifier(trust(), NOBODY)
    expect(await verify(token())).toMatchObject({
      email_verified: false,
      realm_access: { roles: [] },
      resource_access: {},
      tenants: [],
      vendors: [],
    })
  })
})

describe("keycloak-connect's check", () => {
  it('fetches nothing by itself, even when it knows no key', async () => {
    const check = createKeycloakConnectCheck(trust(), NO_KEYS)
    await expect(check(token())).rejects.toMatchObject({ code: 'token_adapter_refused' })
    expect(keys.asked()).toBe(0)
  })

  it('needs an issuer that names a realm', () => {
    expect(() => createKeycloakConnectCheck(trust({ issuer: 'https://id.example.com' }), NO_KEYS)).toThrow(
      '/realms/',
    )
  })
})

describe('ended sessions', () => {
  it('are remembered for as long as a token of theirs may live, and no longer', () => {
    const clock = new TestClock('2026-01-01T00:00:00Z')
    const sessions = new EndedSessionsInMemory(1_000, clock)
    sessions.end('a')
    clock.advance(999)
    expect([sessions.hasEnded('a'), sessions.hasEnded('b')]).toEqual([true, false])
    clock.advance(1)
    expect(sessions.hasEnded('a')).toBe(false)
    sessions.end('b')
    expect(sessions.size).toBe(1)
  })

  it('that end twice are remembered from the second time', () => {
    const clock = new TestClock('2026-01-01T00:00:00Z')
    const sessions = new EndedSessionsInMemory(1_000, clock)
    sessions.end('a')
    clock.advance(600)
    sessions.end('a')
    clock.advance(600)
    expect(sessions.hasEnded('a')).toBe(true)
  })

  it('are forgotten in the order of their ends', () => {
    const clock = new TestClock('2026-01-01T00:00:00Z')
    const sessions = new EndedSessionsInMemory(1_000, clock)
    for (const [sid, waitMs] of [
      ['a', 100],
      ['b', 500],
      ['a', 550],
    ] as const) {
      sessions.end(sid)
      clock.advance(waitMs)
    }
    sessions.end('c')
    expect(['a', 'b', 'c'].map((sid) => sessions.hasEnded(sid))).toEqual([true, false, true])
    expect(sessions.size).toBe(2)
  })
})
