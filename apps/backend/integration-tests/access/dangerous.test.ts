import { request } from 'node:http'
import { join } from 'node:path'
import {
  createCart,
  createProduct,
  expectOk,
  TestBackend,
  type Answer,
  type Client,
  type TestTenant,
} from '@cityos/testing'
import { hire, outcome } from './staff'

const KEYS = join(__dirname, '../fixtures/secret-keys.ts')

let backend: TestBackend
let tenant: TestTenant

beforeAll(async () => {
  backend = await TestBackend.start()
  tenant = await backend.provisionTenant('harbour')
})
afterAll(() => backend?.stop())

const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')

async function upload(
  client: Client,
  path: string,
  file: { name: string; type: string; content: Buffer; field?: string },
) {
  const form = new FormData()
  form.append(file.field ?? 'files', new Blob([new Uint8Array(file.content)], { type: file.type }), file.name)
  const encoded = new Response(form)
  const body = Buffer.from(await encoded.arrayBuffer())
  const headers = { ...client.headers, 'content-type': encoded.headers.get('content-type')! }
  return send(path, { ...headers, 'content-length': String(body.length) }, body)
}

/** A request with exactly these headers; an answer may come before the body has gone. */
function send(
  path: string,
  headers: Record<string, string>,
  body?: Buffer,
): Promise<Answer<{ code?: string; files?: { id: string; url: string }[] }>> {
  const { hostname, port } = new URL(backend.server.url)
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, method: 'POST', path, headers }, (response) => {
      let text = ''
      response.on('data', (chunk) => (text += String(chunk)))
      response.on('end', () => {
        sent.destroy()
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text, body: JSON.parse(text) })
      })
    })
    sent.on('error', reject)
    if (body) sent.end(body)
    else sent.flushHeaders()
  })
}

describe('an upload', () => {
  it('of a picture is kept and shown', async () => {
    const answer = await upload(tenant.admin, '/admin/uploads', {
      name: 'a.png',
      type: 'image/png',
      content: PNG,
    })
    expect(answer.status).toBe(200)
    const shown = await tenant.anonymous.get(new URL(answer.body.files![0]!.url).pathname)
    expect([shown.status, shown.headers['content-type']]).toEqual([200, 'image/png'])
    expect(shown.headers['content-security-policy']).toContain('sandbox')
  })

  it.each([
    ['a.html', 'text/html', '<script>'],
    ['a.svg', 'image/svg+xml', '<svg/>'],
    ['a.png', 'image/png', '<script>'],
    ['a.csv', 'text/csv', ' <html>'],
    ['a.png.exe', 'image/png', '\x89PNG'],
    ['../../a.js', 'text/javascript', '1'],
  ])('of %s as %s with %j is refused, from the platform’s staff too', async (name, type, content) => {
    const clients = [tenant.admin, backend.platform, await backend.actIn(tenant)]
    for (const client of clients) {
      const answer = await upload(client, '/admin/uploads', { name, type, content: Buffer.from(content) })
      expect(outcome(answer)).toBe('400 file_type_forbidden')
    }
  })

  it('is refused by its length before it is read, and without one', async () => {
    const headers = { ...tenant.admin.headers, 'content-type': 'multipart/form-data; boundary=x' }
    for (const path of ['/admin/uploads', '/admin/products/import']) {
      expect(outcome(await send(path, { ...headers, 'content-length': String(60 * 1024 * 1024) }))).toBe(
        '400 validation_failed',
      )
      expect(outcome(await send(path, { ...headers, 'transfer-encoding': 'chunked' }))).toBe(
        '400 validation_failed',
      )
    }
  })

  it('of products to import is a table', async () => {
    const picture = { field: 'file', name: 'a.png', type: 'image/png', content: PNG }
    expect(outcome(await upload(tenant.admin, '/admin/products/import', picture))).toBe(
      '400 file_type_forbidden',
    )
  })

  it('past the server is asked for by the same names and types', async () => {
    const ask = (originalname: string, mime_type: string, size = 1) =>
      tenant.admin.post('/admin/uploads/presigned-urls', { originalname, mime_type, size })
    expect(outcome(await ask('a.html', 'text/html'))).toBe('400 file_type_forbidden')
    expect(outcome(await ask('a.png', 'image/svg+xml'))).toBe('400 file_type_forbidden')
    expect(outcome(await ask('a.svg', 'image/png'))).toBe('400 file_type_forbidden')
    expect(outcome(await ask('a.png', 'image/png', 1e9))).toBe('400 validation_failed')
    expect(outcome(await ask('a.png', 'image/png'))).toBe('200')
  })
})

describe('a secret key', () => {
  const title = 'server'

  it('of core’s is made by nobody in a tenant, the platform’s staff included', async () => {
    const acting = await backend.actIn(tenant)
    const editor = await hire(backend, tenant, ['editor'], 'keyless')
    for (const type of [
      'secret',
      'SECRET',
      ['secret'],
      ['publishable', 'secret'],
      { publishable: 1 },
      undefined,
      null,
    ]) {
      for (const client of [tenant.admin, acting]) {
        const answer = await client.post<{ message: string }>('/admin/api-keys', { title, type })
        expect([outcome(answer), answer.body.message]).toEqual([
          '400 validation_failed',
          'type: secret keys of a tenant are made by POST /admin/secret-keys.',
        ])
      }
      expect(outcome(await editor.client.post('/admin/api-keys', { title, type }))).toBe('403 forbidden')
    }
    expect(outcome(await backend.platform.post('/admin/api-keys', { title, type: 'secret' }))).toBe('200')
  })

  it('of core’s from before goes on, and is seen and ended by managers alone', async () => {
    const { id, token } = await backend.run<{ id: string; token: string }>(KEYS, 'createCoreKey', tenant.id)
    const editor = (await hire(backend, tenant, ['editor'], 'curious')).client
    const server = tenant.anonymous.with({ authorization: `Basic ${token}` })
    expect((await server.get('/admin/products')).status).toBe(200)
    expect(
      (
        await backend
          .client('localhost')
          .with(server.headers)
          .with({ host: 'localhost' })
          .get('/admin/products')
      ).status,
    ).toBe(401)
    expect((await tenant.admin.get('/admin/api-keys?type=secret')).text).toContain(id)
    expect((await tenant.admin.get(`/admin/api-keys/${id}`)).text).not.toContain(token)
    for (const query of [
      '',
      '?type=publishable',
      '?type[]=secret',
      '?$or[0][type]=secret',
      `?id=${id}`,
      '?with_deleted=true',
    ]) {
      const { status, text } = await editor.get(`/admin/api-keys${query}`)
      expect([query, status, text.includes(id)]).toEqual([query, 403, false])
    }
    expect(outcome(await editor.post(`/admin/api-keys/${id}/revoke`))).toBe('403 forbidden')
    expect((await tenant.admin.post(`/admin/api-keys/${id}/revoke`)).status).toBe(200)
    expect((await server.get('/admin/products')).status).toBe(401)
  })

  it('works in the shop and touches neither members nor keys nor the tenant', async () => {
    const key = await backend.createSecretKey(tenant)
    const server = tenant.anonymous.with({
      authorization: `Basic ${Buffer.from(`${key}:`).toString('base64')}`,
    })
    expect((await server.post('/admin/product-tags', { value: 'by key' })).status).toBe(200)
    expect((await server.get('/admin/tenant')).status).toBe(200)
    for (const [method, path] of [
      ['GET', '/admin/tenant/members'],
      ['POST', '/admin/tenant/invitations'],
      ['GET', '/admin/invites'],
      ['GET', '/admin/users'],
      ['GET', '/admin/api-keys'],
      ['POST', '/admin/tenant'],
    ] as const) {
      expect([path, outcome(await server.send(method, path, method === 'POST' ? {} : undefined))]).toEqual([
        path,
        '403 forbidden',
      ])
    }
  })
})

describe('what others must not read', () => {
  it('a notification that is not for the bell', async () => {
    const viewer = await hire(backend, tenant, ['viewer'])
    await backend.sql((sql) =>
      sql.query(
        `insert into notification (id, "to", channel, template, data, tenant_id, status)
         values ('noti_secret', 'a@b.example', 'email', 'x', '{"accept_url":"https://opens"}', $1, 'success')`,
        [tenant.id],
      ),
    )
    for (const client of [viewer.client, tenant.admin]) {
      for (const query of [
        '',
        '?channel=email',
        '?channel[]=email',
        '?id=noti_secret',
        '?$or[0][channel]=email',
      ]) {
        const { status, text } = await client.get(`/admin/notifications${query}`)
        expect([query, status === 200 || status === 400, text.includes('opens')]).toEqual([
          query,
          true,
          false,
        ])
      }
      expect(outcome(await client.get('/admin/notifications/noti_secret'))).toBe('404 not_found')
    }
  })
})

describe('a search', () => {
  it('finds nothing that the caller may not read', async () => {
    const key = await backend.createSecretKey(tenant, 'hidden server')
    const server = tenant.anonymous.with({
      authorization: `Basic ${Buffer.from(`${key}:`).toString('base64')}`,
    })
    const viewer = await hire(backend, tenant, ['viewer'], 'searching')
    const find = (client: Client, query: string) => client.get(`/admin/search?q=hidden&${query}`)
    for (const query of [
      '',
      'entity=product,secret_api_key',
      'entity[]=secret_api_key&entity[]=product',
      'entity[]=%20secret_api_key&entity=order',
    ]) {
      for (const client of [viewer.client, server]) {
        const { status, text } = await find(client, query)
        expect([query, status, text.includes('secret_api_key'), text.includes('hidden')]).toEqual([
          query,
          200,
          false,
          false,
        ])
      }
    }
    expect(outcome(await find(viewer.client, 'entity=secret_api_key'))).toBe('403 forbidden')
    expect(outcome(await find(server, 'entity=secret_api_key'))).toBe('403 forbidden')
    expect(outcome(await find(viewer.client, 'entity=publishable_api_key'))).toBe('403 forbidden')
    expect(outcome(await find(server, 'entity=user'))).toBe('403 forbidden')
    expect((await find(tenant.admin, 'entity=publishable_api_key,user')).status).toBe(200)
  })
})

describe('one’s own', () => {
  it('name is everybody’s to change, and nobody else’s is', async () => {
    const viewer = await hire(backend, tenant, ['viewer'], 'named')
    const path = `/admin/users/${viewer.userId}`
    expect((await viewer.client.post(path, { first_name: 'Ada' })).status).toBe(200)
    const another = await hire(backend, tenant, ['viewer'], 'another')
    expect(outcome(await another.client.post(path, { first_name: 'Eve' }))).toBe('403 forbidden')
  })

  it('layout is everybody’s to change, and the layout of all is not', async () => {
    const viewer = await hire(backend, tenant, ['viewer'], 'arranging')
    const path = '/admin/layouts/product.details/configuration'
    const answer = await viewer.client.post(path, { is_default: true, configuration: {} })
    expect(outcome(answer)).toBe('403 forbidden')
    expect(outcome(await viewer.client.post(path, { is_default: false, configuration: {} }))).not.toBe(
      '403 forbidden',
    )
  })
})

describe('a payment session of the storefront', () => {
  it('says how the shopper pays and nothing that is the server’s business', async () => {
    const product = await createProduct(tenant)
    const cart = await createCart(tenant, product.variants[0]!.id)
    const { payment_collection: collection } = expectOk(
      await tenant.store.post<{ payment_collection: { id: string } }>('/store/payment-collections', {
        cart_id: cart.id,
      }),
    )
    const path = `/store/payment-collections/${collection.id}/payment-sessions`
    const pay = (data?: unknown) => tenant.store.post(path, { provider_id: 'pp_system_default', data })
    for (const data of [
      { amount: 1 },
      { currency_code: 'jpy' },
      { capture_method: 'manual' },
      { transfer_data: { destination: 'acct_mine' } },
      { application_fee_amount: 0 },
      { customer: 'cus_other' },
      { confirm: true, off_session: true },
      { return_url: 'javascript:alert(1)' },
      { payment_method: { $ne: null } },
      'text',
      [],
      null,
    ]) {
      const { status } = await pay(data)
      expect([data, status]).toEqual([data, 400])
    }
    for (const data of [undefined, {}, { setup_future_usage: 'off_session', payment_method: 'pm_1' }]) {
      expect((await pay(data)).status).toBe(200)
    }
  })
})
