import { TestClock } from '@cityos/calendar'
import { DEMO_PEOPLE, DEMO_TENANT_IDENTITIES } from '@cityos/contracts'
import { API_AUDIENCE } from '@cityos/dev-identity'
import {
  createLogoutTokenVerifier,
  EndedSessionsInMemory,
  TokenError,
  type Trust,
  type VerifyToken,
} from '../../src'
import { createKeySet } from '../../src/key-set'
import { createKeycloakConnectCheck, type AdapterCheck } from '../../src/keycloak-connect'
import { createGuardedVerifier, createTokenVerifier } from '../../src/verifiers'
import { BAD_TOKENS, forge, payloadOf, type Ingredients } from '@cityos/dev-identity'
import { Flows } from './flows'
import { openLogoutInbox } from './logout-inbox'
import { openProvider } from './open-provider'
import type { ProviderUnderTest } from './under-test'

jest.setTimeout(60_000)

const CLIENTS = ['medusa-admin', 'payload-admin', 'services']
const OWNER = 'admin@acme.example'

const clock = new TestClock(new Date(0))
const ended = new EndedSessionsInMemory(600_000, clock)
let inbox: Awaited<ReturnType<typeof openLogoutInbox>>
let provider: ProviderUnderTest
let flows: Flows
let trust: Trust
let jose: VerifyToken
let guarded: VerifyToken
let adapterAlone: AdapterCheck

beforeAll(async () => {
  inbox = await openLogoutInbox()
  provider = await openProvider(inbox.origin)
  flows = new Flows(provider.issuer, provider.realm)
  trust = { issuer: provider.issuer, audience: API_AUDIENCE, clients: CLIENTS, keysCooldownMs: 0, clock }
  jose = await createTokenVerifier(trust, ended)
  guarded = await createGuardedVerifier(trust, ended)
  const keys = await createKeySet(trust)
  adapterAlone = createKeycloakConnectCheck(trust, keys)
  // The adapter reads the keys that jose has fetched.
  await keys.resolve({ alg: 'RS256', kid: provider.signingKey().kid }, { payload: '', signature: '' })
})
beforeEach(() => clock.advanceTo(new Date()))
afterAll(async () => {
  await provider?.stop()
  await inbox?.close()
})

const person = (email: string) => DEMO_PEOPLE.find((candidate) => candidate.email === email)!
const code = (refused: Promise<unknown>) =>
  refused.then(
    () => 'accepted',
    (error: unknown) => (error instanceof TokenError ? error.code : error),
  )

describe('the addresses', () => {
  it("are Keycloak's", async () => {
    const response = await fetch(`${provider.issuer}/.well-known/openid-configuration`)
    const at = (path: string) => `${provider.issuer}/protocol/openid-connect/${path}`
    expect(await response.json()).toMatchObject({
      issuer: provider.issuer,
      authorization_endpoint: at('auth'),
      token_endpoint: at('token'),
      jwks_uri: at('certs'),
      userinfo_endpoint: at('userinfo'),
      end_session_endpoint: at('logout'),
      backchannel_logout_supported: true,
      backchannel_logout_session_supported: true,
      code_challenge_methods_supported: expect.arrayContaining(['S256']),
    })
  })
})

describe('signing in', () => {
  it.each(DEMO_PEOPLE.map(({ email }) => email))('%s gets tokens that say who they are', async (email) => {
    const who = person(email)
    const { tokens } = await flows.signIn(email)
    const claims = await guarded(tokens.access_token)
    const idOf = (handle: string) => DEMO_TENANT_IDENTITIES.find((tenant) => tenant.handle === handle)!.id
    expect(claims).toMatchObject({
      ...{ sub: who.id, typ: 'Bearer', azp: 'medusa-admin', email, preferred_username: email },
      email_verified: true,
      aud: [API_AUDIENCE, 'account'],
      sid: expect.any(String),
      tenants: who.tenants.map(({ tenant, roles }) => ({ id: idOf(tenant), roles })),
      vendors: who.vendors.map(({ id, tenant, roles }) => ({ id, tenant: idOf(tenant), roles })),
    })
    const platform = claims.realm_access.roles.filter((role) =>
      ['super_admin', 'platform_support'].includes(role),
    )
    expect(platform).toEqual(who.platformRoles)
    expect(claims.exp - claims.iat).toBe(provider.realm.accessTokenLifespan)
    expect(tokens.claims()).toMatchObject({
      typ: 'ID',
      sub: who.id,
      aud: 'medusa-admin',
      sid: claims.sid,
      email,
    })
  })

  it('without PKCE, or with a challenge in the clear, is refused', async () => {
    const bent: Record<string, string | null>[] = [
      { code_challenge: null, code_challenge_method: null },
      { code_challenge_method: 'plain' },
    ]
    for (const changes of bent) {
      const { page, redirectUri } = await flows.authorize('medusa-admin', changes)
      expect(page.url.href).toContain(redirectUri)
      expect(page.url.searchParams.get('error')).toBe('invalid_request')
    }
  })

  it.each([
    'https://evil.example/identity/callback',
    '<callback>/more',
    '<callback>?next=https://evil.example',
  ])('never leads to %s', async (template) => {
    const redirect_uri = template.replace('<callback>', flows.client('medusa-admin').redirectUris[0]!)
    const { page } = await flows.authorize('medusa-admin', { redirect_uri })
    expect(page.status).toBe(400)
  })

  it('with a wrong password is refused, and so is an unknown person, in the same words', async () => {
    const problem = async (email: string) => {
      const { browser, page, redirectUri } = await flows.authorize('medusa-admin')
      const answer = await flows.logIn(browser, page, email, 'wrong-password', redirectUri)
      expect(answer.url.href).not.toContain(redirectUri)
      return /Invalid [\w ]+ password\./.exec(answer.html)?.[0]
    }
    const known = await problem('viewer@acme.example')
    expect(known).toBeDefined()
    expect(await problem('nobody@acme.example')).toBe(known)
    await provider.forgive(person('viewer@acme.example').id)
  })

  it('after too many wrong passwords the right one opens nothing for a while', async () => {
    const who = person('support@platform.example')
    for (let tries = 0; tries < provider.realm.failureFactor; tries += 1) {
      await expect(flows.signIn(who.email, 'medusa-admin', 'wrong-password')).rejects.toThrow('Not signed in')
    }
    await expect(flows.signIn(who.email)).rejects.toThrow('Not signed in')
    await provider.forgive(who.id)
    await expect(flows.signIn(who.email)).resolves.toBeDefined()
  })

  it('at a storefront gives a token that carries nothing of the staff', async () => {
    const { tokens } = await flows.signIn('admin@platform.example', 'storefront')
    const claims = payloadOf(tokens.access_token)
    expect(claims).toMatchObject({ azp: 'storefront', aud: 'cityos-store' })
    expect(claims).not.toHaveProperty('tenants')
    expect(JSON.stringify(claims)).not.toContain('super_admin')
  })
})

/** The development provider has no account page that could be asked. */
if (process.env.KEYCLOAK_URL) {
  it('nobody writes their own memberships', async () => {
    const email = 'viewer@acme.example'
    const { access_token: access } = (await flows.signIn(email)).tokens
    const account = `${provider.issuer}/account/`
    const headers = {
      authorization: `Bearer ${access}`,
      'content-type': 'application/json',
      accept: 'application/json',
    }
    const mine = (await (await fetch(account, { headers })).json()) as { attributes?: object }
    expect(mine).toMatchObject({ email })
    const tenants = [JSON.stringify({ id: DEMO_TENANT_IDENTITIES[1].id, roles: ['owner'] })]
    const body = JSON.stringify({ ...mine, attributes: { ...mine.attributes, tenants } })
    await fetch(account, { method: 'POST', headers, body })
    const claims = await guarded((await flows.signIn(email)).tokens.access_token)
    expect(claims.tenants).toEqual([{ id: DEMO_TENANT_IDENTITIES[0].id, roles: ['viewer'] }])
  })
}

describe('a refresh token', () => {
  it('is worth one use', async () => {
    const session = await flows.signIn(OWNER)
    const first = session.tokens.refresh_token!
    const next = await flows.refresh(session, first)
    expect(next.refresh_token).not.toBe(first)
    expect((await guarded(next.access_token)).sid).toBe(session.tokens.claims()!.sid)
    await expect(flows.refresh(session, first)).rejects.toMatchObject({ error: 'invalid_grant' })
  })
})

describe('a service', () => {
  it('has a token without e-mail and session', async () => {
    const claims = await guarded(await flows.serviceToken())
    expect(claims).toMatchObject({
      azp: 'services',
      preferred_username: 'service-account-services',
      tenants: [],
    })
    expect(claims.email).toBeUndefined()
    expect(claims.sid).toBeUndefined()
  })

  it('needs its secret', async () => {
    const response = await fetch(`${provider.issuer}/protocol/openid-connect/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from('services:wrong').toString('base64')}` },
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
    })
    expect(response.status).toBe(401)
  })
})

describe('the end of a session', () => {
  const userInfo = (token: string) =>
    fetch(`${provider.issuer}/protocol/openid-connect/userinfo`, {
      headers: { authorization: `Bearer ${token}` },
    })

  it('is told to the application, whose verifiers then refuse the token that is still alive', async () => {
    const verifyLogout = await createLogoutTokenVerifier(trust, 'medusa-admin')
    const session = await flows.signIn(OWNER)
    const { access_token: access, refresh_token: refresh, id_token: id } = session.tokens
    const { sid } = await guarded(access)
    expect(await (await userInfo(access)).json()).toMatchObject({ sub: person(OWNER).id, email: OWNER })
    inbox.clear()

    await provider.endSession(sid!)
    const logout = await inbox.next()
    expect(await verifyLogout(logout)).toMatchObject({ sid })
    ended.end(sid!)

    expect([await code(jose(access)), await code(guarded(access))]).toEqual(
      Array(2).fill('token_session_revoked'),
    )
    expect((await userInfo(access)).status).toBe(401)
    await expect(flows.refresh(session, refresh!)).rejects.toMatchObject({ error: 'invalid_grant' })

    // What is no logout token ends nothing; and a logout token opens nothing.
    expect(await code(verifyLogout(id!))).toBe('token_claim_missing')
    expect(await code(verifyLogout(access))).toBe('token_claim_missing')
    expect(await code((await createLogoutTokenVerifier(trust, 'payload-admin'))(logout))).toBe(
      'token_audience_wrong',
    )
    expect(await code(guarded(logout))).toBe('token_claim_missing')
    const tenMinutesOn = new TestClock(new Date(clock.now().getTime() + 600_000))
    const late = await createLogoutTokenVerifier({ ...trust, clock: tenMinutesOn }, 'medusa-admin')
    expect(await code(late(logout))).toBe('token_expired')
  })

  it('by the sign-out button leads back to the registered address alone', async () => {
    const session = await flows.signIn(OWNER)
    const evil = await flows.signOut(session, { post_logout_redirect_uri: 'https://evil.example/' })
    expect(evil).toMatchObject({ status: 400 })
    inbox.clear()
    const landed = await flows.signOut(session)
    expect(landed.url.href).toBe(
      `${session.client.attributes['post.logout.redirect.uris']}?state=signed-out-state`,
    )
    expect(payloadOf(await inbox.next()).sid).toBe(session.tokens.claims()!.sid)
    await expect(flows.refresh(session, session.tokens.refresh_token!)).rejects.toMatchObject({
      error: 'invalid_grant',
    })
  })
})

describe('bad tokens', () => {
  let fixed: Omit<Ingredients, 'nowSeconds'>
  const ingredients = (): Ingredients => ({ ...fixed, nowSeconds: Math.floor(clock.now().getTime() / 1000) })

  beforeAll(async () => {
    const { tokens } = await flows.signIn(OWNER)
    const over = (await flows.signIn(OWNER)).tokens.access_token
    ended.end(payloadOf(over).sid as string)
    fixed = {
      ...provider.signingKey(),
      access: tokens.access_token,
      id: tokens.id_token!,
      refresh: tokens.refresh_token!,
      ofEndedSession: over,
      ofVendorPortal: (await flows.signIn('vendor@acme.example', 'vendor-portal')).tokens.access_token,
      ofStorefront: (await flows.signIn('shopper@example.com', 'storefront')).tokens.access_token,
    }
  })

  it('are held against good ones, which pass everywhere', async () => {
    for (const token of [fixed.access, forge(ingredients(), {})]) {
      expect(await jose(token)).toEqual(await guarded(token))
      await adapterAlone(token)
    }
  })

  it.each(BAD_TOKENS.map((row) => [row.name, row] as const))('%s: both refuse it', async (_name, row) => {
    const token = row.token(ingredients())
    const answers = { jose: await code(jose(token)), guarded: await code(guarded(token)) }
    expect(row.refused).toContain(answers.jose)
    expect(answers.guarded).toBe(answers.jose)
  })

  it.each(BAD_TOKENS.map((row) => [row.name, row] as const))(
    '%s: what keycloak-connect alone says of it',
    async (_name, row) => {
      const answer = await code(adapterAlone(row.token(ingredients())))
      expect(answer === 'accepted' ? 'accepts' : 'refuses').toBe(row.alone)
    },
  )

  it('clocks that differ by less than the tolerance do no harm', async () => {
    const { nowSeconds: now } = ingredients()
    for (const claims of [{ iat: now + 3 }, { nbf: now + 3 }]) {
      await guarded(forge(ingredients(), { claims }))
    }
    // keycloak-connect knows no tolerance: what has just expired, jose would still let pass.
    const justExpired = forge(ingredients(), { claims: { exp: now - 3 } })
    await jose(justExpired)
    expect(await code(guarded(justExpired))).toBe('token_adapter_refused')
  })
})

describe('keys', () => {
  it('rotate without a restart, and the old one holds until it is withdrawn', async () => {
    const old = (await flows.signIn(OWNER)).tokens.access_token
    await provider.rotateKeys({ retire: false })
    const next = (await flows.signIn(OWNER)).tokens.access_token
    expect(keyOf(next)).not.toBe(keyOf(old))
    for (const verify of [jose, guarded]) for (const token of [old, next]) await verify(token)

    await provider.rotateKeys({ retire: true })
    const last = (await flows.signIn(OWNER)).tokens.access_token
    for (const verify of [jose, guarded]) {
      await verify(last)
      expect(await code(verify(old))).toBe('token_key_unknown')
    }
  })

  const keyOf = (token: string) =>
    (JSON.parse(Buffer.from(token.split('.')[0]!, 'base64url').toString()) as { kid: string }).kid
})
