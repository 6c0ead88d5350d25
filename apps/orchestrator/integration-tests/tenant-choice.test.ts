import type { Client } from '@cityos/testing'
import { signedIn } from './support/browser-session'
import { codeOf, type Said } from './support/said'
import { arrange, prepareSamples } from './support/samples'
import { ACME, GLOBEX, World } from './support/world'

interface Choices {
  choices: { id: string; name: string }[]
  chosen: { id: string } | null
}

describe('the tenant that somebody chooses to see alone', () => {
  let world: World
  const roles = ['owner']
  beforeAll(async () => {
    world = await World.start()
    await prepareSamples(world)
    await arrange(world, 'pages', { title: 'A', path: '/a' })
    await arrange(world, 'pages', { title: 'G', path: '/g', tenant: GLOBEX })
  })
  afterAll(() => world?.stop())

  const both = () => signedIn(world, { memberships: [ACME, GLOBEX].map((tenant) => ({ tenant, roles })) })
  const choosing = (client: Client, tenant: string | null) =>
    client.with({ cookie: `${client.headers['cookie']}; cityos_tenant=${tenant}` })
  const titles = async (client: Client) =>
    ((await client.get<Said>('/api/pages?sort=title')).body.docs ?? []).map(({ title }) => title)
  const choices = async (client: Client, query = '') => {
    const { body } = await client.get<Choices>(`/api/tenant-choice${query}`)
    return [body.choices.map(({ name }) => name), body.chosen?.id ?? null]
  }

  it('is remembered by the browser, and everything shows that tenant alone', async () => {
    const { client } = await both()
    expect(await choices(client)).toEqual([['acme', 'globex'], null])
    expect(await titles(client)).toEqual(['A', 'G'])
    const { status, headers } = await client.post('/api/tenant-choice', { tenant: GLOBEX })
    expect([status, String(headers['set-cookie'])]).toEqual([
      200,
      expect.stringMatching(
        new RegExp(`^cityos_tenant=${GLOBEX}; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax`),
      ),
    ])
    const chosen = choosing(client, GLOBEX)
    expect(await choices(chosen)).toEqual([['acme', 'globex'], GLOBEX])
    expect(await titles(chosen)).toEqual(['G'])
    const graphql = await chosen.post('/api/graphql', { query: '{ Pages { docs { title } } }' })
    expect(graphql.text).not.toContain('"A"')
    const made = await chosen.post<Said>('/api/pages', { title: 'New', path: '/new' })
    expect([made.status, (made.body.doc?.['tenant'] as { id: string }).id]).toEqual([201, GLOBEX])
    const elsewhere = await chosen.post<Said>('/api/pages', { title: 'x', path: '/x', tenant: ACME })
    expect([elsewhere.status, codeOf(elsewhere)]).toEqual([400, 'tenant_mismatch'])
  })

  it('never shows more than without a choice', async () => {
    const { client } = await signedIn(world, { memberships: [{ tenant: ACME, roles: ['viewer'] }] })
    const foreign = choosing(client, GLOBEX)
    expect([await titles(foreign), await choices(foreign)]).toEqual([['A'], [['acme'], null]])
    const refused = await client.post<Said>('/api/tenant-choice', { tenant: GLOBEX })
    expect([refused.status, codeOf(refused), refused.headers['set-cookie']]).toEqual([
      404,
      'not_found',
      undefined,
    ])
    expect((await choosing(client, ACME).post('/api/pages', { title: 'x', path: '/x' })).status).toBe(403)
    const { client: stranger } = await signedIn(world, {})
    expect(await titles(choosing(stranger, ACME))).toEqual([])
    expect(await titles(world.at().with({ cookie: `cityos_tenant=${ACME}` }))).toEqual([])
  })

  it('counts for browsers alone: a token, a key and a host say whom they are about themselves', async () => {
    const cookie = `cityos_tenant=${GLOBEX}`
    const key = world.withKey((await world.key(['content_read'])).key).with({ cookie })
    expect(await titles(key)).toEqual(['A'])
    const token = world
      .as({ sub: 'both', tenants: [ACME, GLOBEX].map((id) => ({ id, roles })) })
      .with({ cookie })
    expect((await titles(token)).length).toBeGreaterThan(1)
    const { client } = await both()
    expect(await titles(choosing(client, GLOBEX).with({ host: 'acme.shops.test' }))).toEqual(['A'])
  })

  it('may be any for the platform’s staff, found by name', async () => {
    const { client } = await signedIn(world, { platformRoles: ['platform_support'] })
    expect(await choices(client)).toEqual([['acme', 'globex'], null])
    expect(await choices(client, '?q=GLOB')).toEqual([['globex'], null])
    expect(await titles(choosing(client, ACME))).toEqual(['A'])
    expect((await client.post('/api/tenant-choice', { tenant: 'ten_none' })).status).toBe(404)
  })

  it('is nobody’s to ask for who has not signed in', async () => {
    expect((await world.at().get('/api/tenant-choice')).status).toBe(401)
    expect((await world.at().post('/api/tenant-choice', { tenant: ACME })).status).toBe(401)
    const { client } = await both()
    const away = client.with({ origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' })
    expect((await away.post('/api/tenant-choice', { tenant: ACME })).status).toBe(401)
  })
})
