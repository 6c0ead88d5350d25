import { request } from 'node:http'
import { TestBackend, type Answer, type TestTenant } from '@cityos/testing'

let backend: TestBackend
let owner: TestTenant
let other: TestTenant

beforeAll(async () => {
  backend = await TestBackend.start()
  ;[owner, other] = (await backend.provisionTenants(2)) as [TestTenant, TestTenant]
})
afterAll(() => backend?.stop())

/** Uploads one file as the tenant's admin by multipart form, as the admin's own screens do. */
async function upload(
  tenant: TestTenant,
  name: string,
  content: string,
): Promise<{ id: string; url: string }> {
  const form = new FormData()
  form.append('files', new Blob([content], { type: 'text/csv' }), name)
  const encoded = new Response(form)
  const body = Buffer.from(await encoded.arrayBuffer())
  const { hostname, port } = new URL(backend.server.url)
  const headers = { ...tenant.admin.headers, 'content-type': encoded.headers.get('content-type')! }
  const text = await new Promise<string>((resolve, reject) => {
    const sent = request({ hostname, port, method: 'POST', path: '/admin/uploads', headers }, (response) => {
      let received = ''
      response.on('data', (chunk) => (received += String(chunk)))
      response.on('end', () => resolve(received))
    })
    sent.on('error', reject).end(body)
  })
  return (JSON.parse(text) as { files: { id: string; url: string }[] }).files[0]!
}

const pathOf = (url: string) => new URL(url).pathname + new URL(url).search

describe('uploads', () => {
  it('are kept in the tenant’s own folder and served from there', async () => {
    const file = await upload(owner, 'hello.csv', 'hello')
    expect(file.id.startsWith(`${owner.id}/`)).toBe(true)
    const answer = await owner.anonymous.get(pathOf(file.url))
    expect([answer.status, answer.text]).toEqual([200, 'hello'])
    expect((await backend.client('localhost').get(pathOf(file.url))).text).toBe('hello')
    expect((await other.anonymous.get(pathOf(file.url))).status).toBe(404)
  })

  it('cannot be read or deleted by another tenant', async () => {
    const file = await upload(owner, 'mine.csv', 'mine')
    const id = encodeURIComponent(file.id)
    expect((await other.admin.get(`/admin/uploads/${id}`)).status).toBe(404)
    await other.admin.delete(`/admin/uploads/${id}`)
    expect((await owner.anonymous.get(pathOf(file.url))).text).toBe('mine')
    expect((await owner.admin.delete(`/admin/uploads/${id}`)).status).toBe(200)
    expect((await owner.anonymous.get(pathOf(file.url))).status).toBe(404)
  })

  it('do not run as a page of the admin’s origin', async () => {
    const file = await upload(owner, 'table.csv', 'a,b')
    const { headers } = await owner.anonymous.get(pathOf(file.url))
    expect(headers['content-security-policy']).toContain('sandbox')
    expect(headers['content-disposition']).toContain('attachment')
    expect(headers['x-content-type-options']).toBe('nosniff')
  })

  it.each([
    '/static/../package.json',
    '/static/%2e%2e/%2e%2e/etc/passwd',
    '/static/',
    '/static/a%2fb%2fc',
    '/static/%zz',
  ])('do not open a way out of their folder: %s', async (path) => {
    const answer: Answer = await owner.anonymous.get(path)
    expect([400, 404]).toContain(answer.status)
  })
})

describe('an export', () => {
  it('is private: it opens by its signed link alone, for its own tenant alone', async () => {
    const started = await owner.admin.post<{ transaction_id: string }>('/admin/products/export', {})
    expect(started.status).toBe(202)
    const url = await exportUrl()
    const path = pathOf(url)
    expect((await owner.anonymous.get(path)).status).toBe(200)
    expect((await owner.anonymous.get(new URL(url).pathname)).status).toBe(404)
    expect((await owner.anonymous.get(path.replace(/signature=./, 'signature=x'))).status).toBe(404)
    expect((await other.anonymous.get(path)).status).toBe(404)
  })
})

/** The export announces its file in the admin's notification feed. */
async function exportUrl(): Promise<string> {
  for (let attempt = 0; attempt < 50; attempt++) {
    const { body } = await owner.admin.get<{ notifications: { data: { file?: { url?: string } } }[] }>(
      '/admin/notifications',
    )
    const url = body.notifications.find((notification) => notification.data.file?.url)?.data.file?.url
    if (url) return url
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error('The export did not announce its file.')
}
