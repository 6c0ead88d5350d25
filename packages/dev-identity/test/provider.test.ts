import { request } from 'node:http'
import { DEMO_PEOPLE, DEMO_TENANT_IDENTITIES } from '@cityos/contracts'
import { startIdentityProvider, type IdentityProvider } from '../src'
import { FailedLogins } from '../src/provider/failed-logins'
import { createStorage } from '../src/provider/storage'

const REAL = 'ten_01J0000000000000000000REA1'
const CALLBACK = 'http://localhost:9000/identity/callback'
let provider: IdentityProvider

beforeAll(async () => {
  provider = await startIdentityProvider({ port: 0, tenantIds: { [DEMO_TENANT_IDENTITIES[0].id]: REAL } })
})
afterAll(() => provider.stop())

const authorizeUrl = () =>
  `${provider.issuer}/protocol/openid-connect/auth?` +
  new URLSearchParams({
    ...{
      client_id: 'medusa-admin',
      redirect_uri: CALLBACK,
      response_type: 'code',
      scope: 'openid',
      state: 's',
    },
    ...{ code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM', code_challenge_method: 'S256' },
  })

async function openLogin() {
  const started = await fetch(authorizeUrl(), { redirect: 'manual' })
  const cookie = started.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  const address = new URL(started.headers.get('location')!, provider.issuer)
  return { address, cookie, html: await (await fetch(address, { headers: { cookie } })).text() }
}

const post = (address: URL, cookie: string, form: Record<string, string>) =>
  fetch(address, { method: 'POST', headers: { cookie }, body: new URLSearchParams(form), redirect: 'manual' })

describe('the sign-in page', () => {
  it('labels its fields and offers every person of the demo', async () => {
    const { html } = await openLogin()
    for (const id of ['username', 'password']) expect(html).toContain(`<label for="${id}">`)
    for (const { id, email } of DEMO_PEOPLE) {
      expect(html).toContain(`value="${id}"`)
      expect(html).toContain(email)
    }
    expect(html).toContain('lang="en"')
  })

  it('signs somebody of the demo in with one click', async () => {
    const { address, cookie } = await openLogin()
    const answer = await post(address, cookie, { person: DEMO_PEOPLE[0]!.id })
    const resumed = await fetch(new URL(answer.headers.get('location')!, address), {
      headers: { cookie },
      redirect: 'manual',
    })
    expect(resumed.headers.get('location')).toMatch(new RegExp(`^${CALLBACK}\\?code=`))
  })

  it('has no button for services', async () => {
    const { address, cookie } = await openLogin()
    const service = provider.realm.users.find((user) => user.serviceAccountClientId)!
    expect((await post(address, cookie, { person: service.id })).status).toBe(401)
  })

  it('belongs to the browser that began', async () => {
    const [mine, theirs] = [await openLogin(), await openLogin()]
    expect((await post(mine.address, theirs.cookie, { person: DEMO_PEOPLE[0]!.id })).status).toBe(400)
    expect((await post(mine.address, '', { person: DEMO_PEOPLE[0]!.id })).status).toBe(400)
  })

  it('reads no form past 4 KB', async () => {
    const { address, cookie } = await openLogin()
    expect((await post(address, cookie, { username: 'x'.repeat(5_000) })).status).toBe(413)
  })
})

describe('the development provider', () => {
  it('has the same clients, lifetimes and addresses as the file that it read', () => {
    expect(provider.realm.clients.find((client) => client.clientId === 'medusa-admin')!.redirectUris).toEqual(
      [CALLBACK],
    )
  })

  it('speaks of the real tenants once they are known', () => {
    const ada = provider.realm.users.find((user) => user.email === 'admin@acme.example')!
    expect(JSON.parse(ada.attributes.tenants![0]!)).toMatchObject({ id: REAL })
  })

  it('names itself as it is configured, whatever the Host header says', async () => {
    const { port } = new URL(provider.issuer)
    const body = await new Promise<string>((resolve, reject) => {
      const path = '/realms/cityos/.well-known/openid-configuration'
      request({ port, path, host: '127.0.0.1', headers: { host: 'evil.example' } }, (response) => {
        let text = ''
        response.on('data', (chunk: Buffer) => (text += chunk.toString())).on('end', () => resolve(text))
      })
        .on('error', reject)
        .end()
    })
    expect(body).toContain(provider.issuer)
    expect(body).not.toContain('evil.example')
  })

  it('does not start in production', async () => {
    const before = process.env.NODE_ENV
    process.env.NODE_ENV = 'production'
    try {
      await expect(startIdentityProvider({ port: 0 })).rejects.toThrow('not for production')
    } finally {
      process.env.NODE_ENV = before
    }
  })

  it('says which port is taken', async () => {
    const { port } = new URL(provider.issuer)
    await expect(startIdentityProvider({ port: Number(port) })).rejects.toMatchObject({ code: 'EADDRINUSE' })
  })

  it('knows nothing beside the realm', async () => {
    expect((await fetch(new URL('/realms/master', provider.issuer))).status).toBe(404)
    expect((await fetch(new URL('/realms/cityos/admin', provider.issuer))).status).toBe(404)
  })
})

describe('wrong passwords', () => {
  it('lock for a while, and for longer the longer they go on', () => {
    let nowMs = 0
    const failures = new FailedLogins({ failureFactor: 3, waitIncrementSeconds: 60 }, () => nowMs)
    const failTimes = (times: number) => Array.from({ length: times }, () => failures.fail('a'))
    failTimes(2)
    expect(failures.isLocked('a')).toBe(false)
    failTimes(1)
    expect([failures.isLocked('a'), failures.isLocked('b')]).toEqual([true, false])
    nowMs = 60_000
    expect(failures.isLocked('a')).toBe(false)
    failTimes(3)
    nowMs = 60_000 + 119_000
    expect(failures.isLocked('a')).toBe(true)
    failures.succeed('a')
    expect(failures.isLocked('a')).toBe(false)
  })
})

describe('the storage', () => {
  it('forgets what has expired, by its clock', async () => {
    let nowMs = 0
    const sessions = createStorage(() => nowMs)('Session')
    await sessions.upsert('id', { uid: 'u' }, 10)
    expect(await sessions.findByUid('u')).toMatchObject({ uid: 'u' })
    nowMs = 10_000
    expect(await sessions.find('id')).toBeUndefined()
    expect(await sessions.findByUid('u')).toBeUndefined()
  })

  it('revokes what one grant gave, and nothing else', async () => {
    const tokens = createStorage(() => 0)('RefreshToken')
    await tokens.upsert('a', { grantId: 'g' }, 10)
    await tokens.upsert('b', { grantId: 'other' }, 10)
    await tokens.revokeByGrantId('g')
    expect(await tokens.find('a')).toBeUndefined()
    expect(await tokens.find('b')).toBeDefined()
  })
})
