import type { Client } from '@cityos/testing'
import { arrange, prepareSamples } from './support/samples'
import { ACME, GLOBEX, World } from './support/world'

interface Doc {
  id: string
  title: string
  stage?: string
  _status?: string
  authors?: string[]
  steps?: { from: string | null; to: string; by: string; comment: string | null }[]
}
type Said = {
  doc?: Doc
  docs?: Doc[]
  errors?: { message: string; data?: { code?: string } }[]
} & Partial<Doc>

describe('what is written, reviewed and published', () => {
  let world: World
  let owner: Client, editor: Client, reviewer: Client, viewer: Client, foreign: Client, visitor: Client
  beforeAll(async () => {
    world = await World.start()
    await prepareSamples(world)
    ;[owner, editor, reviewer, viewer] = ['owner', 'editor', 'reviewer', 'viewer'].map((role) =>
      world.member(role),
    ) as [Client, Client, Client, Client]
    foreign = world.member('owner', GLOBEX)
    visitor = world.at('acme.shops.test')
  })
  afterAll(() => world?.stop())

  const patch = (client: Client, slug: string, id: string, data: object, query = '') =>
    client.send<Said>('PATCH', `/api/${slug}/${id}${query}`, data)
  const titleFor = async (client: Client, slug: string, id: string, query = '') =>
    (await client.get<Said>(`/api/${slug}/${id}${query}`)).body.title

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
      for (const path of ['about', '/About', '/a//b', '/a/', '/../x', '//evil.example']) {
        expect([path, (await owner.post('/api/pages', { title: 'x', path })).status]).toEqual([path, 400])
      }
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

  describe('content of a product', () => {
    const slug = 'product-content'
    const step = async (client: Client, id: string, stage: string, more: object = {}) => {
      const { status, body } = await patch(client, slug, id, { stage, ...more })
      return body.errors?.[0]?.data?.code ?? (status === 200 ? body.doc?.stage : status)
    }
    const write = async (client = editor, more: object = {}) => {
      const data = { productId: `prod_${Math.random().toString(36).slice(2)}`, title: 'Draft', ...more }
      const { status, body, text } = await client.post<Said>(`/api/${slug}`, data)
      if (status !== 201) throw new Error(text)
      return body.doc!.id
    }

    it('goes from hand to hand until it is published', async () => {
      const id = await write()
      expect(await step(editor, id, 'in_review')).toBe('in_review')
      expect((await patch(editor, slug, id, { title: 'Too late' })).status).toBe(403)
      expect(await step(reviewer, id, 'changes_requested')).toBe('comment_missing')
      expect(await step(reviewer, id, 'changes_requested', { comment: 'Shorter' })).toBe('changes_requested')
      const shorter = await patch(editor, slug, id, { title: 'Short' })
      expect(shorter.text).toContain('Short')
      expect(shorter.status).toBe(200)
      expect(await step(editor, id, 'in_review')).toBe('in_review')
      expect(await step(reviewer, id, 'approved')).toBe('approved')
      expect((await visitor.get(`/api/${slug}/${id}`)).status).toBe(404)
      expect(await step(editor, id, 'published')).toBe(403)
      expect(await step(reviewer, id, 'published')).toBe('published')
      expect(await titleFor(visitor, slug, id)).toBe('Short')
      const { body } = await viewer.get<Said>(`/api/${slug}/${id}`)
      expect(body.steps?.map(({ to, comment }) => [to, comment])).toEqual([
        ['draft', null],
        ['in_review', null],
        ['changes_requested', 'Shorter'],
        ['in_review', null],
        ['approved', null],
        ['published', null],
      ])
    })

    it('takes no step that there is not, whoever asks', async () => {
      const id = await write(owner)
      for (const stage of ['approved', 'published', 'changes_requested']) {
        const { status, body } = await patch(owner, slug, id, { stage, comment: 'x' })
        expect([stage, status, body.errors?.[0]?.data?.code]).toEqual([stage, 409, 'illegal_transition'])
        expect(body.errors?.[0]?.message).toContain(`draft to no ${stage}`)
      }
      expect((await patch(owner, slug, id, { _status: 'published' })).status).toBe(409)
      const begun = await owner.post<Said>(`/api/${slug}`, {
        productId: 'prod_begun',
        title: 'x',
        stage: 'approved',
      })
      expect(begun.body.errors?.[0]?.data?.code).toBe('illegal_transition')
    })

    it('is reviewed by nobody who wrote it', async () => {
      const id = await write()
      await patch(owner, slug, id, { title: 'Owner helped' })
      await step(editor, id, 'in_review')
      expect(await step(owner, id, 'approved')).toBe(403)
      expect(await step(world.member('admin'), id, 'approved')).toBe('approved')
    })

    it('is not written by who reviews it', async () => {
      const id = await write()
      await step(editor, id, 'in_review')
      expect(await step(reviewer, id, 'approved', { title: 'Mine' })).toBe(403)
      expect(await titleFor(viewer, slug, id, '?draft=true')).toBe('Draft')
    })

    it('stays published while it is revised, and its authors are counted anew', async () => {
      const id = await write()
      for (const [client, stage] of [
        [editor, 'in_review'],
        [reviewer, 'approved'],
        [reviewer, 'published'],
      ] as const) {
        expect(await step(client, id, stage)).toBe(stage)
      }
      const second = world.member('editor', ACME, { sub: 'second-editor' })
      expect(await step(second, id, 'draft', { title: 'Revised' })).toBe('draft')
      expect(await titleFor(visitor, slug, id)).toBe('Draft')
      expect((await visitor.get(`/api/${slug}/${id}?draft=true`)).text).not.toContain('Revised')
      const { body } = await viewer.get<Said>(`/api/${slug}/${id}?draft=true`)
      expect([body.title, body.authors]).toEqual(['Revised', ['second-editor']])
      expect((await patch(editor, slug, id, { _status: 'draft' })).status).toBe(403)
      expect((await patch(owner, slug, id, { _status: 'draft' })).status).toBe(200)
      expect((await visitor.get(`/api/${slug}/${id}`)).status).toBe(404)
    })

    it('forges no steps, authors or reviewers', async () => {
      const id = await write()
      await patch(editor, slug, id, {
        author: 'somebody',
        authors: ['somebody'],
        reviewer: 'somebody',
        steps: [],
      })
      const { body } = await viewer.get<Said & { author?: string; reviewer?: string }>(
        `/api/${slug}/${id}?draft=true`,
      )
      expect([body.author, body.authors, body.reviewer ?? null, body.steps?.length]).toEqual([
        `editor-of-${ACME}`,
        [`editor-of-${ACME}`],
        null,
        1,
      ])
    })

    it('comes back from its history as a draft alone', async () => {
      const id = await write()
      for (const [client, stage] of [
        [editor, 'in_review'],
        [reviewer, 'approved'],
        [reviewer, 'published'],
      ] as const)
        await step(client, id, stage)
      const { body } = await viewer.get<{ docs: { id: string; version: Doc }[] }>(
        `/api/${slug}/versions?where[parent][equals]=${id}&limit=0`,
      )
      const approved = body.docs.find(({ version }) => version.stage === 'approved')!
      expect((await owner.post(`/api/${slug}/versions/${approved.id}`)).status).toBe(400)
      expect((await owner.post(`/api/${slug}/versions/${approved.id}?draft=true`)).status).toBe(409)
      expect((await foreign.post(`/api/${slug}/versions/${approved.id}?draft=true`)).status).toBe(403)
    })

    it('is there once for a product and store', async () => {
      await write(editor, { productId: 'prod_once' })
      const { body } = await editor.post<Said>(`/api/${slug}`, { productId: 'prod_once', title: 'Again' })
      expect(body.errors?.[0]?.data?.code).toBe('product_content_exists')
    })
  })
})
