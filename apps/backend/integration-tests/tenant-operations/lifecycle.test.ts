import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { LedgerAccount } from '@cityos/contracts'
import type { Manifest } from '@cityos/medusa-tenancy'
import {
  createProduct,
  expectOk,
  PASSWORD,
  placeOrder,
  TestBackend,
  type Client,
  type TestTenant,
} from '@cityos/testing'
import { buildTenant, type InhabitedTenant } from '../leak/world'
import { Operations, rowsOf, sharedFolders } from './drive'

const MARKETPLACE = join(__dirname, '../fixtures/marketplace.ts')

/*
 * A tenant with something in every table that a route can reach, exported, purged, brought back and copied, beside a
 * neighbour who must not notice.
 */

let backend: TestBackend
let operations: Operations
let folders: Awaited<ReturnType<typeof sharedFolders>>
let tenant: InhabitedTenant
let neighbour: TestTenant
let exported: { id: string; manifest: Manifest }
let neighbourBefore: string

const hashOf = async (id: string) => (await operations.export(id)).manifest.total_sha256

beforeAll(async () => {
  folders = await sharedFolders()
  backend = await TestBackend.start({ env: folders.env })
  operations = new Operations(backend)
  tenant = await buildTenant(backend, 'movingzq')
  expect(await isBilling(tenant.admin)).toBe(true)
  neighbour = await backend.provisionTenant('neighbour')
  const product = await createProduct(neighbour)
  await placeOrder(neighbour, product.variants[0]!.id)
  // What follows an event is done before it is compared.
  for (const { id } of [tenant, neighbour]) await backend.run(MARKETPLACE, 'catchUpAll', id)
  exported = await operations.export(tenant.id)
  neighbourBefore = await hashOf(neighbour.id)
}, 300_000)
afterAll(async () => {
  await backend?.stop()
  await folders.remove()
})

async function lastOrderNumber(): Promise<number> {
  const { rows } = await backend.sql((client) =>
    client.query<{ value: string }>(
      `select value from tenant_counter where name = 'order' and tenant_id = $1`,
      [tenant.id],
    ),
  )
  return Number(rows[0]!.value)
}

async function sell(to: TestTenant): Promise<number> {
  const { products } = expectOk(
    await to.store.get<{ products: { title: string; variants: { id: string }[] }[] }>('/store/products'),
  )
  const product = products.find(({ variants }) => variants.length)!
  return (await placeOrder(to, product.variants[0]!.id)).display_id
}

const isBilling = async (client: Client) => {
  type Answer = { subscription_settings: { is_billing: boolean } }
  return expectOk(await client.get<Answer>('/admin/subscription-settings')).subscription_settings.is_billing
}

const withKey = (client: Client) =>
  client.with({ authorization: `Bearer ${tenant.secretKey}` }).get<{ code: string }>('/admin/products')

describe('an export', () => {
  it('holds all rows and files of the tenant and is the same a second time', async () => {
    expect(exported.manifest.rows).toBeGreaterThan(500)
    expect(exported.manifest.files.length).toBeGreaterThanOrEqual(2)
    expect(exported.manifest.tables.filter(({ rows }) => rows).length).toBeGreaterThan(90)
    expect(await hashOf(tenant.id)).toBe(exported.manifest.total_sha256)
  })

  it('holds no secret keys of programs, nor their hashes, and says why', async () => {
    const { hash } = await backend.sql(async (client) => {
      const { rows } = await client.query<{ hash: string }>(
        'select hash from secret_key where tenant_id = $1',
        [tenant.id],
      )
      return rows[0]!
    })
    expect((await withKey(tenant.anonymous)).status).toBe(200)
    const travel = exported.manifest.tables.map(({ name }) => name)
    // What customers are told stays here too: a copy writes to nobody.
    for (const name of ['secret_key', 'subscription_notice', 'mailbox_message'])
      expect(travel).not.toContain(name)
    expect(JSON.stringify(exported.manifest)).toContain('a file no place for keys')
    const { text } = await backend.platform.get(`/admin/tenant-operations/${exported.id}/manifest`)
    expect(text).not.toContain(hash)
  })

  it('arrives as one archive', async () => {
    const answer = await backend.platform.get(`/admin/tenant-operations/${exported.id}/archive`)
    expect(answer.status).toBe(200)
    expect(answer.headers).toMatchObject({ 'content-type': 'application/gzip' })
    expect(answer.text.length).toBeGreaterThan(10_000)
  })

  it('is the platform’s alone', async () => {
    for (const path of ['', '/manifest', '/archive']) {
      const url = `/admin/tenant-operations/${exported.id}${path}`
      expect((await tenant.admin.get(url)).status).toBe(404)
      expect((await backend.client('localhost').get(url)).status).toBe(401)
    }
  })
})

describe('a purge', () => {
  it('is refused for a tenant that is not archived', async () => {
    const answer = await backend.platform.post(`/admin/tenants/${tenant.id}/purge-confirmation`)
    expect([answer.status, answer.body]).toMatchObject([409, { code: 'illegal_transition' }])
    const purge = await backend.platform.post(`/admin/tenants/${tenant.id}/purge`, {
      confirmation_token: 'x',
    })
    expect([purge.status, purge.body]).toMatchObject([409, { code: 'illegal_transition' }])
  })

  it('needs the confirmation of this tenant as it is now', async () => {
    await operations.setStatus(tenant.id, 'archived')
    await operations.setStatus(neighbour.id, 'archived')
    const foreign = await operations.confirm(neighbour.id)
    const stale = await operations.confirm(tenant.id)
    await operations.setStatus(neighbour.id, 'active')
    await operations.setStatus(tenant.id, 'archived')
    const good = await operations.confirm(tenant.id)
    const expired = good.replace(/^\d+/, '1000')
    for (const token of [foreign, stale, expired, 'nonsense', good.slice(0, -2)]) {
      const answer = await backend.platform.post(`/admin/tenants/${tenant.id}/purge`, {
        confirmation_token: token,
      })
      expect([answer.status, answer.body]).toMatchObject([409, { code: 'confirmation_invalid' }])
    }
    expect((await backend.platform.post(`/admin/tenants/${tenant.id}/purge`)).status).toBe(400)
    expect(await rowsOf(backend, tenant.id)).toMatchObject({ order: expect.any(Number) })
  })

  it('says before what it removes, and removes all of it', async () => {
    const { body } = await backend.platform.post<{ confirmation: Record<string, unknown> }>(
      `/admin/tenants/${tenant.id}/purge-confirmation`,
    )
    expect(body.confirmation).toMatchObject({
      rows: { product: expect.any(Number), order: expect.any(Number) },
      files: exported.manifest.files.length,
      last_export: { id: expect.stringMatching(/^tenop_/) },
    })
    const purged = await operations.purge(tenant.id)
    expect(purged.result).toMatchObject({ files: exported.manifest.files.length })
    expect(await rowsOf(backend, tenant.id)).toEqual({})
    expect(await readdir(folders.env.UPLOAD_DIR)).not.toContain(tenant.id)
    expect((await tenant.store.get('/store/products')).status).toBe(404)
    expect(await hashOf(neighbour.id)).toBe(neighbourBefore)
  })
})

describe('a restore', () => {
  it('is refused while the tenant exists', async () => {
    const own = await operations.export(neighbour.id)
    const answer = await backend.platform.post('/admin/tenant-imports', {
      mode: 'restore',
      export_id: own.id,
    })
    expect([answer.status, answer.body]).toMatchObject([409, { code: 'tenant_handle_taken' }])
  })

  it('brings the tenant back to the same hashes', async () => {
    const restored = await operations.succeed('/admin/tenant-imports', {
      mode: 'restore',
      export_id: exported.id,
    })
    expect(restored.result).toMatchObject({
      tenant_id: tenant.id,
      total_sha256: exported.manifest.total_sha256,
    })
    expect(await hashOf(tenant.id)).toBe(exported.manifest.total_sha256)
  })

  it('brings back a tenant that sells, with the next order number, whose people sign in', async () => {
    const last = await lastOrderNumber()
    expect(await sell(tenant)).toBe(last + 1)
    const staff = await tenant.anonymous.post('/auth/user/emailpass', {
      email: tenant.adminEmail,
      password: PASSWORD,
    })
    expect(staff.status).toBe(200)
    const shopper = await tenant.anonymous.post('/auth/customer/emailpass', {
      email: tenant.customerEmail,
      password: PASSWORD,
    })
    expect(shopper.status).toBe(200)
    expect((await tenant.anonymous.get(`/static/${tenant.fileKeys[0]}`)).status).toBe(200)
    const { body } = await backend.platform.get(`/admin/tenants/${tenant.id}`)
    expect(body).toMatchObject({ tenant: { handle: 'movingzq', status: 'trial' } })
  })

  it('brings its balances back, which no export holds: they follow from what was posted', async () => {
    const { ledger_accounts } = expectOk(
      await tenant.admin.get<{ ledger_accounts: LedgerAccount[] }>(
        '/admin/ledger/accounts?currency_code=eur',
      ),
    )
    expect(ledger_accounts.map(({ kind, balance_minor }) => [kind, balance_minor]).sort()).toEqual([
      ['available', 1_000],
      ['clearing', -1_000],
    ])
  })

  it('opens to none of the secret keys of before', async () => {
    const { status, body } = await withKey(tenant.anonymous)
    expect([status, body.code]).toEqual([401, 'secret_key_invalid'])
    const { secret_keys } = expectOk(await tenant.admin.get<{ secret_keys: unknown[] }>('/admin/secret-keys'))
    expect(secret_keys).toEqual([])
  })

  it('charges nobody for what it sold on subscription until somebody says so', async () => {
    expect(await isBilling(tenant.admin)).toBe(false)
    expectOk(await tenant.admin.post('/admin/subscription-settings', { is_billing: true }))
    expect(await isBilling(tenant.admin)).toBe(true)
  })

  it('left the neighbour alone', async () => {
    expect(await hashOf(neighbour.id)).toBe(neighbourBefore)
  })
})

describe('a copy', () => {
  let copyId: string

  it('is verified, and the original stays as it was', async () => {
    const before = await hashOf(tenant.id)
    const body = { handle: 'copyof', name: 'A copy' }
    const cloned = await operations.succeed(`/admin/tenants/${tenant.id}/clone`, body)
    copyId = cloned.result!['tenant_id'] as string
    expect(copyId).not.toBe(tenant.id)
    expect(await hashOf(tenant.id)).toBe(before)
    expect(await readdir(folders.env.EXPORT_DIR)).not.toContain(cloned.id)
  })

  it('holds no id of the original anywhere', async () => {
    const { manifest, id } = await operations.export(tenant.id)
    const ids = await backend.sql(async (client) => {
      const found = new Set<string>([tenant.id])
      for (const { name, rows, columns } of manifest.tables) {
        if (!rows || !columns.some((column) => column.name === 'id')) continue
        const { rows: keys } = await client.query<{ id: string }>(
          `select id from "${name}" where tenant_id = $1`,
          [tenant.id],
        )
        for (const { id } of keys) if (/_[0-9A-Z]{26}$/.test(id)) found.add(id)
      }
      return found
    })
    expect(ids.size).toBeGreaterThan(500)
    const copy = await backend.sql(async (client) => {
      let text = ''
      for (const { name } of manifest.tables) {
        const { rows } = await client.query<{ all: string }>(
          `select coalesce(string_agg(t::text, ' '), '') as all from "${name}" t where tenant_id = $1`,
          [copyId],
        )
        text += rows[0]!.all
      }
      return text
    })
    const words = new Set(copy.match(/[A-Za-z0-9]+_[0-9A-Z]{26}/g))
    expect([...ids].filter((old) => words.has(old))).toEqual([])
    expect(words.size).toBeGreaterThan(500)
    await backend.platform.delete(`/admin/tenant-operations/${id}`)
    expect(await readdir(folders.env.EXPORT_DIR)).not.toContain(id)
  })

  it('sells under its own key, signs in the same people, and has neither secret keys nor invitations', async () => {
    const host = 'copyof.localhost'
    const anonymous = backend.client(host)
    const signedIn = await anonymous.post<{ token: string }>('/auth/user/emailpass', {
      email: tenant.adminEmail,
      password: PASSWORD,
    })
    const admin = anonymous.with({ authorization: `Bearer ${expectOk(signedIn).token}` })
    const { api_keys: keys } = expectOk(
      await admin.get<{ api_keys: { token: string; type: string; title: string }[] }>(
        '/admin/api-keys?limit=100',
      ),
    )
    expect(keys.map(({ type }) => type)).toEqual(keys.map(() => 'publishable'))
    const key = keys.find(({ title }) => title === 'Storefront')!
    expect(key.token).not.toBe(tenant.publishableKey)
    expect((await admin.get('/admin/invites')).body).toMatchObject({ invites: [] })
    expect((await admin.get('/admin/secret-keys')).body).toMatchObject({ secret_keys: [] })
    expect(await isBilling(admin)).toBe(false)
    const { commission_lines: charged } = expectOk(
      await admin.get<{ commission_lines: { id: string }[] }>('/admin/commission-lines'),
    )
    const replayed = await Promise.all(
      charged.map(({ id }) => admin.get(`/admin/commission-lines/${id}/replay`)),
    )
    expect(replayed.length).toBeGreaterThan(0)
    for (const { body } of replayed) expect(body).toMatchObject({ replay: { identical: true } })
    const { regions } = expectOk(
      await admin.get<{ regions: { id: string; currency_code: string }[] }>('/admin/regions'),
    )
    const store = anonymous.with({ 'x-publishable-api-key': key.token })
    const regionId = regions.find((region) => region.currency_code === 'usd')!.id
    expect(await sell({ ...tenant, host, anonymous, admin, store, regionId })).toBe(
      (await lastOrderNumber()) + 1,
    )
    expect(
      (await backend.client('localhost').with({ 'x-publishable-api-key': key.token }).get('/store/regions'))
        .status,
    ).toBe(200)
  })

  it('shows its own files', async () => {
    const names = await readdir(join(folders.env.UPLOAD_DIR, copyId))
    expect(names).toHaveLength(exported.manifest.files.length)
  })

  it('of an export stands beside the tenant too, without its logins when so asked', async () => {
    const body = { mode: 'clone', export_id: exported.id, handle: 'copytwo', name: 'Two', logins: 'none' }
    const { result } = await operations.succeed('/admin/tenant-imports', body)
    const rows = await rowsOf(backend, result!['tenant_id'] as string)
    expect(rows).toMatchObject({ user: expect.any(Number) })
    expect(rows).not.toHaveProperty('provider_identity')
  })
})

describe('bad input', () => {
  const unknown = 'tenop_01JGFJJZ00ABCDEFGHJKMNPQRS'
  it.each<[string, string, object, number, string]>([
    ['an unknown tenant', '/admin/tenants/ten_unknown/exports', {}, 404, 'not_found'],
    ['an unknown field', '/admin/tenants/ten_unknown/exports', { x: 1 }, 400, 'validation_failed'],
    ['a copy without a handle', '/admin/tenants/ten_unknown/clone', { name: 'x' }, 400, 'validation_failed'],
    ['a copy of nobody', '/admin/tenants/ten_unknown/clone', { name: 'x', handle: 'free' }, 404, 'not_found'],
    [
      'an import of nothing',
      '/admin/tenant-imports',
      { mode: 'restore', export_id: unknown },
      404,
      'not_found',
    ],
    ['an unknown mode', '/admin/tenant-imports', { mode: 'x', export_id: unknown }, 400, 'validation_failed'],
    [
      'a copy without a name',
      '/admin/tenant-imports',
      { mode: 'clone', export_id: unknown },
      400,
      'validation_failed',
    ],
    ['a purge of nobody', '/admin/tenants/ten_unknown/purge', { confirmation_token: 'x' }, 404, 'not_found'],
  ])('%s is refused', async (_name, path, body, status, code) => {
    const answer = await backend.platform.post(path, body)
    expect([answer.status, answer.body]).toMatchObject([status, { code }])
  })

  it('a taken handle is refused, for a copy and for a restore', async () => {
    const answer = await backend.platform.post(`/admin/tenants/${tenant.id}/clone`, {
      name: 'x',
      handle: 'neighbour',
    })
    expect([answer.status, answer.body]).toMatchObject([409, { code: 'tenant_handle_taken' }])
  })

  it('lists page, filter and refuse', async () => {
    const first = expectOk(
      await backend.platform.get<{ operations: { id: string }[]; count: number; next_cursor: string }>(
        `/admin/tenant-operations?tenant_id=${tenant.id}&kind=export&status=succeeded&limit=1`,
      ),
    )
    expect(first.operations).toHaveLength(1)
    expect(first.count).toBeGreaterThan(1)
    const second = await backend.platform.get<{ operations: { id: string }[] }>(
      `/admin/tenant-operations?tenant_id=${tenant.id}&kind=export&status=succeeded&limit=1&cursor=${first.next_cursor}`,
    )
    expect(second.body.operations[0]!.id).not.toBe(first.operations[0]!.id)
    for (const query of ['kind=x', 'limit=0', 'colour=red', 'cursor=x']) {
      expect((await backend.platform.get(`/admin/tenant-operations?${query}`)).status).toBe(400)
    }
    expect((await backend.platform.get(`/admin/tenant-operations/${unknown}`)).status).toBe(404)
    expect((await backend.platform.delete(`/admin/tenant-operations/${unknown}`)).status).toBe(404)
  })
})
