import type { Client } from '@cityos/testing'
import { deskOf, documentsLike } from './support/publishing'
import { arrange, prepareSamples } from './support/samples'
import { ACME, GLOBEX, World } from './support/world'

interface Doc {
  id: string
  title: string
}
type Said = {
  doc?: Doc
  docs?: Doc[]
  errors?: { message: string; data?: { code?: string } }[]
} & Partial<Doc>

describe('what is written and published', () => {
  let world: World
  let owner: Client, editor: Client, reviewer: Client, viewer: Client, foreign: Client, visitor: Client
  beforeAll(async () => {
    world = await World.start()
    await prepareSamples(world)
    ;({ owner, editor, reviewer, viewer, foreign, visitor } = deskOf(world))
  })
  afterAll(() => world?.stop())

  const { patch, titleFor } = documentsLike<Said>()

  describe('a page', () => {
    it('is there for visitors once it is published, as it was published', async () => {
      const { id } = await arrange(world, 'pages', { title: 'First' })
      expect((await visitor.get(`/api/pages/${id}`)).status).toBe(404)
      expect((await patch(editor, 'pages', id, { _status: 'published' })).status).toBe(403)
      expect((await patch(owner, 'pages', id, { _status: 'published' })).status).toBe(200)
      expect(await titleFor(visitor, 'pages', id)).toBe('First')
      expect((await world.at('globex.shops.test').get(`/api/pages/${id}`)).status).toBe(404)
    })

    it('is drafted anew by editors without anybody outside seeing it', async () => {
      const { id } = await arrange(world, 'pages', { title: 'Out', _status: 'published' })
      expect((await patch(editor, 'pages', id, { title: 'Secret plan' }, '?draft=true')).status).toBe(200)
      for (const query of ['', '?draft=true', '?draft=true&depth=3']) {
        const { body } = await visitor.get<Said>(`/api/pages/${id}${query}`)
        expect(JSON.stringify(body)).not.toContain('Secret plan')
      }
      const listed = await visitor.get<Said>('/api/pages?draft=true&limit=0')
      expect(listed.text).not.toContain('Secret plan')
      expect(await titleFor(editor, 'pages', id, '?draft=true')).toBe('Secret plan')
      expect((await patch(editor, 'pages', id, { title: 'Overwritten' })).status).toBe(403)
      expect(await titleFor(visitor, 'pages', id)).toBe('Out')
    })

    it('is not overwritten by a mutation whose address says draft', async () => {
      const { id } = await arrange(world, 'pages', { title: 'Out', _status: 'published' })
      for (const draft of ['draft: false', 'draft: null', '']) {
        const query = `mutation { updatePage(id: "${id}", ${draft && `${draft}, `}data: { title: "Overwritten" }) { id } }`
        await editor.post('/api/graphql?draft=true', { query })
        expect([draft, await titleFor(visitor, 'pages', id)]).toEqual([draft, 'Out'])
      }
    })

    it('is published by a reviewer as it was written', async () => {
      const { id } = await arrange(world, 'pages', { title: 'Written' })
      expect((await patch(reviewer, 'pages', id, { _status: 'published', title: 'Mine' })).status).toBe(200)
      expect(await titleFor(visitor, 'pages', id)).toBe('Written')
    })

    it('shows its history to its tenant alone', async () => {
      const { id } = await arrange(world, 'pages', { title: 'Old', _status: 'published' })
      await patch(owner, 'pages', id, { title: 'New' })
      const versions = (client: Client) =>
        client.get<{ docs?: { id: string }[] }>(`/api/pages/versions?where[parent][equals]=${id}`)
      const seen = (await versions(viewer)).body.docs ?? []
      expect(seen).toHaveLength(2)
      for (const client of [foreign, visitor, world.at()])
        expect((await versions(client)).body.docs ?? []).toEqual([])
      for (const client of [foreign, visitor]) {
        expect((await client.get(`/api/pages/versions/${seen[0]!.id}`)).status).toBeGreaterThanOrEqual(403)
        expect((await client.post(`/api/pages/versions/${seen[1]!.id}`)).status).toBeGreaterThanOrEqual(403)
      }
      expect((await editor.post(`/api/pages/versions/${seen[1]!.id}`)).status).toBe(403)
      expect(await titleFor(visitor, 'pages', id)).toBe('New')
      const graphql = await foreign.post<{ data: { versionsPages: { docs: object[] } } }>('/api/graphql', {
        query: '{ versionsPages(limit: 0) { docs { id version { title } } } }',
      })
      expect(graphql.body.data?.versionsPages?.docs ?? []).toEqual([])
    })

    it('never moves to another tenant, and points at nothing of another’s', async () => {
      const { id } = await arrange(world, 'pages', {})
      const both = world.as({
        sub: 'both',
        tenants: [ACME, GLOBEX].map((tenant) => ({ id: tenant, roles: ['owner'] })),
      })
      expect((await patch(both, 'pages', id, { tenant: GLOBEX })).status).toBe(400)
      const theirs = await arrange(world, 'media', { tenant: GLOBEX })
      const links = [
        { seo: { image: theirs.id } },
        { store: world.storeOf(GLOBEX) },
        { layout: [{ blockType: 'hero', heading: 'Hi', image: theirs.id }] },
        { layout: [{ blockType: 'gallery', images: [theirs.id] }] },
      ]
      for (const link of links) {
        for (const query of ['', '?draft=true']) {
          expect([link, query, (await patch(both, 'pages', id, link, query)).status]).toEqual([
            link,
            query,
            400,
          ])
        }
      }
    })

    it('tells what it points at to those who may read that', async () => {
      const { id: image } = await arrange(world, 'media', { visibility: 'private', alt: 'Hidden picture' })
      const { id } = await arrange(world, 'pages', { _status: 'published', seo: { image } })
      const inside = await viewer.get(`/api/pages/${id}?depth=2`)
      expect(inside.text).toContain('Hidden picture')
      const outside = await visitor.get(`/api/pages/${id}?depth=5`)
      expect(outside.status).toBe(200)
      expect(outside.text).not.toContain('Hidden picture')
      const asked = await visitor.post('/api/graphql', {
        query: `{ Page(id: "${id}") { seo { image { alt } } tenant { id tier } } }`,
      })
      expect(asked.text).not.toMatch(/Hidden picture|enterprise/)
      for (const query of ['where[seo.image.alt][like]=Hidden', 'where[tenant.tier][equals]=enterprise']) {
        const filtered = (client: Client) => client.get<Said>(`/api/pages?where[id][equals]=${id}&${query}`)
        expect([query, (await filtered(viewer)).body.docs?.length]).toEqual([query, 1])
        expect([query, (await filtered(visitor)).body.docs?.length ?? 0]).toEqual([query, 0])
      }
    })

    it('is at a path of its own', async () => {
      await arrange(world, 'pages', { path: '/taken' })
      const { status, body } = await owner.post<Said>('/api/pages', {
        tenant: ACME,
        title: 'Two',
        path: '/taken',
      })
      expect([status, body.errors?.[0]?.data?.code]).toEqual([409, 'page_path_taken'])
      expect((await foreign.post('/api/pages', { title: 'Theirs', path: '/taken' })).status).toBe(201)
      const atOnce = [1, 2, 3, 4].map(() => owner.post('/api/pages', { title: 'x', path: '/race' }))
      const statuses = (await Promise.all(atOnce)).map(({ status }) => status).sort()
      expect([
        statuses.filter((status) => status === 201).length,
        statuses.some((status) => status >= 500),
      ]).toEqual([1, false])
      for (const path of ['about', '/About', '/a//b', '/a/', '/../x', '//evil.example']) {
        expect([path, (await owner.post('/api/pages', { title: 'x', path })).status]).toEqual([path, 400])
      }
    })

    it('may be saved before it has a title or a path, and is not published without them', async () => {
      const draft = async (data: object) =>
        (await editor.post<Said>('/api/pages?draft=true', { tenant: ACME, ...data })).body.doc?.id
      const [one, other] = [await draft({}), await draft({ title: 'No path' })]
      expect([Boolean(one), Boolean(other)]).toEqual([true, true])
      for (const id of [one!, other!]) {
        expect((await patch(owner, 'pages', id, { _status: 'published' })).status).toBe(400)
        expect((await patch(editor, 'pages', id, { path: 'Bad path' }, '?draft=true')).status).toBe(400)
      }
      const complete = { path: '/late', title: 'Late', _status: 'published' }
      expect((await patch(owner, 'pages', one!, complete)).status).toBe(200)
      expect((await visitor.get('/api/content/page?path=/late')).status).toBe(200)
    })

    it('speaks two languages, and English where Arabic is missing', async () => {
      const { id } = await arrange(world, 'pages', { title: 'Welcome', _status: 'published' })
      expect(await titleFor(visitor, 'pages', id, '?locale=ar')).toBe('Welcome')
      await patch(owner, 'pages', id, { title: 'أهلاً' }, '?locale=ar')
      expect(await titleFor(visitor, 'pages', id, '?locale=ar')).toBe('أهلاً')
      expect(await titleFor(visitor, 'pages', id)).toBe('Welcome')
    })

    it('is published when it was scheduled to be, if whoever scheduled it still may', async () => {
      await Promise.all([owner.get('/api/users/me'), editor.get('/api/users/me')])
      const accounts = await world.sql<{ id: string; subject: string }>('select id, subject from users')
      const schedule = async (subject: string) => {
        const { id } = await arrange(world, 'pages', { title: subject })
        const user = { relationTo: 'users', value: accounts.find((one) => one.subject === subject)!.id }
        await world.server.call('queue', {
          task: 'schedulePublish',
          input: { type: 'publish', doc: { relationTo: 'pages', value: id }, user },
        })
        return id
      }
      const allowed = await schedule(`owner-of-${ACME}`)
      const refused = await schedule(`editor-of-${ACME}`)
      await world.server.call('runJobs')
      expect((await visitor.get(`/api/pages/${allowed}`)).status).toBe(200)
      expect((await visitor.get(`/api/pages/${refused}`)).status).toBe(404)
    })
  })
})
