import { readdir } from 'node:fs/promises'
import { request as httpRequest } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { gunzipSync, gzipSync } from 'node:zlib'
import type { TenantOperation } from '@cityos/contracts'
import { createProduct, placeOrder, TestBackend, type TestTenant } from '@cityos/testing'
import { extract, pack } from 'tar-stream'
import { Operations, sharedFolders } from './drive'

/*
 * A tenant moves to another installation: what one downloads the other takes in, and nothing that is not whole.
 */

interface Part {
  name: string
  type?: 'file' | 'symlink' | 'directory'
  content: Buffer
}

let here: TestBackend
let there: TestBackend
let from: Operations
let to: Operations
let folders: Awaited<ReturnType<typeof sharedFolders>>[]
let tenant: TestTenant
let exported: Awaited<ReturnType<Operations['export']>>
let archive: Buffer
let parts: Part[]

beforeAll(async () => {
  folders = [await sharedFolders(), await sharedFolders()]
  here = await TestBackend.start({ env: folders[0]!.env })
  there = await TestBackend.start({ env: { ...folders[1]!.env, ARCHIVE_MAX_MB: '20' } })
  ;[from, to] = [new Operations(here), new Operations(there)]
  tenant = await here.provisionTenant('emigrant')
  const product = await createProduct(tenant)
  await placeOrder(tenant, product.variants[0]!.id)
  await from.upload(folders[0]!.env.UPLOAD_DIR, tenant, 'a%\u0007\\bell.png')
  exported = await from.export(tenant.id)
  archive = await download(here, exported.id)
  parts = await partsOf(archive)
}, 300_000)
afterAll(async () => {
  await here?.stop()
  await there?.stop()
  for (const { remove } of folders ?? []) await remove()
})

/** Bytes as they are: the tests' client reads text. */
function send(
  backend: TestBackend,
  method: string,
  path: string,
  body?: Buffer,
  more: Record<string, string> = {},
): Promise<{ status: number; bytes: Buffer }> {
  const headers = {
    ...backend.platform.headers,
    ...(body && { 'content-type': 'application/gzip' }),
    ...more,
  }
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      { ...backend.platform.address, method, path, headers, agent: false },
      (answer) => {
        buffer(answer).then((bytes) => resolve({ status: answer.statusCode ?? 0, bytes }), reject)
      },
    )
    request.on('error', reject)
    request.end(body)
  })
}

async function download(backend: TestBackend, id: string): Promise<Buffer> {
  return (await send(backend, 'GET', `/admin/tenant-operations/${id}/archive`)).bytes
}

async function partsOf(bytes: Buffer): Promise<Part[]> {
  const entries = extract()
  entries.end(gunzipSync(bytes))
  const found: Part[] = []
  for await (const entry of entries) found.push({ name: entry.header.name, content: await buffer(entry) })
  return found
}

async function packed(contents: Part[]): Promise<Buffer> {
  const bytes = pack()
  for (const { name, type = 'file', content } of contents) {
    bytes.entry({ name, type, ...(type === 'symlink' && { linkname: '/etc/passwd' }) }, content)
  }
  bytes.finalize()
  return gzipSync(await buffer(bytes))
}

async function upload(body: Buffer, more?: Record<string, string>) {
  const { status, bytes } = await send(there, 'POST', '/admin/tenant-archives', body, more)
  return { status, body: JSON.parse(bytes.toString()) as Record<string, unknown> }
}

const stored = () => readdir(folders[1]!.env.EXPORT_DIR).catch(() => [])

it('what one installation downloads another brings back to the same hash, files and their odd names included', async () => {
  const { status, body } = await upload(archive)
  const operation = body['operation'] as TenantOperation
  expect([status, operation]).toMatchObject([
    201,
    { kind: 'upload', status: 'succeeded', tenant_id: tenant.id, cancellable: false, percent: 100 },
  ])
  expect(operation.result).toMatchObject({ total_sha256: exported.manifest.total_sha256 })
  const { result } = await to.succeed('/admin/tenant-imports', { mode: 'restore', export_id: operation.id })
  expect(result).toMatchObject({ tenant_id: tenant.id, total_sha256: exported.manifest.total_sha256 })
  expect((await to.export(tenant.id)).manifest.total_sha256).toBe(exported.manifest.total_sha256)
  expect(await readdir(`${folders[1]!.env.UPLOAD_DIR}/${tenant.id}`)).toEqual(['a%\u0007\\bell.png'])
  expect(await to.isOpen('emigrant')).toBe(true)
  // It is there as any export: readable, and removed with its record.
  expect((await there.platform.get(`/admin/tenant-operations/${operation.id}/manifest`)).status).toBe(200)
  await there.platform.delete(`/admin/tenant-operations/${operation.id}`)
  expect(await stored()).not.toContain(operation.id)
})

const changed = (change: (all: Part[], root: string) => Part[]) => async () =>
  packed(change([...parts], parts[0]!.name.split('/')[0]!))
const file = (name: string, content = 'x'): Part => ({ name, content: Buffer.from(content) })

it.each<[string, () => Promise<Buffer>, RegExp]>([
  ['that is none', async () => Buffer.from('nothing of the kind'), /cannot be unpacked/],
  ['that was cut off', async () => archive.subarray(0, archive.length - 2_000), /cannot be unpacked/],
  ['that is empty', () => packed([]), /no manifest\.json/],
  [
    'with a byte changed',
    changed((all) =>
      all.map((part) =>
        part.name.endsWith('tables/product.ndjson') ? file(part.name, `${part.content.toString()} `) : part,
      ),
    ),
    /tables\/product\.ndjson is not what the manifest says/,
  ],
  [
    'without a part',
    changed((all) => all.filter(({ name }) => !name.endsWith('/product.ndjson'))),
    /is missing/,
  ],
  ['with a part twice', changed((all) => [...all, all[0]!]), /is there twice/],
  [
    'with a file that nobody names',
    changed((all, root) => [...all, file(`${root}/files/more.png`)]),
    /not in the manifest/,
  ],
  ['with a way up', changed((all, root) => [file(`${root}/files/../../../evil`), ...all]), /is no part/],
  ['with an absolute path', changed((all) => [file('/etc/evil'), ...all]), /is no part/],
  [
    'with a way up in disguise',
    changed((all, root) => [file(`${root}/files/%2e%2e/evil`), ...all]),
    /is no part/,
  ],
  ['with a second root', changed((all) => [...all, file('other/files/a.png')]), /is no part/],
  [
    'with a link',
    changed((all, root) => [
      { name: `${root}/files/a.png`, type: 'symlink', content: Buffer.alloc(0) },
      ...all,
    ]),
    /is no part/,
  ],
  [
    'with a file in a file',
    changed((all, root) => [file(`${root}/files/a`), file(`${root}/files/a/b`), ...all]),
    /cannot be unpacked/,
  ],
  ['that unpacks to more than is allowed', async () => gzipSync(Buffer.alloc(64 << 20)), /ARCHIVE_MAX_MB/],
])('an archive %s is refused and leaves nothing', async (_what, make, message) => {
  const before = await stored()
  const { status, body } = await upload(await make())
  expect([status, body]).toMatchObject([
    400,
    { code: 'export_invalid', message: expect.stringMatching(message) },
  ])
  expect(await stored()).toEqual(before)
})

it('an upload that breaks off leaves nothing', async () => {
  const before = await stored()
  const headers = { ...there.platform.headers, 'content-type': 'application/gzip' }
  const request = httpRequest({
    ...there.platform.address,
    method: 'POST',
    path: '/admin/tenant-archives',
    headers: { ...headers, 'content-length': String(archive.length) },
  })
  request.on('error', () => undefined)
  request.write(archive.subarray(0, archive.length / 2))
  await new Promise((resolve) => setTimeout(resolve, 500))
  request.destroy()
  for (let i = 0; i < 100 && (await stored()).length !== before.length; i++) {
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  expect(await stored()).toEqual(before)
  const { body } = await there.platform.get('/admin/tenant-operations?kind=upload')
  expect(body).toMatchObject({ count: 0 })
})

it('takes archives alone, from the platform alone', async () => {
  const other = await upload(Buffer.from('{}'), { 'content-type': 'application/json' })
  expect([other.status, other.body]).toMatchObject([400, { code: 'validation_failed' }])
  expect((await tenant.admin.post('/admin/tenant-archives')).status).toBe(404)
  expect((await there.client('localhost').post('/admin/tenant-archives')).status).toBe(401)
})

it('a file whose name holds control characters is refused at its upload', async () => {
  const boundary = 'x'
  const body = Buffer.from(
    `--${boundary}\r\ncontent-disposition: form-data; name="files"; filename*=UTF-8''a%07b.csv\r\ncontent-type: text/csv\r\n\r\na;b\r\n--${boundary}--\r\n`,
  )
  const headers = {
    ...tenant.admin.headers,
    'content-type': `multipart/form-data; boundary=${boundary}`,
    'content-length': String(body.length),
  }
  const { status, bytes } = await send(
    here,
    'POST',
    '/admin/uploads',
    body,
    headers as Record<string, string>,
  )
  expect([status, bytes.toString()]).toEqual([400, expect.stringContaining('control characters')])
})
