import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DEMO_PEOPLE, PlatformRole } from '@cityos/contracts'
import { buildRealm, readRealm, realmText, REALM_FILE } from '../src'
import { fillPlaceholders } from '../src/realm/placeholders'

const ROOT = join(__dirname, '../../..')
const text = readFileSync(REALM_FILE, 'utf8')
const realm = readRealm(text, {})
const browsers = realm.clients.filter((client) => client.standardFlowEnabled)

describe('the realm file', () => {
  it('is what `npm run realm` writes', () => {
    expect(text).toBe(realmText())
  })

  it('knows the platform roles of the contracts, and gives people no others', () => {
    expect(buildRealm().roles.realm.map(({ name }) => name)).toEqual(PlatformRole.options)
    const given = realm.users.flatMap((user) => user.realmRoles)
    expect(new Set(given)).toEqual(new Set(['default-roles-cityos', ...PlatformRole.options]))
  })

  it('has the people of the demo, disabled unless somebody asks for them', () => {
    const people = (env: Record<string, string>) =>
      readRealm(text, env).users.filter((user) => user.enabled && user.email)
    expect(people({})).toEqual([])
    expect(people({ CITYOS_DEMO_USERS: 'true' }).map(({ id, email }) => ({ id, email }))).toEqual(
      DEMO_PEOPLE.map(({ id, email }) => ({ id, email })),
    )
  })

  it('lets clients be sent to exact addresses only', () => {
    expect(browsers.map((client) => client.clientId)).toEqual([
      'medusa-admin',
      'payload-admin',
      'vendor-portal',
      'storefront',
    ])
    for (const { redirectUris, webOrigins, attributes } of browsers) {
      const addresses = [...redirectUris, ...webOrigins, attributes['post.logout.redirect.uris']!]
      expect(redirectUris.length).toBeGreaterThan(0)
      for (const address of addresses)
        expect(new URL(address).href.replace(/\/$/, '')).toBe(address.replace(/\/$/, ''))
      expect(addresses.join()).not.toMatch(/[*+]/)
    }
  })

  it('asks every browser client for PKCE, and lets nobody hand passwords in', () => {
    for (const { attributes } of browsers) expect(attributes['pkce.code.challenge.method']).toBe('S256')
    for (const client of buildRealm().clients) {
      expect(client).toMatchObject({ implicitFlowEnabled: false, directAccessGrantsEnabled: false })
    }
  })

  it('leaves nothing open that the compose file does not fill in, and .env.example does not name', () => {
    const open = new Set([...text.matchAll(/\$\{([A-Z_]+)/g)].map(([, name]) => name!))
    const compose = readFileSync(join(ROOT, 'docker-compose.yml'), 'utf8')
    const example = readFileSync(join(ROOT, '.env.example'), 'utf8')
    expect(open.size).toBe(8)
    for (const name of open) expect(compose).toMatch(new RegExp(`^      ${name}: `, 'm'))
    for (const [, name] of compose.matchAll(/\$\{([A-Z_]+):\?/g))
      expect(example).toMatch(new RegExp(`^${name}=`, 'm'))
    expect(compose).toContain("CITYOS_DEMO_USERS: 'false'")
  })

  it('tells both admins when a session ends', () => {
    const told = realm.clients.filter((client) => client.attributes['backchannel.logout.url'])
    expect(told.map((client) => client.clientId)).toEqual(['medusa-admin', 'payload-admin'])
    for (const { attributes } of told) expect(attributes['backchannel.logout.session.required']).toBe('true')
  })

  it('lets nobody but an administrator write memberships', () => {
    const { config } = buildRealm().components['org.keycloak.userprofile.UserProfileProvider'][0]!
    const { attributes } = JSON.parse(config['kc.user.profile.config'][0]!) as {
      attributes: { name: string; permissions: { edit: string[] } }[]
    }
    const editors = Object.fromEntries(attributes.map(({ name, permissions }) => [name, permissions.edit]))
    expect(editors).toMatchObject({
      tenants: ['admin'],
      vendors: ['admin'],
      email: ['admin'],
      username: ['admin'],
    })
  })
})

describe('a placeholder', () => {
  it.each([
    ['"${A}"', { A: 'x' }, '"x"'],
    ['"${A:y}"', {}, '"y"'],
    ['"${A:http://localhost:9000}/b"', {}, '"http://localhost:9000/b"'],
    ['"${A:y}"', { A: 'x' }, '"x"'],
    ['"${A}"', {}, '"${A}"'],
    ['"${A}"', { A: 'a "quoted" \\' }, '"a \\"quoted\\" \\\\"'],
  ])('%s with %p is %s', (before, env, after) => {
    expect(fillPlaceholders(before, env)).toBe(after)
  })
})
