import type { Client } from '@cityos/testing'
import { everybody, REFUSED, STAFF } from './support/people'
import { arrange, prepareSamples, SAMPLES } from './support/samples'
import { uploadTo } from './support/upload'
import { World } from './support/world'

type Who = string

/** Who may do what to Acme's documents. Whoever is not named may not, on either API. */
interface Row {
  read: readonly Who[]
  create: readonly Who[]
  update: readonly Who[]
  delete: readonly Who[]
}

const EVERYBODY_GOOD = [
  ...STAFF,
  'operator',
  'support',
  'content key',
  'sync key',
  'foreign key',
  'foreign owner',
  'foreign editor',
  'somebody without a tenant',
  'vendor member',
  'visitor',
  'foreign visitor',
  'nobody',
]
const INSIDE = [...STAFF, 'operator', 'support', 'content key']
const MANAGERS = ['owner', 'admin', 'operator']
const WRITERS = [...MANAGERS, 'editor', 'content key']
const NOBODY: readonly Who[] = []

const same = (who: readonly Who[]) => ({ create: who, update: who, delete: who })
const geo: Row = { read: EVERYBODY_GOOD, ...same(['operator']) }
const mirror: Row = { read: INSIDE, create: NOBODY, update: MANAGERS, delete: NOBODY }
const managed: Row = { read: [...MANAGERS, 'support'], ...same(MANAGERS) }

const MATRIX: Record<string, Row> = {
  countries: geo,
  scopes: geo,
  categories: geo,
  subcategories: geo,
  tenants: mirror,
  stores: mirror,
  products: { read: INSIDE, ...same(NOBODY) },
  vendors: { read: INSIDE, ...same(NOBODY) },
  portals: { read: INSIDE, ...same(MANAGERS) },
  users: { read: [...MANAGERS, 'support'], ...same(NOBODY) },
  'api-keys': managed,
  'audit-logs': { read: [...MANAGERS, 'support'], ...same(NOBODY) },
  media: { read: [...INSIDE, 'visitor'], ...same(WRITERS) },
  pages: { read: INSIDE, ...same(WRITERS) },
  'product-content': { read: INSIDE, ...same(WRITERS) },
  'integration-endpoints': managed,
  'webhook-logs': { read: [...MANAGERS, 'editor', 'support', 'sync key'], ...same(NOBODY) },
  'sync-jobs': { read: [...MANAGERS, 'editor', 'support', 'sync key'], ...same(NOBODY) },
}

const DENIED = [400, 401, 403, 404]
const COLLECTIONS = Object.keys(MATRIX)

describe('who may do what', () => {
  let world: World
  let people: Record<Who, Client>
  beforeAll(async () => {
    world = await World.start()
    people = await everybody(world)
    await prepareSamples(world)
  })
  afterAll(() => world?.stop())

  it('every collection that the API serves is in the matrix', async () => {
    const served = await world.server.call<{ slug: string; endpoints: boolean }[]>('collections')
    const internal = served.filter(({ slug }) => slug.startsWith('payload-') || slug === 'sessions')
    expect(
      served
        .filter((one) => !internal.includes(one))
        .map(({ slug }) => slug)
        .sort(),
    ).toEqual([...COLLECTIONS].sort())
    for (const { slug } of internal) {
      for (const [who, client] of Object.entries(people)) {
        const { status, body } = await client.get<{ docs?: unknown[] }>(`/api/${slug}`)
        expect([who, slug, body?.docs?.length ?? 0, status < 500 || status === 501]).toEqual([
          who,
          slug,
          0,
          true,
        ])
        const made = await client.post(`/api/${slug}`, { key: 'x', value: {} })
        expect([who, slug, made.status < 300 && slug !== 'payload-preferences']).toEqual([who, slug, false])
      }
    }
  })

  /** The names of the people for whom `ask` says yes. */
  async function those(ask: (client: Client, who: Who) => Promise<boolean>): Promise<Who[]> {
    const said: Who[] = []
    for (const [who, client] of Object.entries(people)) if (await ask(client, who)) said.push(who)
    return said.sort()
  }
  const sorted = (who: readonly Who[]) => [...who].sort()
  const yes = (status: number, context: unknown) => {
    if (![200, 201, ...DENIED].includes(status)) throw new Error(`${status} for ${JSON.stringify(context)}`)
    return status < 300
  }

  describe.each(COLLECTIONS)('%s, over REST', (slug) => {
    const row = MATRIX[slug]!

    it('read', async () => {
      const { id } = await arrange(world, slug)
      const one = await those(async (client) =>
        yes((await client.get(`/api/${slug}/${id}?depth=1`)).status, slug),
      )
      expect(one).toEqual(sorted(row.read))
      const listed = await those(async (client) => {
        const { body } = await client.get<{ docs?: { id: string }[] }>(
          `/api/${slug}?where[id][equals]=${id}&draft=true`,
        )
        return (body.docs ?? []).length > 0
      })
      expect(listed).toEqual(sorted(row.read))
      const counted = await those(async (client) => {
        const { body } = await client.get<{ totalDocs?: number }>(
          `/api/${slug}/count?where[id][equals]=${id}`,
        )
        return (body.totalDocs ?? 0) > 0
      })
      expect(counted).toEqual(sorted(row.read))
    })

    it('create', async () => {
      const made = await those(async (client, who) => {
        const data = SAMPLES[slug]!.data()
        const { status, text } =
          slug === 'media' ? await uploadTo(client, data) : await client.post(`/api/${slug}`, data)
        return yes(status, [slug, who, text.slice(0, 500)])
      })
      expect(made).toEqual(sorted(row.create))
    })

    it('update, one and many', async () => {
      const { id } = await arrange(world, slug)
      const { patch } = SAMPLES[slug]!
      const changed = await those(async (client, who) => {
        const { status, text } = await client.send('PATCH', `/api/${slug}/${id}`, patch)
        return yes(status, [slug, who, text.slice(0, 500)])
      })
      expect(changed).toEqual(sorted(row.update))
      const many = await those(async (client) => {
        const { body } = await client.send<{ docs?: unknown[] }>(
          'PATCH',
          `/api/${slug}?where[id][equals]=${id}`,
          patch,
        )
        return (body?.docs ?? []).length > 0
      })
      expect(many).toEqual(sorted(row.update))
    })

    it('delete, one and many', async () => {
      const gone = await those(async (client) => {
        const { id } = await arrange(world, slug)
        const { status } = await client.send('DELETE', `/api/${slug}/${id}`)
        return yes(status, [slug, world.server.log().slice(-3000)])
      })
      expect(gone).toEqual(sorted(row.delete))
      const { id } = await arrange(world, slug)
      for (const who of Object.keys(people).filter((name) => !row.delete.includes(name))) {
        await people[who]!.send('DELETE', `/api/${slug}?where[id][equals]=${id}`)
      }
      const left = await world.server.call<{ totalDocs: number }>('find', {
        collection: slug,
        where: { id: { equals: id } },
      })
      expect(left.totalDocs).toBe(1)
    })
  })

  describe.each(COLLECTIONS)('%s, over GraphQL', (slug) => {
    const row = MATRIX[slug]!
    const ask = async (client: Client, query: string, variables: object = {}) => {
      const { body } = await client.post<{ data?: Record<string, unknown>; errors?: { message: string }[] }>(
        '/api/graphql',
        { query, variables },
      )
      for (const { message } of body.errors ?? []) {
        if (/Cannot query|Unknown (type|argument)|must (be|have)|Expected type|Syntax/.test(message))
          throw new Error(message)
      }
      return body
    }
    let names: { one: string; many: string; type: string }
    beforeAll(async () => {
      names = await graphqlNames(world, slug)
    })

    it('read', async () => {
      const { id } = await arrange(world, slug)
      const seen = await those(async (client) => {
        const { data } = await ask(client, `query ($id: String!) { ${names.one}(id: $id) { id } }`, { id })
        return Boolean(data?.[names.one])
      })
      expect(seen).toEqual(sorted(row.read))
      const listed = await those(async (client) => {
        const { data } = await ask(
          client,
          `{ ${names.many}(limit: 0, draft: true) { docs { id } } }`.replace(
            SAMPLES[slug] && drafted(slug) ? '' : ', draft: true',
            '',
          ),
        )
        const page = data?.[names.many] as { docs: { id: string }[] } | undefined
        return (page?.docs ?? []).some((doc) => doc.id === id)
      })
      expect(listed).toEqual(sorted(row.read))
    })

    it('create, update, delete', async () => {
      const { patch, data } = SAMPLES[slug]!
      const { id } = await arrange(world, slug)
      const changed = await those(async (client) => {
        const query = `mutation ($id: String!, $data: mutation${names.type}UpdateInput!) { update${names.type}(id: $id, data: $data) { id } }`
        return Boolean((await ask(client, query, { id, data: patch })).data?.[`update${names.type}`])
      })
      expect(changed).toEqual(sorted(row.update))
      if (slug !== 'media') {
        const made = await those(async (client) => {
          const query = `mutation ($data: mutation${names.type}Input!) { create${names.type}(data: $data) { id } }`
          return Boolean((await ask(client, query, { data: data() })).data?.[`create${names.type}`])
        })
        expect(made).toEqual(sorted(row.create))
      }
      const gone = await those(async (client) => {
        const { id: doomed } = await arrange(world, slug)
        const query = `mutation ($id: String!) { delete${names.type}(id: $id) { id } }`
        return Boolean((await ask(client, query, { id: doomed })).data?.[`delete${names.type}`])
      })
      expect(gone).toEqual(sorted(row.delete))
    })
  })

  it('a refused credential is never a visitor’s', async () => {
    for (const who of REFUSED) {
      const client = people[who]!.with({ host: 'acme.shops.test' })
      const { status } = await client.get('/api/media')
      expect([who, status]).toEqual([who, 401])
    }
  })
})

const drafted = (slug: string) => slug === 'pages' || slug === 'product-content'

async function graphqlNames(world: World, slug: string) {
  const singular: Record<string, string> = {
    countries: 'Country',
    categories: 'Category',
    subcategories: 'Subcategory',
    media: 'Media',
    products: 'CatalogueProduct',
    'product-content': 'ProductContent',
  }
  const pascal = slug.replace(/(^|-)(\w)/g, (_all, _dash, letter: string) => letter.toUpperCase())
  const type = singular[slug] ?? pascal.replace(/s$/, '')
  const { body } = await world
    .operator()
    .post<{ data: { __schema: { queryType: { fields: { name: string }[] } } } }>('/api/graphql', {
      query: '{ __schema { queryType { fields { name } } } }',
    })
  const fields = body.data.__schema.queryType.fields.map(({ name }) => name)
  const one = fields.find((name) => name === type)
  const many = fields.find(
    (name) => name !== type && [pascal, `all${type}`, `all${pascal}`, `${type}s`].includes(name),
  )
  if (!one || !many) throw new Error(`${slug}: ${type} in ${fields.join(' ')}`)
  return { one, many, type }
}
