import type { Client } from '@cityos/testing'
import { arrange, prepareSamples } from './support/samples'
import { codeOf, type Said } from './support/said'
import { ACME, GLOBEX, World } from './support/world'

describe('the rules of the collections', () => {
  let world: World
  let owner: Client, operator: Client
  beforeAll(async () => {
    world = await World.start({ VISITOR_REQUESTS_PER_MINUTE: '3' })
    await prepareSamples(world)
    owner = world.member('owner')
    operator = world.operator()
  })
  afterAll(() => world?.stop())
  const patch = (client: Client, path: string, data: object) =>
    client.send<Said>('PATCH', `/api/${path}`, data)

  describe('whose request it is', () => {
    const pagesAt = async (client: Client) =>
      (await client.get<Said>('/api/pages?limit=0')).body.docs?.map(({ title }) => title).sort()
    beforeAll(async () => {
      await arrange(world, 'pages', { title: 'A', _status: 'published' })
      await arrange(world, 'pages', { title: 'G', tenant: GLOBEX, _status: 'published' })
    })

    it('the host says it: subdomain, custom domain, neither', async () => {
      expect(await pagesAt(world.at('acme.shops.test'))).toEqual(['A'])
      expect(await pagesAt(world.at('www.globex.example:443'))).toEqual(['G'])
      expect(await pagesAt(world.at())).toBeUndefined()
    })

    it.each([
      'nobody.shops.test',
      'shops.test',
      'a.acme.shops.test',
      'www.acme.example.evil.test',
      '10.0.0.1',
      '',
    ])('nobody lives at "%s"', async (host) => {
      const answer = await world.at(host || 'x..y').get<Said>('/api/pages')
      expect([
        answer.status < 200 || answer.status >= 300,
        JSON.stringify(answer.body).includes('"A"'),
      ]).toEqual([true, false])
    })

    it('two that disagree are told apart, both named', async () => {
      const { key } = await world.key(['content_read'])
      const answer = await world.withKey(key, 'globex.shops.test').get<Said>('/api/pages')
      expect([answer.status, codeOf(answer)]).toEqual([400, 'tenant_mismatch'])
      expect(answer.body.errors![0]!.message).toMatch(new RegExp(`subdomain.*${GLOBEX}.*API key.*${ACME}`))
    })

    it('a header counts for services and the platform’s staff', async () => {
      const service = world.as({
        sub: 'svc',
        tenants: [ACME, GLOBEX].map((id) => ({ id, roles: ['editor'] })),
        claims: { azp: 'services', preferred_username: 'service-account-services', email: undefined },
      })
      expect(await pagesAt(service)).toEqual(['A', 'G'])
      expect(await pagesAt(service.with({ 'x-tenant': ACME }))).toEqual(['A'])
      expect(await pagesAt(operator.with({ 'x-tenant': GLOBEX }))).toEqual(['G'])
      expect(codeOf(await owner.with({ 'x-tenant': ACME }).get<Said>('/api/pages'))).toBe(
        'tenant_header_forbidden',
      )
      expect(codeOf(await world.at().with({ 'x-tenant': ACME }).get<Said>('/api/pages'))).toBe(
        'tenant_header_forbidden',
      )
      expect(codeOf(await service.with({ 'x-tenant': 'ten_none' }).get<Said>('/api/pages'))).toBe(
        'tenant_unknown',
      )
      const torn = service.with({ 'x-tenant': ACME, host: 'globex.shops.test' })
      expect(codeOf(await torn.get<Said>('/api/pages'))).toBe('tenant_mismatch')
    })

    it('a suspended or archived tenant answers nobody', async () => {
      const id = 'ten_01J0000000000000000000G0NE'
      await world.mirrorTenant(id, 'gone')
      for (const [status, code] of [
        ['suspended', 'tenant_suspended'],
        ['archived', 'tenant_archived'],
      ]) {
        await world.server.call('update', { collection: 'tenants', id, data: { status } })
        expect(codeOf(await world.at('gone.shops.test').get<Said>('/api/pages'))).toBe(code)
      }
    })
  })

  it('an address may ask so often without showing anything, and what it claims to be does not help', async () => {
    const ask = (forwarded: string, client = world.at()) =>
      client.with({ 'x-forwarded-for': forwarded }).get<Said>('/api/countries')
    for (const claimed of ['', '198.51.100.1, ', '198.51.100.2, '])
      expect((await ask(`${claimed}203.0.113.9`)).status).toBe(200)
    const refused = await ask('198.51.100.3, 203.0.113.9')
    expect([refused.status, codeOf(refused), Number(refused.headers['retry-after']) > 0]).toEqual([
      429,
      'rate_limited',
      true,
    ])
    expect((await ask('203.0.113.10')).status).toBe(200)
    expect((await ask('203.0.113.9', owner)).status).toBe(200)
  })

  describe('what Medusa owns', () => {
    it.each([
      [`tenants/${ACME}`, { name: 'Other' }],
      [`tenants/${ACME}`, { status: 'archived' }],
      [`tenants/${ACME}`, { domains: [{ host: 'evil.example', kind: 'custom', status: 'verified' }] }],
      [`stores/${ACME.replace('ten_', 'tstore_')}`, { salesChannelId: 'sc_1' }],
    ])('%s is not changed here: %j', async (path, data) => {
      for (const client of [owner, operator]) {
        const answer = await patch(client, path, data)
        expect([answer.status, codeOf(answer)]).toEqual([400, 'field_owned_elsewhere'])
      }
      const [slug] = path.split('/')
      const type = slug === 'tenants' ? 'Tenant' : 'Store'
      const query = `mutation ($data: mutation${type}UpdateInput!) { update${type}(id: "${path.split('/')[1]}", data: $data) { id } }`
      expect((await owner.post('/api/graphql', { query, variables: { data } })).text).toContain(
        'field_owned_elsewhere',
      )
    })

    it('may come back unchanged with what is ours, as a form sends it', async () => {
      const { body } = await owner.get<Record<string, unknown>>(`/api/tenants/${ACME}?depth=0`)
      const answer = await patch(owner, `tenants/${ACME}`, {
        ...body,
        branding: { primaryColour: '#abcdef' },
      })
      expect([answer.status, answer.text]).toEqual([200, expect.stringContaining('#abcdef')])
    })
  })

  describe('a placement', () => {
    const place = (placement: object) => patch(owner, `tenants/${ACME}`, { placement })
    const idOf = async (table: string, code: string) =>
      (await world.sql<{ id: string }>(`select id from ${table} where code = $1`, [code]))[0]!.id

    it('holds together from country to subcategory', async () => {
      const [sa, de, riyadh, berlin, food, fashion, groceries] = await Promise.all([
        ...['sa', 'de'].map((code) => idOf('countries', code)),
        ...['riyadh', 'berlin'].map((code) => idOf('scopes', code)),
        ...['food', 'fashion'].map((code) => idOf('categories', code)),
        idOf('subcategories', 'groceries'),
      ])
      expect(
        (await place({ country: sa, scope: riyadh, category: food, subcategory: groceries })).status,
      ).toBe(200)
      for (const wrong of [{ scope: berlin }, { country: de }, { category: fashion }, { country: null }]) {
        expect([wrong, codeOf(await place(wrong))]).toEqual([wrong, 'placement_invalid'])
      }
      expect(codeOf(await patch(operator, `scopes/${riyadh}`, { country: de }))).toBe('placement_invalid')
      expect(codeOf(await patch(operator, `subcategories/${groceries}`, { category: fashion }))).toBe(
        'placement_invalid',
      )
      expect((await patch(operator, `categories/${food}`, { scopes: [berlin] })).status).toBe(200)
      expect(codeOf(await place({ category: food }))).toBe('placement_invalid')
      await patch(operator, `categories/${food}`, { scopes: [] })
    })

    it('has no category below itself', async () => {
      const [retail, food] = await Promise.all([idOf('categories', 'retail'), idOf('categories', 'food')])
      for (const parent of [retail, food]) {
        expect(codeOf(await patch(operator, `categories/${retail}`, { parent }))).toBe('placement_invalid')
      }
    })
  })

  describe('the world', () => {
    it('is complete: 249 countries with names in two languages, and nothing is written twice', async () => {
      const { body } = await world.at().get<Said>('/api/countries?limit=0&locale=ar')
      expect(body.docs).toHaveLength(249)
      const sa = body.docs!.find(({ code }) => code === 'sa')
      expect(sa).toMatchObject({
        name: 'المملكة العربية السعودية',
        alpha3: 'SAU',
        numeric: '682',
        currencies: ['sar'],
        locales: ['ar-SA'],
        callingCodes: ['+966'],
        timeZones: ['Asia/Riyadh'],
      })
      // Antarctica pays in nothing of its own; two islands without people keep no time.
      expect(
        body.docs!.filter(({ currencies }) => !(currencies as string[])?.length).map(({ code }) => code),
      ).toEqual(['aq'])
      expect(
        body
          .docs!.filter(({ timeZones }) => !(timeZones as string[])?.length)
          .map(({ code }) => code)
          .sort(),
      ).toEqual(['bv', 'hm'])
      expect(await world.server.call('seedGeo')).toBe(0)
    })
  })

  describe('people', () => {
    it('see of each other what their own tenant is told', async () => {
      const memberships = [
        { id: ACME, roles: ['editor'] },
        { id: GLOBEX, roles: ['finance'] },
      ]
      await world.as({ sub: 'in-both', tenants: memberships, platformRoles: [] }).get('/api/pages')
      const { body } = await owner.get<Said>('/api/users?where[subject][equals]=in-both')
      expect(body.docs![0]!['memberships']).toMatchObject([{ tenant: ACME, roles: ['editor'] }])
      expect(JSON.stringify(body)).not.toContain(GLOBEX)
      for (const query of [
        `where[memberships.tenant][equals]=${GLOBEX}`,
        'where[or][0][memberships.roles][in]=finance',
        'sort=memberships.tenant',
        'where[memberships__tenant][exists]=true',
      ]) {
        const answer = await owner.get<Said>(`/api/users?${query}`)
        expect([query, answer.body.docs]).toEqual([query, undefined])
      }
    })

    it('lose what they were with the next request', async () => {
      const who = (tenants: { id: string; roles: string[] }[]) => world.as({ sub: 'leaver', tenants })
      expect((await who([{ id: ACME, roles: ['owner'] }]).get('/api/portals')).status).toBe(200)
      expect((await who([]).get('/api/portals')).status).toBe(403)
    })

    it('have no password here', async () => {
      for (const path of [
        'login',
        'forgot-password',
        'reset-password',
        'first-register',
        'unlock',
        'verify/x',
      ]) {
        for (const slug of ['users', 'api-keys']) {
          const { status } = await world
            .at()
            .post(`/api/${slug}/${path}`, { email: 'a@b.example', password: 'x', token: 'x' })
          expect([slug, path, status >= 400]).toEqual([slug, path, true])
        }
      }
    })
  })
})
