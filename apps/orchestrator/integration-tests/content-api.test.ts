import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  ContentCountryAnswer,
  ContentNavigationAnswer,
  ContentPageAnswer,
  ContentPagesAnswer,
  ContentPortalsAnswer,
  ContentProductAnswer,
  ContentProductsAnswer,
  ContentSiteAnswer,
} from '@cityos/contracts'
import type { Client } from '@cityos/testing'
import { codeOf, type Said } from './support/said'
import { arrange, prepareSamples } from './support/samples'
import { ACME, GLOBEX, World } from './support/world'

const REPOSITORY = join(__dirname, '../../..')

const lexical = (...children: object[]) => ({
  root: { type: 'root', direction: 'ltr', format: '', indent: 0, version: 1, children },
})
const paragraph = (...children: object[]) => ({
  type: 'paragraph',
  version: 1,
  direction: 'ltr',
  format: '',
  indent: 0,
  children,
})
const words = (text: string) => ({
  type: 'text',
  version: 1,
  text,
  format: 1,
  detail: 0,
  mode: 'normal',
  style: '',
})

describe('the content API', () => {
  let world: World
  let visitor: Client, foreign: Client
  const STORE = 'tstore_01J00000000000000000000TW2'
  beforeAll(async () => {
    world = await World.start()
    await prepareSamples(world)
    visitor = world.at('acme.shops.test')
    foreign = world.at('globex.shops.test')
    const second = { id: STORE, tenant: ACME, name: 'Outlet', handle: 'outlet', status: 'active' }
    await world.create('stores', {
      ...second,
      hosts: ['outlet.example'],
      theme: { settings: { preset: 'bold' } },
    })
  })
  afterAll(() => world?.stop())

  let count = 0
  const newPage = (more: object = {}) =>
    arrange(world, 'pages', { path: `/p${++count}`, _status: 'published', ...more }).then(({ id }) => ({
      id,
      path: (more as { path?: string }).path ?? `/p${count}`,
    }))
  const update = (collection: string, id: string, data: object, locale = 'en', more: object = {}) =>
    world.server.call('update', { collection, id, data, locale, ...more })
  const pageAt = async (path: string, client = visitor, more = '') => {
    const { status, body, headers } = await client.get<object>(`/api/content/page?path=${path}${more}`)
    return {
      status,
      headers,
      body,
      page: status === 200 ? ContentPageAnswer.strict().parse(body).page : null,
    }
  }
  const product = (more: object = {}) =>
    arrange(world, 'product-content', { stage: 'published', _status: 'published', ...more })

  describe('pages', () => {
    it('answers a page with everything that it shows, in the documented shape', async () => {
      const image = await arrange(world, 'media', { alt: 'A dot' })
      const link = {
        type: 'link',
        version: 3,
        direction: 'ltr',
        format: '',
        indent: 0,
        children: [words('here')],
      }
      const body = lexical(
        paragraph(words('Bold & <b>'), {
          ...link,
          fields: { linkType: 'custom', url: 'https://example.com', newTab: false },
        }),
      )
      const layout = [
        { blockType: 'hero', heading: 'Hello', image: image.id },
        { blockType: 'text', body },
        { blockType: 'gallery', images: [image.id] },
        { blockType: 'products', handles: ['city-shirt'] },
        { blockType: 'questions', entries: [{ question: 'Why?', answer: 'Because.' }] },
      ]
      const { path } = await newPage({
        title: 'Whole',
        layout,
        seo: { title: 'For robots', image: image.id },
      })
      const { page, headers } = await pageAt(path)
      expect(page!.blocks.map(({ type }) => type)).toEqual([
        'hero',
        'text',
        'gallery',
        'products',
        'questions',
      ])
      const [hero, text] = page!.blocks as unknown as [
        { image: { url: string; alt: string } },
        { body: { html: string } },
      ]
      expect(hero.image).toMatchObject({ alt: 'A dot', mime_type: 'image/png', width: 1 })
      expect(text.body.html).toContain('<strong>Bold &amp; &lt;b&gt;</strong>')
      expect(text.body.html).toContain('href="https://example.com"')
      expect(page!.seo).toMatchObject({ title: 'For robots', image: { alt: 'A dot' }, hidden: false })
      expect(headers['content-language']).toBe('en')
      const file = new URL(hero.image.url)
      expect(file.host).toBe('acme.shops.test')
      expect((await visitor.get(file.pathname)).status).toBe(200)
    })

    it('takes the store’s own page before the one for all stores', async () => {
      const path = '/both'
      await newPage({ path, title: 'For all' })
      await newPage({ path, title: 'For the outlet', store: STORE })
      await newPage({ path: '/outlet-only', title: 'Only there', store: STORE })
      const title = async (client: Client, more = '') => (await pageAt(path, client, more)).page?.title
      expect(await title(visitor)).toBe('For all')
      for (const named of [STORE, 'outlet'])
        expect(await title(visitor, `&store=${named}`)).toBe('For the outlet')
      expect((await pageAt('/outlet-only')).status).toBe(404)
      expect((await pageAt('/outlet-only', visitor, '&store=outlet')).page?.store_id).toBe(STORE)
      const list = async (more: string) => {
        const { body } = await visitor.get<object>(`/api/content/pages?limit=100${more}`)
        return ContentPagesAnswer.strict()
          .parse(body)
          .pages.map((one) => [one.path, one.title])
      }
      const own = await list('&store=outlet')
      expect(own.filter(([at]) => at === path)).toEqual([[path, 'For the outlet']])
      expect((await list('')).filter(([at]) => at === '/outlet-only')).toEqual([])
    })

    it('finds the store by its own host, and by its name below the platform’s domain', async () => {
      const domains = [
        { host: 'www.acme.example', kind: 'custom', status: 'verified' },
        { host: 'outlet.example', kind: 'custom', status: 'verified' },
        { host: 'outlet', kind: 'subdomain', status: 'verified' },
      ]
      await update('tenants', ACME, { domains })
      await newPage({ path: '/here', title: 'For all' })
      await newPage({ path: '/here', title: 'Outlet', store: STORE })
      const hosts = {
        'outlet.example': 'Outlet',
        'outlet.shops.test:3000': 'Outlet',
        'www.acme.example': 'For all',
      }
      for (const [host, title] of Object.entries(hosts))
        expect([host, (await pageAt('/here', world.at(host))).page?.title]).toEqual([host, title])
    })

    it('finds nobody at a domain that is not verified, whoever claims it', async () => {
      const claim = (host: string, status: string, kind = 'custom') => ({ host, kind, status })
      const verified = [claim('www.globex.example', 'verified'), claim('shop.globex.example', 'verified')]
      const claimed = [
        claim('pending.example', 'pending'),
        claim('failed.example', 'failed'),
        claim('pending.shops.test', 'pending', 'subdomain'),
        claim('failed', 'failed', 'subdomain'),
        // Those that are another tenant's.
        claim('www.acme.example', 'pending'),
        claim('acme.shops.test', 'failed', 'subdomain'),
      ]
      await update('tenants', GLOBEX, { domains: [...claimed, ...verified] })
      const whoAt = async (host: string) => {
        const answer = await world.at(host).get<Said & { tenant: { id: string } }>('/api/content/site')
        return answer.status === 200 ? answer.body.tenant.id : codeOf(answer)
      }
      const unknown = ['pending.example', 'failed.example', 'pending.shops.test', 'failed.shops.test']
      for (const host of unknown) expect([host, await whoAt(host)]).toEqual([host, 'tenant_unknown'])
      for (const host of ['www.acme.example', 'acme.shops.test'])
        expect([host, await whoAt(host)]).toEqual([host, ACME])
      for (const { host } of verified) expect([host, await whoAt(host)]).toEqual([host, GLOBEX])
      await update('tenants', GLOBEX, { domains: [claim('pending.example', 'verified')] })
      expect([await whoAt('pending.example'), await whoAt('www.globex.example')]).toEqual([
        GLOBEX,
        'tenant_unknown',
      ])
      await update('tenants', GLOBEX, { domains: verified })
    })

    it('lists all pages once, page by page', async () => {
      for (const store of [undefined, 'outlet']) {
        const seen: string[] = []
        let cursor: string | null = ''
        let total = 0
        while (cursor !== null) {
          const query: string = `limit=2${store ? `&store=${store}` : ''}${cursor && `&cursor=${cursor}`}`
          const { body } = await visitor.get<object>(`/api/content/pages?${query}`)
          const answer = ContentPagesAnswer.parse(body)
          seen.push(...answer.pages.map(({ path }) => path))
          ;({ next_cursor: cursor, count: total } = answer)
        }
        expect(seen.length).toBe(total)
        expect(seen).toEqual([...new Set(seen)].sort())
      }
      const odd = await visitor.get<Said>('/api/content/pages?cursor=bm9uc2Vuc2U')
      expect([odd.status, codeOf(odd)]).toEqual([400, 'cursor_invalid'])
    })

    it('knows no draft, no page that was taken back, and none of another tenant', async () => {
      const hidden = await newPage({ title: 'Secret plan', _status: 'draft' })
      expect((await pageAt(hidden.path)).status).toBe(404)
      const { id, path } = await newPage({ title: 'Out' })
      const edited = await world
        .member('editor')
        .send('PATCH', `/api/pages/${id}?draft=true`, { title: 'Secret plan', path: '/elsewhere' })
      expect(edited.status).toBe(200)
      expect((await pageAt(path)).page?.title).toBe('Out')
      expect((await pageAt('/elsewhere')).status).toBe(404)
      expect((await pageAt(path, foreign)).status).toBe(404)
      const list = await visitor.get('/api/content/pages?limit=100')
      expect(list.text).not.toContain('Secret plan')
      expect((await foreign.get('/api/content/pages')).text).not.toContain(path)
      await update('pages', id, { _status: 'draft' })
      const gone = await visitor.get<Said>(`/api/content/page?path=${path}`)
      expect([gone.status, codeOf(gone)]).toEqual([404, 'not_found'])
    })

    it('shows no private file, and no address that runs a script', async () => {
      const secret = await arrange(world, 'media', { visibility: 'private', alt: 'Hidden picture' })
      const { id, path } = await newPage({
        layout: [
          { blockType: 'hero', heading: 'Hi', image: secret.id },
          { blockType: 'gallery', images: [secret.id] },
        ],
        seo: { image: secret.id },
      })
      for (const client of [visitor, world.member('owner', ACME, {})]) {
        const answer = await client.get<object>(`/api/content/page?path=${path}`)
        expect([answer.status, answer.text.includes('Hidden'), answer.text.includes(secret.id)]).toEqual([
          200,
          false,
          false,
        ])
      }
      const [name] = await world.sql<{ filename: string }>('select filename from media where id = $1', [
        secret.id,
      ])
      expect((await visitor.get(`/api/media/file/${name!.filename}`)).status).toBeGreaterThanOrEqual(400)
      const link = {
        type: 'link',
        version: 3,
        direction: 'ltr',
        format: '',
        indent: 0,
        children: [words('x')],
      }
      const bad = { ...link, fields: { linkType: 'custom', url: 'https://ok.example', newTab: false } }
      await update('pages', id, { layout: [{ blockType: 'text', body: lexical(paragraph(bad)) }] })
      await world.sql(
        `update pages_blocks_text set body = replace(body::text, 'https://ok.example', 'javascript:alert(1)')::jsonb
          where _parent_id = $1`,
        [id],
      )
      const { page } = await pageAt(path)
      expect(JSON.stringify(page!.blocks)).not.toContain('javascript:')
      expect(JSON.stringify(page!.blocks)).toContain('href=')
    })
  })

  describe('languages', () => {
    it('answers in the language that is wanted, and tells where it had to take another', async () => {
      const { id, path } = await newPage({ title: 'Welcome', seo: { title: 'Hello' } })
      await update('pages', id, { title: 'أهلاً' }, 'ar')
      const spoken = async (more: string, headers: Record<string, string> = {}) => {
        const answer = await pageAt(path, visitor.with(headers), more)
        return [answer.page?.title, answer.headers['content-language'], answer.page?.locales]
      }
      const both = ['أهلاً', 'ar, en', ['ar', 'en']]
      expect(await spoken('&locale=ar')).toEqual(both)
      expect(await spoken('&locale=ar-SA')).toEqual(both)
      expect(await spoken('', { 'accept-language': 'fr, ar-SA;q=0.8, en;q=0.5' })).toEqual(both)
      expect(await spoken('&locale=en', { 'accept-language': 'ar' })).toEqual(['Welcome', 'en', ['en']])
      expect(await spoken('', { 'accept-language': 'fr, *;q=0.1' })).toEqual(['Welcome', 'en', ['en']])
      expect((await pageAt(path)).page?.translations.sort()).toEqual(['ar', 'en'])
    })

    it('prefers the store’s own language to the first one', async () => {
      const { id, path } = await newPage({ title: 'Welcome' })
      await update('pages', id, { title: 'أهلاً' }, 'ar')
      await update('stores', STORE, { regional: { defaultLocale: 'ar' } })
      expect((await pageAt(path, visitor, '&store=outlet')).page?.title).toBe('أهلاً')
      expect((await pageAt(path)).page?.title).toBe('Welcome')
    })

    it.each(['fr', 'xx-YY', 'not a language', ''])('refuses %p', async (locale) => {
      const answer = await visitor.get<Said>(`/api/content/pages?locale=${encodeURIComponent(locale)}`)
      expect([answer.status, codeOf(answer)]).toEqual([
        400,
        locale === 'fr' || locale === 'xx-YY' ? 'locale_unknown' : 'validation_failed',
      ])
    })
  })

  describe('caches', () => {
    it('keep an answer until something is published, and no longer', async () => {
      const { id, path } = await newPage({ title: 'One' })
      const first = await pageAt(path)
      const etag = String(first.headers['etag'])
      const again = () =>
        visitor.with({ 'if-none-match': `"x", ${etag}` }).get(`/api/content/page?path=${path}`)
      const held = await again()
      expect([held.status, held.text, held.headers['etag']]).toEqual([304, '', etag])
      expect(held.headers['cache-control']).toBe(first.headers['cache-control'])

      const editor = world.member('editor')
      await editor.send('PATCH', `/api/pages/${id}?draft=true`, { title: 'Two' })
      await arrange(world, 'pages', { tenant: GLOBEX, _status: 'published' })
      await arrange(world, 'product-content', { stage: 'draft' })
      expect((await again()).status).toBe(304)

      const published = await world
        .member('owner')
        .send('PATCH', `/api/pages/${id}`, { _status: 'published', title: 'Two' })
      expect(published.status).toBe(200)
      expect([(await again()).status, (await pageAt(path)).page?.title]).toEqual([200, 'Two'])
    })

    it('learn of every kind of change, in the transaction that makes it', async () => {
      const version = async () =>
        (await visitor.get<{ version: string }>('/api/content/version')).body.version
      const media = await arrange(world, 'media')
      const portal = await arrange(world, 'portals')
      const { id } = await newPage()
      const [country] = await world.sql<{ id: string }>("select id from countries where code = 'fr'")
      const changes: (() => Promise<unknown>)[] = [
        () => update('media', media.id, { alt: 'Other' }),
        () => update('portals', portal.id, { name: 'Other' }),
        () => update('stores', STORE, { navigation: [] }),
        () => update('tenants', ACME, { profile: { tagline: 'New' } }),
        () => update('pages', id, { title: 'صفحة' }, 'ar'),
        () => update('pages', id, { _status: 'draft' }),
        () => update('countries', country!.id, { name: 'Frankreich' }),
        () => product({}),
      ]
      const seen = [await version()]
      for (const change of changes) {
        await change()
        seen.push(await version())
      }
      expect(new Set(seen).size).toBe(changes.length + 1)
      await world
        .sql(`do $$ begin update tenants set name = 'x' where id = '${ACME}'; raise 'no'; end $$`)
        .catch(() => undefined)
      expect(await version()).toBe(seen.at(-1))
    })

    it('on the way keep what everybody may see, and nothing else', async () => {
      const { path } = await newPage()
      const key = world.withKey((await world.key(['content_read'])).key)
      const about = async (client: Client, more = '') => {
        const { headers } = await pageAt(path, client, more)
        return [headers['cache-control'], headers['vary']]
      }
      const vary = 'Authorization, X-Api-Key, X-Tenant'
      expect(await about(visitor)).toEqual([
        'public, max-age=0, s-maxage=60, stale-while-revalidate=600',
        `Accept-Language, ${vary}`,
      ])
      expect((await about(visitor, '&locale=en'))[1]).toBe(vary)
      expect((await about(key))[0]).toBe('private, no-cache')
    })
  })

  it('is described as it is: npm run openapi', async () => {
    const document = await world.server.call('contentDocument')
    expect(JSON.parse(readFileSync(join(REPOSITORY, 'docs/openapi-content.json'), 'utf8'))).toEqual(document)
    const validator = join(REPOSITORY, 'apps/backend/test/support/validate-openapi.mjs')
    const input = JSON.stringify(document)
    expect(execFileSync(process.execPath, [validator], { input, encoding: 'utf8' })).toBe('[]')
    const { schemas } = (document as { components: { schemas: object } }).components
    const referred = [...input.matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name)
    expect(referred.filter((name) => !Object.hasOwn(schemas, name!))).toEqual([])
  })

  describe('who asks', () => {
    it('is a visitor of the host, a key, a member or a service', async () => {
      const { path } = await newPage({ title: 'Seen' })
      const service = world.as({
        sub: 'program',
        claims: { azp: 'services', preferred_username: 'service-account-services', email: undefined },
      })
      const callers = {
        visitor,
        key: world.withKey((await world.key(['content_read'])).key),
        viewer: world.member('viewer'),
        'member of another tenant, as a visitor': world
          .member('owner', GLOBEX, {})
          .with({ host: 'acme.shops.test' }),
        service: service.with({ 'x-tenant': ACME }),
        operator: world.operator().with({ 'x-tenant': ACME }),
      }
      for (const [name, client] of Object.entries(callers))
        expect([name, (await pageAt(path, client)).page?.title]).toEqual([name, 'Seen'])
    })

    it('is refused with the reason otherwise', async () => {
      const { path } = await newPage()
      const past = new Date(Date.now() - 1000).toISOString()
      const [expired, narrow, theirs] = await Promise.all([
        world.key(['content_read'], ACME, { expiresAt: past }),
        world.key(['media_read', 'sync_read']),
        world.key(['content_read'], GLOBEX),
      ])
      const refused: [Client, number, string][] = [
        [world.at(), 400, 'tenant_unnamed'],
        [world.operator(), 400, 'tenant_unnamed'],
        [world.at('nobody.shops.test'), 404, 'tenant_unknown'],
        [world.withKey(expired.key), 401, 'unauthorized'],
        [world.withKey(narrow.key), 403, 'forbidden'],
        [world.withKey(theirs.key), 404, 'not_found'],
        [world.withKey(theirs.key, 'acme.shops.test'), 400, 'tenant_mismatch'],
        [visitor.with({ 'x-tenant': ACME }), 403, 'tenant_header_forbidden'],
        [visitor.with({ authorization: 'Bearer nonsense' }), 401, 'unauthorized'],
      ]
      for (const [client, status, code] of refused) {
        const answer = await client.get<Said>(`/api/content/page?path=${path}`)
        expect([code, answer.status, codeOf(answer)]).toEqual([code, status, code])
        expect(answer.headers['etag']).toBeUndefined()
      }
      const narrowed = world.withKey(narrow.key)
      for (const route of [
        'pages',
        'site',
        'portals',
        'version',
        'products?ids=prod_1',
        'navigation?store=outlet',
      ])
        expect([route, (await narrowed.get(`/api/content/${route}`)).status]).toEqual([route, 403])
    })

    it('says nothing that the API does not know', async () => {
      for (const query of [
        'page',
        'page?path=about',
        'pages?limit=0',
        'pages?draft=true',
        'products',
        'products?ids=x',
        'portals?type=x',
      ]) {
        const answer = await visitor.get<Said>(`/api/content/${query}`)
        expect([query, answer.status, codeOf(answer)]).toEqual([query, 400, 'validation_failed'])
      }
      const theirs = await visitor.get<Said>(`/api/content/pages?store=${world.storeOf(GLOBEX)}`)
      expect([theirs.status, codeOf(theirs)]).toEqual([404, 'not_found'])
    })
  })

  describe('products', () => {
    it('answers what is published about one and about several', async () => {
      const image = await arrange(world, 'media', { alt: 'A shirt' })
      await product({
        productId: 'prod_A',
        title: 'A',
        body: lexical(paragraph(words('Soft'))),
        images: [image.id],
      })
      await product({ productId: 'prod_B', title: 'B' })
      await product({ productId: 'prod_B', title: 'B of the outlet', store: STORE })
      await arrange(world, 'product-content', { productId: 'prod_C', stage: 'in_review' })
      await product({ productId: 'prod_D', tenant: GLOBEX })
      const one = await visitor.get<object>('/api/content/products/prod_A')
      const shown = ContentProductAnswer.strict().parse(one.body).product
      expect(shown).toMatchObject({
        title: 'A',
        images: [{ alt: 'A shirt' }],
        body: { html: '<p><strong>Soft</strong></p>' },
      })
      expect(one.text).not.toMatch(/steps|author|reviewer|stage/)
      const several = async (more = '') => {
        const { body } = await visitor.get<object>(
          `/api/content/products?ids=prod_D,prod_C,prod_B,prod_A,prod_B${more}`,
        )
        return ContentProductsAnswer.parse(body).products.map(({ title }) => title)
      }
      expect(await several()).toEqual(['B', 'A'])
      expect(await several('&store=outlet')).toEqual(['B of the outlet', 'A'])
      for (const id of ['prod_C', 'prod_D', 'prod_none'])
        expect([id, (await visitor.get(`/api/content/products/${id}`)).status]).toEqual([id, 404])
    })
  })

  describe('a site', () => {
    it('shows who it is, without what is nobody else’s business', async () => {
      const logo = await arrange(world, 'media', { alt: 'Logo' })
      await update('tenants', ACME, { branding: { primaryColour: '#0f766e', logo: logo.id } })
      const { body, text } = await visitor.get<object>('/api/content/site?store=outlet')
      const { tenant, store, stores } = ContentSiteAnswer.strict().parse(body)
      expect([tenant.handle, tenant.branding.primary_colour, tenant.branding.logo?.alt]).toEqual([
        'acme',
        '#0f766e',
        'Logo',
      ])
      expect([store?.handle, store?.theme.preset, stores.length]).toEqual(['outlet', 'bold', 2])
      expect(text).not.toMatch(/tier|enterprise|mirror|sales_?channel|domains/i)
    })

    it('has menus that lead to what is published alone', async () => {
      const out = await newPage({ path: '/menu', title: 'Menu' })
      const hidden = await newPage({ _status: 'draft' })
      const entries = [
        { label: 'Menu', page: out.id },
        { label: 'Secret', page: hidden.id },
        { label: 'Call', url: 'tel:112' },
      ]
      await update('stores', STORE, { navigation: entries })
      const { body } = await visitor.get<object>('/api/content/navigation?store=outlet')
      expect(ContentNavigationAnswer.strict().parse(body).items).toEqual([
        { label: 'Menu', href: '/menu', is_page: true },
        { label: 'Call', href: 'tel:112', is_page: false },
      ])
      expect((await visitor.get('/api/content/navigation')).status).toBe(200)
      await world.create('portals', {
        tenant: ACME,
        name: 'Shop',
        type: 'customer',
        menu: entries,
        landingPage: out.id,
      })
      await world.create('portals', { tenant: ACME, name: 'Desk', type: 'staff', menu: entries })
      const portals = async (client: Client) => {
        const answer = await client.get<object>('/api/content/portals')
        return ContentPortalsAnswer.strict().parse(answer.body).portals
      }
      const shown = await portals(visitor)
      expect(shown.map(({ name, landing_path, menu }) => [name, landing_path, menu.length])).toEqual([
        ['Shop', '/menu', 2],
      ])
      expect((await portals(world.member('viewer'))).map(({ type }) => type)).toContain('staff')
      expect(await portals(foreign)).toEqual([])
    })

    it('lies in a geography that is everybody’s', async () => {
      const { body, headers } = await world.at().get<object>('/api/content/geo/countries/SA?locale=ar')
      const { country } = ContentCountryAnswer.parse(body)
      const riyadh = country.scopes.find(({ code }) => code === 'riyadh')!
      expect([country.name, riyadh.name, headers['content-language']]).toEqual([
        'المملكة العربية السعودية',
        'الرياض',
        'ar',
      ])
      const codes = riyadh.categories.map(({ code }) => code)
      expect(codes.indexOf('retail')).toBeLessThan(codes.indexOf('food'))
      const food = riyadh.categories.find(({ code }) => code === 'food')!
      expect([food.parent, food.subcategories.map(({ code }) => code)]).toEqual([
        'retail',
        ['bakeries', 'groceries'],
      ])
      const all = await world.at().get<{ countries: object[] }>('/api/content/geo/countries')
      expect(all.body.countries).toHaveLength(249)
      expect((await world.at().get('/api/content/geo/countries/zz')).status).toBe(404)
    })
  })
})
