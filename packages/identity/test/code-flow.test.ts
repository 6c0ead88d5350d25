import { TestClock } from '@cityos/calendar'
import { answerAs, startIdentityProvider, type IdentityProvider } from '@cityos/dev-identity'
import {
  actorOfState,
  createCodeFlow,
  hostOfState,
  safeReturnTo,
  type CodeFlow,
  type SignInError,
} from '../src'

const CALLBACK = 'http://localhost:9000/identity/callback'
const ACME = { tenantId: 'ten_acme', host: 'acme.localhost:9000', actor: 'user' }
const clock = new TestClock(new Date())

let provider: IdentityProvider
let flow: CodeFlow
const options = () => ({
  issuer: provider.issuer,
  clientId: 'medusa-admin',
  clientSecret: 'development-medusa-admin-secret',
  callbackUrl: CALLBACK,
  secret: 'a secret of this test',
  clock,
})

beforeAll(async () => {
  provider = await startIdentityProvider({ port: 0 })
  flow = createCodeFlow(options())
})
afterAll(() => provider.stop())

/** Through the provider's page, back to the callback's query. */
const throughTheProvider = async (location: string) =>
  (await answerAs('admin@acme.example', location, CALLBACK)).searchParams

const code = (finished: Promise<unknown>) =>
  finished.then(
    () => 'signed in',
    (error: unknown) => (error as SignInError).code,
  )

describe('the code flow', () => {
  let cookie: string
  let location: string
  let query: URLSearchParams

  beforeEach(async () => {
    ;({ cookie, location } = await flow.start({ ...ACME, returnTo: '/app/orders' }))
    query = await throughTheProvider(location)
  })

  it('tells who signed in, and where to go', async () => {
    expect(await flow.finish(ACME, cookie, query)).toEqual({
      sub: '3f0c2a52-6f0c-4f0e-9a53-0d0f5a4b0003',
      sid: expect.any(String),
      email: 'admin@acme.example',
      emailVerified: true,
      name: 'Ada Acme',
      returnTo: '/app/orders',
      accessToken: expect.stringMatching(/^ey/),
    })
  })

  it('can be finished by another process that has the same secret', async () => {
    expect(await createCodeFlow(options()).finish(ACME, cookie, query)).toMatchObject({ name: 'Ada Acme' })
    expect(await code(createCodeFlow({ ...options(), secret: 'other' }).finish(ACME, cookie, query))).toBe(
      'sign_in_expired',
    )
  })

  it('ends once', async () => {
    await flow.finish(ACME, cookie, query)
    expect(await code(flow.finish(ACME, cookie, query))).toBe('sign_in_failed')
  })

  it('ends in the browser, at the host and in the tenant where it began', async () => {
    const other = (await flow.start({ ...ACME, returnTo: '/app' })).cookie
    expect(await code(flow.finish(ACME, undefined, query))).toBe('sign_in_expired')
    expect(await code(flow.finish(ACME, other, query))).toBe('sign_in_mismatch')
    expect(await code(flow.finish({ ...ACME, tenantId: 'ten_globex' }, cookie, query))).toBe(
      'sign_in_mismatch',
    )
    expect(await code(flow.finish({ ...ACME, host: 'globex.localhost:9000' }, cookie, query))).toBe(
      'sign_in_mismatch',
    )
    expect(await code(flow.finish({ ...ACME, actor: 'vendor_member' }, cookie, query))).toBe(
      'sign_in_mismatch',
    )
  })

  it('takes no answer that was changed', async () => {
    const changed = (name: string, value: string | undefined) => {
      const copy = new URLSearchParams(query)
      if (value === undefined) copy.delete(name)
      else copy.set(name, value)
      return copy
    }
    expect(await code(flow.finish(ACME, cookie, changed('state', 'x')))).toBe('sign_in_mismatch')
    expect(await code(flow.finish(ACME, cookie, changed('state', undefined)))).toBe('sign_in_mismatch')
    expect(await code(flow.finish(ACME, cookie, changed('error', 'access_denied')))).toBe('sign_in_refused')
    expect(await code(flow.finish(ACME, cookie, changed('code', 'x')))).toBe('sign_in_failed')
    expect(await code(flow.finish(ACME, cookie, changed('iss', 'https://id.example.com')))).toBe(
      'sign_in_failed',
    )
    // Every part of the cookie that holds bytes; its last characters need not: they may mean what they meant before.
    for (const [part, text] of cookie.split('.').entries()) {
      const parts = cookie.split('.')
      parts[part] = `${text.startsWith('A') ? 'B' : 'A'}${text.slice(1)}`
      expect(await code(flow.finish(ACME, parts.join('.'), query))).toBe('sign_in_expired')
    }
  })

  it('refuses an ID token that was made for another sign-in', async () => {
    const second = await flow.start({ ...ACME, returnTo: '/app' })
    const swapped = new URL(location)
    const wanted = new URL(second.location).searchParams
    for (const name of ['state', 'code_challenge']) swapped.searchParams.set(name, wanted.get(name)!)
    // Everything is the second sign-in's but the nonce.
    expect(await code(flow.finish(ACME, second.cookie, await throughTheProvider(swapped.href)))).toBe(
      'sign_in_failed',
    )
  })

  it('asks for PKCE, state and nonce, and sends nobody anywhere but to the callback', async () => {
    const asked = new URL(location).searchParams
    expect(Object.fromEntries(asked)).toMatchObject({
      redirect_uri: CALLBACK,
      response_type: 'code',
      code_challenge_method: 'S256',
      nonce: expect.stringMatching(/.{20}/),
    })
    expect([hostOfState(asked.get('state')!), actorOfState(asked.get('state')!)]).toEqual([ACME.host, 'user'])
    const { location: other } = await flow.start({ ...ACME, actor: 'vendor_member', returnTo: '/app' })
    const state = new URL(other).searchParams.get('state')!
    expect([hostOfState(state), actorOfState(state)]).toEqual([ACME.host, 'vendor_member'])
  })

  it('waits half an hour and no longer', async () => {
    const late = new TestClock(new Date(clock.now().getTime() + 30 * 60_000 + 60_000))
    expect(await code(createCodeFlow({ ...options(), clock: late }).finish(ACME, cookie, query))).toBe(
      'sign_in_expired',
    )
  })
})

it('a provider that does not answer is asked again by the next sign-in', async () => {
  const away = await startIdentityProvider({ port: 0 })
  await away.stop()
  const waiting = createCodeFlow({ ...options(), issuer: away.issuer })
  const start = () => waiting.start({ ...ACME, returnTo: '/app' })
  expect(await code(start())).toBe('provider_unavailable')
  const back = await startIdentityProvider({ port: Number(new URL(away.issuer).port) })
  const begun = await start().finally(() => back.stop())
  expect(begun.location).toContain(back.issuer)
})

it('a provider elsewhere has to be reached over TLS', async () => {
  const plain = createCodeFlow({ ...options(), issuer: 'http://id.example.com/realms/cityos' })
  const refused = await plain
    .start({ ...ACME, returnTo: '/app' })
    .catch((error: unknown) => error as SignInError)
  expect(refused).toMatchObject({
    code: 'provider_unavailable',
    cause: { message: expect.stringContaining('HTTPS') },
  })
})

it.each([['abc'], [''], [`${'x'.repeat(30)}`], [`${'x'.repeat(30)}.!`], [`short.${'x'.repeat(10)}`]])(
  'the state %p names no host',
  (state) => {
    expect(hostOfState(state)).toBeUndefined()
  },
)

it.each([
  ['/app', '/app'],
  ['/app/orders?order=1#top', '/app/orders?order=1#top'],
  ['/app/../app/x', '/app/x'],
  ['/application', '/app'],
  ['/app/../../etc', '/app'],
  ['/admin', '/app'],
  ['https://evil.example/app', '/app'],
  ['//evil.example/app', '/app'],
  ['//evil.example/app/x', '/app'],
  ['/\\evil.example/app/x', '/app'],
  ['/\t/evil.example/app/x', '/app'],
  ['/app/\\evil.example', '/app//evil.example'],
  ['http://here.invalid/app/x', '/app'],
  ['/app:80:80//', '/app'],
  ['//', '/app'],
  ['/\\evil.example/app', '/app'],
  ['\\\\evil.example/app', '/app'],
  ['/\t/evil.example/app', '/app'],
  ['/app//evil.example', '/app//evil.example'],
  ['javascript:alert(1)', '/app'],
  ['app/x', '/app'],
  ['', '/app'],
  [undefined, '/app'],
  [['/app/x'], '/app'],
])('from %p a sign-in leads to %p', (wanted, to) => {
  expect(safeReturnTo(wanted, '/app')).toBe(to)
})
