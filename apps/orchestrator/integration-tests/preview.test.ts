import { createHmac, hkdfSync } from 'node:crypto'
import type { Client } from '@cityos/testing'
import { codeOf, type Said } from './support/said'
import { arrange, prepareSamples } from './support/samples'
import { ACME, GLOBEX, World } from './support/world'

interface Made {
  token: string
  url: string
  expires_at: string
}

const SECRET = 'a-secret-for-tests-with-32-characters'

/** A token as the content admin would have signed it, under whatever secret. */
function forge(claims: object, secret = SECRET): string {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'cityos content preview', 32))
  const text = Buffer.from(JSON.stringify(claims)).toString('base64url')
  return `${text}.${createHmac('sha256', key).update(text).digest('base64url')}`
}

describe('a preview', () => {
  let world: World
  let editor: Client, visitor: Client
  let page: string, content: string
  beforeAll(async () => {
    world = await World.start()
    await prepareSamples(world)
    editor = world.member('editor')
    visitor = world.at('acme.shops.test')
    page = (await arrange(world, 'pages', { path: '/new', title: 'Secret plan' })).id
    content = (await arrange(world, 'product-content', { productId: 'prod_new', title: 'Secret words' })).id
  })
  afterAll(() => world?.stop())

  const make = (client: Client, collection = 'pages', id = page) =>
    client.post<Made & Said>('/api/content/preview-tokens', { collection, id })
  const tokenOf = async (client = editor, collection = 'pages', id = page) =>
    (await make(client, collection, id)).body.token
  const at = (token: string, client = visitor, more = '') =>
    client.get<Said & { page?: { title: string } }>(`/api/content/page?preview=${token}${more}`)

  it('shows a draft to whoever holds the link, and is kept nowhere', async () => {
    const { status, body } = await make(editor)
    const lasts = (new Date(body.expires_at).getTime() - Date.now()) / 60_000
    expect([status, Math.round(lasts)]).toEqual([201, 15])
    for (const client of [visitor, world.at()]) {
      const answer = await at(body.token, client)
      expect([answer.status, answer.body.page?.title]).toEqual([200, 'Secret plan'])
      expect(answer.headers['cache-control']).toBe('private, no-store')
      expect(answer.headers['etag']).toBeUndefined()
    }
    expect((await visitor.get('/api/content/page?path=/new')).status).toBe(404)
    const product = await visitor.get(
      `/api/content/products/prod_new?preview=${await tokenOf(editor, 'product-content', content)}`,
    )
    expect([product.status, product.text.includes('Secret words')]).toEqual([200, true])
  })

  it('is a page of its own in the tenant’s colours, from right to left in Arabic, that runs nothing', async () => {
    const colours = { branding: { primaryColour: '#0f766e' } }
    await world.server.call('update', { collection: 'tenants', id: ACME, data: colours })
    const evil = '<script>alert(1)</script>'
    const layout = [{ blockType: 'hero', heading: evil, text: '"><img src=x onerror=alert(1)>' }]
    const { id } = await arrange(world, 'pages', { title: evil, layout })
    const { url } = (await make(editor, 'pages', id)).body
    const path = url.slice(world.ownUrl.length)
    const shown = await world.at().get(path)
    expect([shown.status, shown.headers['content-type'], shown.headers['cache-control']]).toEqual([
      200,
      'text/html; charset=utf-8',
      'private, no-store',
    ])
    expect(shown.text).toContain('#0f766e')
    expect(shown.text).toContain('&lt;script&gt;alert(1)')
    expect(shown.text).not.toMatch(/<script>|<img src=x/)
    expect(String(shown.headers['content-security-policy'])).toMatch(
      /^default-src 'none'.*frame-ancestors 'self'$/,
    )
    expect((await world.at().get(`${path}&locale=ar`)).text).toContain('<html lang="ar" dir="rtl">')
    const bad = await world.at().get('/api/content/preview?token=nonsense&locale=ar')
    expect([bad.status, bad.text.includes('لا يوجد ما يُعرض هنا')]).toEqual([403, true])
    const opened = await editor.get(`/api/content/preview/open?collection=pages&id=${id}&locale=ar`)
    expect([opened.status, String(opened.headers['location'])]).toEqual([
      303,
      expect.stringMatching(/^\/api\/content\/preview\?token=.*&locale=ar$/),
    ])
    expect((await visitor.get(`/api/content/preview/open?collection=pages&id=${id}`)).status).toBe(401)
  })

  it('is made by people who may see the draft', async () => {
    const key = world.withKey((await world.key(['content_read', 'content_write'])).key)
    const refused: [string, Client, number, string][] = [
      ['nobody', visitor, 401, 'unauthorized'],
      ['a key', key, 403, 'forbidden'],
      ['another tenant’s owner', world.member('owner', GLOBEX), 404, 'not_found'],
      [
        'the same at the tenant’s host',
        world.member('owner', GLOBEX).with({ host: 'acme.shops.test' }),
        404,
        'not_found',
      ],
      ['somebody without a tenant', world.as({ sub: 'stranger' }), 404, 'not_found'],
    ]
    for (const [name, client, status, code] of refused) {
      const answer = await make(client)
      expect([name, answer.status, codeOf(answer)]).toEqual([name, status, code])
    }
    expect((await make(world.member('viewer'))).status).toBe(201)
    expect((await make(editor, 'media', page)).status).toBe(400)
    expect((await make(editor, 'pages', content)).status).toBe(404)
  })

  it('shows the one draft that it is for, at its own site', async () => {
    const [pages, products] = [await tokenOf(), await tokenOf(editor, 'product-content', content)]
    const refused: [string, Promise<{ status: number; body: Said }>, number, string][] = [
      ['another site', at(pages, world.at('globex.shops.test')), 403, 'preview_invalid'],
      ['another kind', at(products), 403, 'preview_invalid'],
      ['another path', at(pages, visitor, '&path=/other'), 404, 'not_found'],
      [
        'another product',
        visitor.get<Said>(`/api/content/products/prod_x?preview=${products}`),
        404,
        'not_found',
      ],
    ]
    for (const [name, asking, status, code] of refused) {
      const answer = await asking
      expect([name, answer.status, codeOf(answer)]).toEqual([name, status, code])
    }
  })

  it('ends after its time, and is nothing that somebody else could sign', async () => {
    await editor.get('/api/users/me')
    const [{ id: user }] = (await world.sql<{ id: string }>('select id from users where subject = $1', [
      `editor-of-${ACME}`,
    ])) as [{ id: string }]
    const soon = Math.floor(Date.now() / 1000) + 60
    const claims = { tenant: ACME, collection: 'pages', id: page, user, expires: soon }
    expect((await at(forge(claims))).status).toBe(200)
    const tokens: [string, string, string][] = [
      ['expired', forge({ ...claims, expires: soon - 61 }), 'preview_expired'],
      ['signed by others', forge(claims, 'x'.repeat(32)), 'preview_invalid'],
      ['changed', forge(claims).replace(/^.{4}/, 'eyJ1'), 'preview_invalid'],
      ['without a signature', forge(claims).split('.')[0]!, 'preview_invalid'],
      ['of another tenant’s name', forge({ ...claims, tenant: GLOBEX }), 'preview_invalid'],
      ['of nobody', forge({ ...claims, user: '00000000-0000-4000-8000-000000000000' }), 'preview_invalid'],
      ['nonsense', 'nonsense', 'preview_invalid'],
    ]
    for (const [name, token, code] of tokens) {
      const answer = await at(token, world.at())
      expect([name, answer.status, codeOf(answer)]).toEqual([name, 403, code])
    }
  })

  it('shows nothing any more once its maker may not see it', async () => {
    const leaver = world.member('editor', ACME, { sub: 'leaver' })
    const token = await tokenOf(leaver)
    expect((await at(token)).status).toBe(200)
    await world.sql(
      "delete from users_memberships where _parent_id = (select id from users where subject = 'leaver')",
    )
    expect(codeOf(await at(token))).toBe('preview_invalid')
  })
})
