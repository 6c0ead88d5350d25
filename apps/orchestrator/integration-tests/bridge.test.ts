import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { BRIDGE_TABLES } from '@cityos/bridge'
import {
  CountryState,
  GeoCategoryState,
  GeoScopeState,
  GeoSubcategoryState,
  ProductContentState,
  TenantProfileState,
} from '@cityos/contracts'
import { Medusa, post, signed, written, type Telling } from './support/medusa'
import { arrange, prepareSamples } from './support/samples'
import { productState, storeState, tenantState, vendorState } from './support/states'
import { ACME, GLOBEX, World } from './support/world'

const NEW = 'ten_01J00000000000000000000NEW'
const STORE = 'tstore_01J00000000000000000000NEW'
const VENDOR = 'ven_01J00000000000000000000001'
const PRODUCT = 'prod_bridge'

it('the migrations make the tables of the engine', () => {
  const migrations = ['20261120_235200_bridge', '20261121_061500_claims']
    .map((name) => readFileSync(join(__dirname, `../src/migrations/${name}.ts`), 'utf8'))
    .join('')
  expect(BRIDGE_TABLES.filter((statement) => !migrations.includes(`\`${statement}\``))).toEqual([])
})

describe('the bridge', () => {
  let world: World
  let medusa: Medusa
  beforeAll(async () => {
    medusa = await Medusa.start()
    world = await World.start({ BACKEND_URL: medusa.url })
    await prepareSamples(world)
    await world.server.call('connect')
    await tellEverything()
  })
  afterAll(async () => {
    await world?.stop()
    await medusa?.stop()
  })

  const work = async (...names: string[]) => {
    for (const name of names) while ((await world.server.call<number>('work', name)) > 0);
  }
  const tellEverything = () => work('relay', 'deliver')
  const tell = (telling: Telling, changes = {}) => post(world.server.url, written(telling, changes))
  const hear = async (telling: Telling) => {
    expect(await tell(telling)).toEqual({ status: 202, body: { state: 'received' } })
    await work('apply')
  }
  const inbox = (id: string) =>
    world.sql<{ state: string; last_error: string | null }>(
      'select state, last_error from sync_inbox where entity_id = $1 order by position',
      [id],
    )

  describe('what Medusa is told', () => {
    it('is the geo hierarchy, and where tenants are placed, in the form of the contract', () => {
      const forms = {
        country: CountryState,
        geo_scope: GeoScopeState,
        geo_category: GeoCategoryState,
        geo_subcategory: GeoSubcategoryState,
        tenant_profile: TenantProfileState,
      }
      const counts = Object.entries(forms).map(([entity, form]) => {
        const told = medusa.heard.map(({ message }) => message).filter((message) => message.entity === entity)
        for (const { data } of told) form.parse(data)
        return [entity, told.length]
      })
      expect(Object.fromEntries(counts)).toMatchObject({
        country: 249,
        geo_scope: 5,
        geo_category: 5,
        geo_subcategory: 5,
        tenant_profile: 2,
      })
      expect(medusa.last('country', 'sa')).toMatchObject({
        tenant_id: 'platform',
        data: { code: 'sa', names: { en: 'Saudi Arabia', ar: 'المملكة العربية السعودية' } },
      })
      expect(medusa.last('geo_category', 'food')!.data).toMatchObject({
        parent_code: 'retail',
        scope_codes: [],
      })
    })

    it('is a placement with the request that changed it, and nothing when the placement stays', async () => {
      const idOf = async (table: string, code: string) =>
        (await world.sql<{ id: string }>(`select id from ${table} where code = $1`, [code]))[0]!.id
      const placement = {
        country: await idOf('countries', 'sa'),
        scope: await idOf('scopes', 'riyadh'),
      }
      const owner = world.member('owner').with({ 'x-request-id': 'req-42' })
      await owner.send('PATCH', `/api/tenants/${ACME}`, { placement })
      await tellEverything()
      expect(medusa.last('tenant_profile', ACME)).toMatchObject({
        event: 'tenant_profile.updated',
        correlation_id: 'req-42',
        data: { placement: { country_code: 'sa', scope_code: 'riyadh', category_code: null } },
      })
      const before = medusa.heard.length
      await owner.send('PATCH', `/api/tenants/${ACME}`, { branding: { primaryColour: '#111111' } })
      await tellEverything()
      expect(medusa.heard).toHaveLength(before)
    })

    it('is nothing of a change that was rolled back', async () => {
      await world.sql(`create function refuse_audit() returns trigger language plpgsql as
        $$ begin raise exception 'no'; end $$;
        create constraint trigger refuse_audit after insert on audit_logs deferrable initially immediate
          for each row when (new.collection_slug = 'scopes') execute function refuse_audit()`)
      const answer = await world.operator().post('/api/scopes', {
        code: 'lost',
        name: 'Lost',
        type: 'city',
        country: (await world.sql<{ id: string }>(`select id from countries where code = 'sa'`))[0]!.id,
      })
      await world.sql('drop trigger refuse_audit on audit_logs; drop function refuse_audit')
      expect(answer.status).toBeGreaterThanOrEqual(400)
      expect(await world.sql(`select from sync_outbox where entity_id = 'lost'`)).toEqual([])
    })

    it('is what is published about a product, in every language, until it is taken offline', async () => {
      const media = await arrange(world, 'media', { alt: 'A date' })
      const hidden = await arrange(world, 'media', { visibility: 'private' })
      await world.server.call('update', {
        collection: 'media',
        id: media.id,
        locale: 'ar',
        data: { alt: 'تمرة' },
      })
      const { id } = await world.create('product-content', {
        tenant: ACME,
        productId: PRODUCT,
        title: 'Dates',
        images: [media.id, hidden.id],
        body: lexical('Sweet & fresh'),
        stage: 'draft',
      })
      await tellEverything()
      expect(medusa.last('product_content')).toBeUndefined()
      const save = (data: object, more: object = {}) =>
        world.server.call('update', { collection: 'product-content', id, data, ...more })
      await save({ stage: 'published', _status: 'published' })
      await save({ title: 'تمور', stage: 'published', _status: 'published' }, { locale: 'ar' })
      await tellEverything()
      const told = medusa.last('product_content', id)!
      expect(ProductContentState.parse(told.data)).toMatchObject({
        product_id: PRODUCT,
        store_id: null,
        locales: {
          en: { title: 'Dates', body_html: '<p>Sweet &amp; fresh</p>' },
          ar: { title: 'تمور' },
        },
        images: [{ alt: { en: 'A date', ar: 'تمرة' } }],
      })
      expect((told.data as ProductContentState).images[0]!.url).toMatch(
        /^http:\/\/localhost:\d+\/api\/media\/file\//,
      )
      await world.server.call('update', { collection: 'media', id: media.id, data: { alt: 'One date' } })
      await save({ title: 'A draft that nobody sees' }, { draft: true })
      await tellEverything()
      expect((medusa.last('product_content', id)!.data as ProductContentState).images[0]!.alt['en']).toBe(
        'One date',
      )
      expect(JSON.stringify(medusa.heard)).not.toContain('nobody sees')
      await save({ _status: 'draft' })
      await tellEverything()
      expect(medusa.last('product_content', id)).toMatchObject({
        event: 'product_content.deleted',
        data: null,
      })
    })
  })

  describe('what Medusa tells', () => {
    it('becomes a tenant with its store, its vendor and its products, and is not told back', async () => {
      const placed = {
        country_code: 'sa',
        scope_code: 'riyadh',
        category_code: 'food',
        subcategory_code: 'hiking',
      }
      // The product comes before everything that it needs.
      await hear({
        tenant: NEW,
        entity: 'product',
        id: PRODUCT + '2',
        version: 1,
        state: productState({ vendor_id: VENDOR }),
      })
      expect(await inbox(PRODUCT + '2')).toMatchObject([
        { state: 'received', last_error: expect.stringContaining('not here yet') },
      ])
      await hear({
        tenant: NEW,
        entity: 'tenant',
        id: NEW,
        version: 1,
        state: tenantState('newcomer', { initial_placement: placed }),
      })
      await work('apply')
      expect(await inbox(PRODUCT + '2')).toMatchObject([{ state: 'applied' }])
      await hear({ tenant: NEW, entity: 'vendor', id: VENDOR, version: 1, state: vendorState() })
      await hear({ tenant: NEW, entity: 'store', id: STORE, version: 1, state: storeState() })
      const owner = world.member('owner', NEW)
      const { body } = await owner.get<Record<string, never>>(`/api/products/${PRODUCT}2?depth=1`)
      expect(body).toMatchObject({
        title: 'Dates',
        tenant: { id: NEW, handle: 'newcomer' },
        vendor: { name: 'Grove' },
        vendorName: 'Grove',
      })
      expect((await owner.get<object>(`/api/tenants/${NEW}?depth=1`)).body).toMatchObject({
        mirrorVersion: 1,
        placement: {
          country: { code: 'sa' },
          scope: { code: 'riyadh' },
          category: { code: 'food' },
          subcategory: null,
        },
        domains: [{ host: 'newcomer.shops.test' }, { host: 'www.newcomer.example' }],
      })
      await tellEverything()
      // Its placement is ours from now on, and told once.
      expect(medusa.last('tenant_profile', NEW)!.data).toMatchObject({
        placement: { category_code: 'food', subcategory_code: null },
      })
      const before = medusa.heard.length
      await hear({
        tenant: NEW,
        entity: 'tenant',
        id: NEW,
        version: 2,
        state: tenantState('newcomer', {
          name: 'Renamed',
          domains: [
            { host: 'second.example', kind: 'custom', status: 'verified', store_id: STORE },
            { host: 'pending.example', kind: 'custom', status: 'pending', store_id: STORE },
          ],
        }),
      })
      await hear({
        tenant: NEW,
        entity: 'store',
        id: STORE,
        version: 2,
        state: storeState({ name: 'Second' }),
      })
      expect(await world.sql('select from sync_outbox')).toEqual([])
      await tellEverything()
      expect(medusa.heard).toHaveLength(before)
      expect((await owner.get<object>(`/api/stores/${STORE}`)).body).toMatchObject({
        name: 'Second',
        hosts: ['second.example'],
      })
    })

    it('is in the trail with Medusa’s own request, and shown where content is written', async () => {
      await hear({
        tenant: ACME,
        entity: 'product',
        id: PRODUCT,
        version: 1,
        state: productState(),
        correlation: 'medusa-7',
      })
      await hear({
        tenant: ACME,
        entity: 'store',
        id: world.storeOf(ACME),
        version: 1,
        state: storeState(),
        correlation: 'medusa-8',
      })
      const [entry] = await world.sql(
        `select action, actor_kind from audit_logs where request_id = 'medusa-8'`,
      )
      expect(entry).toEqual({ action: 'update', actor_kind: 'system' })
      const { body } = await world
        .member('editor')
        .get<{ docs: { productMirror: { title: string } }[] }>(
          `/api/product-content?where[productId][equals]=${PRODUCT}&depth=1&draft=true`,
        )
      expect(body.docs[0]!.productMirror.title).toBe('Dates')
    })

    it('counts once, in its order, and what is older is dropped', async () => {
      const about = { tenant: ACME, entity: 'product', id: PRODUCT + '3' }
      const first = written({ ...about, version: 2, state: productState({ title: 'Two' }) })
      const send = () => post(world.server.url, first)
      expect([await send(), await send()].map(({ body }) => body['state'])).toEqual(['received', 'again'])
      await work('apply')
      await hear({ ...about, version: 1, state: productState({ title: 'One' }) })
      await hear({ ...about, version: 2, state: productState({ title: 'Other' }) })
      expect((await inbox(about.id)).map(({ state }) => state)).toEqual(['applied', 'stale', 'conflict'])
      expect((await world.member('viewer').get<object>(`/api/products/${about.id}`)).body).toMatchObject({
        title: 'Two',
      })
      await hear({
        ...about,
        version: 3,
        state: productState({ title: 'Three', thumbnail: 'https://x.example/3.png' }),
      })
      expect((await world.member('viewer').get<object>(`/api/products/${about.id}`)).body).toMatchObject({
        title: 'Three',
        thumbnail: 'https://x.example/3.png',
        mirrorVersion: 3,
      })
      await hear({ ...about, version: 4, state: null })
      expect((await world.member('viewer').get(`/api/products/${about.id}`)).status).toBe(404)
    })

    it('moves nothing to another tenant', async () => {
      await hear({
        tenant: GLOBEX,
        entity: 'product',
        id: PRODUCT,
        version: 9,
        state: productState({ title: 'Mine' }),
      })
      expect((await inbox(PRODUCT)).at(-1)).toMatchObject({
        state: 'received',
        last_error: expect.stringContaining('another tenant'),
      })
      expect((await world.member('viewer').get<object>(`/api/products/${PRODUCT}`)).body).toMatchObject({
        title: 'Dates',
      })
    })

    it('is refused by a code unless Medusa has signed it for this tenant', async () => {
      const about = { tenant: ACME, entity: 'product', id: 'prod_x', version: 1, state: productState() }
      const code = async (message: ReturnType<typeof written>) => {
        const { status, body } = await post(world.server.url, message)
        return [status, (body['errors'] as { data: { code: string } }[])[0]!.data.code]
      }
      const good = written(about)
      expect(await code({ ...good, body: good.body.replace('Dates', 'Data') })).toEqual([
        401,
        'signature_refused',
      ])
      expect(await code(written(about, { secretOf: GLOBEX }))).toEqual([401, 'signature_refused'])
      expect(await code(written(about, { at: new Date(Date.now() - 301_000) }))).toEqual([
        401,
        'signature_refused',
      ])
      expect(await code({ ...good, path: `/api/webhooks/bridge/${GLOBEX}` })).toEqual([
        401,
        'signature_refused',
      ])
      expect(await code(written({ ...about, tenant: GLOBEX }, { secretOf: ACME }))).toEqual([
        401,
        'signature_refused',
      ])
      const lying = written(about)
      const inside = lying.body.replace(ACME, GLOBEX)
      expect(await code({ ...lying, body: inside, ...signed(inside, ACME, { id: lying.id }) })).toEqual([
        403,
        'message_forbidden',
      ])
      expect(await code(written({ ...about, entity: 'product_content' }))).toEqual([403, 'message_forbidden'])
      expect(await code(written({ ...about, form: 2 }))).toEqual([422, 'message_form_unknown'])
      expect(await code(written({ ...about, version: 0 }))).toEqual([400, 'message_invalid'])
      const large = written({ ...about, state: { ...productState(), description: 'x'.repeat(1024 * 1024) } })
      expect(await code(large)).toEqual([413, 'body_too_large'])
      expect(await inbox('prod_x')).toEqual([])
    })

    it('can be compared with what is held here', async () => {
      const ask = async (question: object, secretOf = ACME) => {
        const body = JSON.stringify(question)
        const { headers, path } = signed(body, ACME, { secretOf, id: 'ask_1' })
        const answer = await fetch(`${world.server.url}${path}/held`, { method: 'POST', headers, body })
        return [answer.status, await answer.json()]
      }
      const question = { tenant_id: ACME, entity: 'product', after: '', most: 1 }
      expect(await ask(question)).toEqual([
        200,
        { held: [expect.objectContaining({ entity_id: PRODUCT, version: 1, deleted: false })] },
      ])
      expect((await ask(question, GLOBEX))[0]).toBe(401)
      expect((await ask({ ...question, tenant_id: GLOBEX }))[0]).toBe(403)
      expect((await ask({ ...question, most: 5_000 }))[0]).toBe(400)
    })

    it('takes a tenant away with all that it wrote, and leaves the trail', async () => {
      await arrange(world, 'pages', { tenant: NEW, store: STORE })
      await world.create('product-content', { tenant: NEW, productId: PRODUCT + '2', title: 'Text' })
      const { filename } = await world.create<{ filename: string }>(
        'media',
        { tenant: NEW, alt: 'A dot' },
        { filePath: `${world.folder}/dot.png` },
      )
      const file = `${world.folder}/media/${filename}`
      expect(existsSync(file)).toBe(true)
      await hear({ tenant: NEW, entity: 'tenant', id: NEW, version: 3, state: null })
      await work('files')
      for (const table of ['pages', 'product_content', 'media', 'products', 'vendors', 'stores']) {
        expect([table, await world.sql(`select id from ${table} where tenant_id = $1`, [NEW])]).toEqual([
          table,
          [],
        ])
      }
      expect(await world.sql('select id from tenants where id = $1', [NEW])).toEqual([])
      for (const table of ['_pages_v', '_product_content_v'])
        expect(await world.sql(`select id from ${table} where version_tenant_id = $1`, [NEW])).toEqual([])
      expect(existsSync(file)).toBe(false)
      expect((await world.sql('select id from audit_logs where tenant = $1', [NEW])).length).toBeGreaterThan(
        3,
      )
      await hear({ tenant: NEW, entity: 'tenant', id: NEW, version: 2, state: tenantState('newcomer') })
      expect((await inbox(NEW)).at(-1)!.state).toBe('stale')
    })
  })
})

const lexical = (text: string) => ({
  root: {
    type: 'root',
    format: '',
    indent: 0,
    version: 1,
    direction: 'ltr',
    children: [
      {
        type: 'paragraph',
        format: '',
        indent: 0,
        version: 1,
        direction: 'ltr',
        textFormat: 0,
        children: [{ type: 'text', text, format: 0, style: '', mode: 'normal', detail: 0, version: 1 }],
      },
    ],
  },
})
