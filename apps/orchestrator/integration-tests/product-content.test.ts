import type { Client } from '@cityos/testing'
import { deskOf, documentsLike } from './support/publishing'
import { ACME, World } from './support/world'

interface Doc {
  id: string
  title: string
  stage?: string
  _status?: string
  authors?: string[]
  steps?: { from: string | null; to: string; by: string; comment: string | null }[]
}
interface Workflow {
  stage: string
  may_write: boolean
  next: string[]
  history: object[]
}
type Said = {
  doc?: Doc
  docs?: Doc[]
  errors?: { message: string; data?: { code?: string } }[]
} & Partial<Doc>

describe('what is written, reviewed by somebody else, and published', () => {
  let world: World
  let owner: Client, editor: Client, reviewer: Client, viewer: Client, foreign: Client, visitor: Client
  beforeAll(async () => {
    world = await World.start()
    ;({ owner, editor, reviewer, viewer, foreign, visitor } = deskOf(world))
  })
  afterAll(() => world?.stop())

  const { patch, titleFor } = documentsLike<Said>()

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

    it('tells everybody the steps that are theirs now, and who took the ones before', async () => {
      const second = world.member('editor', ACME, { sub: 'another' })
      const id = await write()
      const seen = async (client: Client) => {
        const { status, body } = await client.get<Workflow>(`/api/${slug}/${id}/workflow`)
        return status === 200 ? { may_write: body.may_write, next: body.next.sort() } : status
      }
      expect(await seen(editor)).toEqual({ may_write: true, next: ['in_review'] })
      expect(await seen(reviewer)).toEqual({ may_write: false, next: [] })
      await step(editor, id, 'in_review')
      expect(await seen(editor)).toEqual({ may_write: false, next: [] })
      expect(await seen(reviewer)).toEqual({ may_write: false, next: ['approved', 'changes_requested'] })
      await step(reviewer, id, 'changes_requested', { comment: 'Shorter' })
      expect(await seen(second)).toEqual({ may_write: true, next: ['draft', 'in_review'] })
      expect(await seen(viewer)).toEqual({ may_write: false, next: [] })
      for (const client of [foreign, visitor, world.at()]) expect(await seen(client)).toBe(404)
      await world.sql("update users set name = 'Rita' where subject = $1", [`reviewer-of-${ACME}`])
      const { body } = await viewer.get<Workflow>(`/api/${slug}/${id}/workflow`)
      expect([body.stage, body.history.at(-1)]).toEqual([
        'changes_requested',
        expect.objectContaining({
          from: 'in_review',
          to: 'changes_requested',
          by: 'Rita',
          comment: 'Shorter',
        }),
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
