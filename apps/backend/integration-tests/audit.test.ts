import { ACTING_REASON, createProduct, TestBackend, type Client, type TestTenant } from '@cityos/testing'
import type { AuditLog } from '@cityos/contracts'
import { hire } from './access/staff'

let backend: TestBackend
let shop: TestTenant
let other: TestTenant

beforeAll(async () => {
  backend = await TestBackend.start()
  shop = await backend.provisionTenant('audited')
  other = await backend.provisionTenant('elsewhere')
})
afterAll(() => backend?.stop())

interface Page {
  audit_logs: AuditLog[]
  count: number
  next_cursor: string | null
}

const list = async (client: Client, query = '') =>
  (await client.get<Page>(`/admin/audit-logs?limit=100&${query}`)).body.audit_logs

/** Entries of one request, once its own has been written: behind the answer, in no time. */
async function entriesOf(client: Client, requestId: string): Promise<AuditLog[]> {
  for (let tries = 0; ; tries++) {
    const entries = await list(client, `request_id=${requestId}&order=created_at`)
    if (entries.some(({ kind }) => kind === 'request') || tries > 50) return entries
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
const as = (client: Client, id: string) => client.with({ 'x-request-id': id })

describe('the audit trail', () => {
  it('tells who changed what, with what was and what is', async () => {
    const { id } = await createProduct(shop, { title: 'Chair' })
    const answer = await as(shop.admin, 'req-rename').post(`/admin/products/${id}`, { title: 'Table' })
    expect(answer.status).toBe(200)
    const entries = await entriesOf(shop.admin, 'req-rename')
    const request = entries.find(({ kind }) => kind === 'request')!
    expect(request).toMatchObject({
      tenant_id: shop.id,
      actor: { type: 'user', home_tenant_id: shop.id },
      action: 'product:update',
      request: {
        route: 'POST /admin/products/:id',
        path: `/admin/products/${id}`,
        outcome: 'allowed',
        status: 200,
        input: { title: 'Table' },
      },
    })
    const change = entries.find((entry) => entry.change?.table === 'product')!
    expect(change.change).toMatchObject({
      id,
      operation: 'update',
      before: { title: 'Chair' },
      after: { title: 'Table' },
    })
    expect(change.actor).toEqual(request.actor)
    expect(await list(shop.admin, `table=product&row_id=${id}`)).toContainEqual(change)
  })

  it('tells what was refused, and by whom it was tried', async () => {
    const viewer = await hire(backend, shop, ['viewer'])
    expect((await as(viewer.client, 'req-denied').delete('/admin/products/prod_any')).status).toBe(403)
    const [entry, ...rest] = await entriesOf(shop.admin, 'req-denied')
    expect(rest).toEqual([])
    expect(entry).toMatchObject({
      actor: { id: viewer.userId },
      action: 'product:delete',
      request: { outcome: 'denied', status: 403, code: 'forbidden' },
    })
    expect(await list(shop.admin, 'outcome=denied')).toContainEqual(entry)
  })

  it('tells what failed, and hides what is secret', async () => {
    await as(shop.admin, 'req-failed').post('/admin/products', { password: 'a', nested: { api_token: 'b' } })
    const [entry] = await entriesOf(shop.admin, 'req-failed')
    expect(entry!.request).toMatchObject({
      outcome: 'failed',
      status: 400,
      input: { password: '[hidden]', nested: { api_token: '[hidden]' } },
    })
  })

  it('leaves no entry of reading', async () => {
    await as(shop.admin, 'req-read').get('/admin/products')
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(await list(shop.admin, 'request_id=req-read')).toEqual([])
  })

  it('names the platform’s staff who act in a tenant, in that tenant', async () => {
    const staff = await backend.actIn(shop)
    expect((await as(staff, 'req-acting').post('/admin/product-tags', { value: 'new' })).status).toBe(200)
    const entries = await entriesOf(shop.admin, 'req-acting')
    expect(entries.map(({ change }) => change?.table)).toContain('product_tag')
    for (const { actor, reason } of entries) {
      expect(actor).toMatchObject({ home_tenant_id: 'platform', name: 'operator@platform.example' })
      expect(reason).toBe(ACTING_REASON)
    }
  })

  it('shows the platform’s work on a tenant to that tenant too', async () => {
    await as(backend.platform, 'req-tier').post(`/admin/tenants/${shop.id}/limits`, { tier: 'growth' })
    const own = await list(shop.admin, 'request_id=req-tier')
    expect(own).toMatchObject([{ change: { table: 'tenant', after: { tier: 'growth' } } }])
    const all = await entriesOf(backend.platform, 'req-tier')
    expect(all.map(({ tenant_id }) => tenant_id).sort()).toEqual(['platform', shop.id].sort())
  })

  it('is paged without a gap, and exported whole', async () => {
    const seen: string[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const query: string = cursor ? `&cursor=${cursor}` : ''
      const { body } = await shop.admin.get<Page>(`/admin/audit-logs?limit=3&kind=change${query}`)
      seen.push(...body.audit_logs.map(({ id }) => id))
      cursor = body.next_cursor
    }
    const { text, headers } = await shop.admin.get('/admin/audit-logs/export?kind=change')
    const exported = text
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as AuditLog).id)
    expect(seen).toEqual(exported.reverse())
    expect(seen.length).toBeGreaterThan(3)
    expect(headers['content-type']).toContain('application/x-ndjson')
  })

  it('is another tenant’s to nobody, and an editor’s to nobody', async () => {
    expect(await list(other.admin, `tenant_id=${shop.id}`)).toEqual([])
    expect((await list(other.admin)).every(({ tenant_id }) => tenant_id === other.id)).toBe(true)
    const editor = await hire(backend, shop, ['editor'])
    for (const path of ['/admin/audit-logs', '/admin/audit-logs/export'])
      expect((await editor.client.get(path)).status).toBe(403)
  })

  it.each(['kind=thing', 'from=yesterday', 'unknown=1', 'limit=1000', 'cursor=abc'])(
    'refuses ?%s',
    async (query) => {
      const { status, body } = await shop.admin.get<{ code: string }>(`/admin/audit-logs?${query}`)
      expect([status, body.code]).toEqual([
        400,
        query.startsWith('cursor') ? 'cursor_invalid' : 'validation_failed',
      ])
    },
  )
})
