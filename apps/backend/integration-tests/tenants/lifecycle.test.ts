import { join } from 'node:path'
import { TestBackend, type TestTenant } from '@cityos/testing'

const FIXTURE = join(__dirname, '../fixtures/tenant-workflows.ts')
let backend: TestBackend

beforeAll(async () => {
  backend = await TestBackend.start()
})
afterAll(() => backend?.stop())

interface Body {
  tenant: {
    status: string
    status_reason: string | null
    status_changed_by: string
    status_changed_at: string
  }
  code?: string
  message?: string
}

const change = (tenant: TestTenant, verb: string, reason?: string) =>
  backend.platform.post<Body>(`/admin/tenants/${tenant.id}/${verb}`, reason === undefined ? {} : { reason })

const statusOf = async (tenant: TestTenant) =>
  (await backend.platform.get<Body>(`/admin/tenants/${tenant.id}`)).body.tenant

/** Suspended and archived tenants begin their life like all others. */
async function tenantThatIs(status: string, handle: string): Promise<TestTenant> {
  const tenant = await backend.provisionTenant(handle)
  const way: Record<string, string[]> = {
    trial: [],
    active: ['activate'],
    suspended: ['suspend'],
    archived: ['suspend', 'archive'],
  }
  for (const verb of way[status]!) expect((await change(tenant, verb, 'on the way')).status).toBe(200)
  return tenant
}

describe('the life of a tenant', () => {
  it('goes from trial over active and suspended to archived, and its hosts follow', async () => {
    const tenant = await backend.provisionTenant('whole-life')
    const door = async () => (await tenant.store.get('/store/regions')).status
    expect((await statusOf(tenant)).status).toBe('trial')
    expect((await change(tenant, 'activate')).body.tenant.status).toBe('active')
    expect(await door()).toBe(200)
    const suspended = await change(tenant, 'suspend', 'The invoice of May is not paid')
    expect(suspended.body.tenant).toMatchObject({
      status: 'suspended',
      status_reason: 'The invoice of May is not paid',
      status_changed_by: expect.stringMatching(/^user_/),
      status_changed_at: expect.stringMatching(/^20/),
    })
    expect(await door()).toBe(403)
    expect((await change(tenant, 'resume', 'paid')).body.tenant.status).toBe('active')
    expect(await door()).toBe(200)
    await change(tenant, 'suspend', 'closing')
    expect((await change(tenant, 'archive', 'closed')).body.tenant.status).toBe('archived')
    expect(await door()).toBe(410)
  })

  it('can be addressed by handle', async () => {
    const tenant = await backend.provisionTenant('by-handle')
    expect((await backend.platform.get<Body>('/admin/tenants/by-handle')).body.tenant).toMatchObject({
      id: tenant.id,
    })
    expect((await backend.platform.post('/admin/tenants/by-handle/activate', {})).status).toBe(200)
  })

  const LEGAL: Record<string, Record<string, string>> = {
    trial: { activate: 'active', suspend: 'suspended' },
    active: { suspend: 'suspended' },
    suspended: { resume: 'active', archive: 'archived' },
    archived: {},
  }
  const TARGET = { activate: 'active', suspend: 'suspended', resume: 'active', archive: 'archived' }

  it.each(Object.keys(LEGAL))(
    'from %s allows what the table allows, and names both states otherwise',
    async (from) => {
      for (const [verb, target] of Object.entries(TARGET)) {
        const tenant = await tenantThatIs(from, `${from}-${verb}`)
        const before = await statusOf(tenant)
        const answer = await change(tenant, verb, 'because')
        const after = await statusOf(tenant)
        if (LEGAL[from]![verb]) {
          expect([answer.status, after.status]).toEqual([200, target])
          continue
        }
        expect([answer.status, answer.body.code]).toEqual([409, 'illegal_transition'])
        expect(answer.body.message).toContain(`is ${from} and cannot become ${target}`)
        expect(after).toEqual(before)
      }
    },
  )

  it('lets one of ten simultaneous suspensions win and tells the others', async () => {
    const tenant = await tenantThatIs('active', 'contested')
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, i) => change(tenant, 'suspend', `reason ${i}`)),
    )
    const winners = answers.flatMap((answer, i) => (answer.status === 200 ? [`reason ${i}`] : []))
    expect(winners).toHaveLength(1)
    expect(answers.filter((answer) => answer.body.code === 'illegal_transition')).toHaveLength(9)
    expect((await statusOf(tenant)).status_reason).toBe(winners[0])
  })

  it.each([
    ['suspend', {}],
    ['archive', {}],
    ['suspend', { reason: '' }],
    ['suspend', { reason: '   ' }],
    ['suspend', { reason: 'x'.repeat(501) }],
    ['suspend', { reason: 7 }],
    ['suspend', { reason: 'ok', until: 'tomorrow' }],
    ['activate', { reason: null }],
    ['resume', { why: 'unknown field' }],
  ])('refuses to %s with %j and changes nothing', async (verb, body) => {
    const tenant = (await backend.platform.get<Body>('/admin/tenants/contested')).body.tenant
    const answer = await backend.platform.post<Body>(`/admin/tenants/contested/${verb}`, body)
    expect([answer.status, answer.body.code]).toEqual([400, 'validation_failed'])
    expect((await backend.platform.get<Body>('/admin/tenants/contested')).body.tenant).toEqual(tenant)
  })

  it('knows no status of a tenant that does not exist', async () => {
    for (const verb of Object.keys(TARGET)) {
      const answer = await backend.platform.post<Body>(`/admin/tenants/ten_nobody/${verb}`, { reason: 'x' })
      expect([answer.status, answer.body.code]).toEqual([404, 'not_found'])
    }
  })

  it('is the platform’s alone to change', async () => {
    const tenant = await backend.provisionTenant('helpless')
    const answer = await tenant.admin.post(`/admin/tenants/${tenant.id}/activate`, {})
    expect(answer.status).toBe(404)
    expect((await backend.client('localhost').post(`/admin/tenants/${tenant.id}/activate`, {})).status).toBe(
      401,
    )
  })

  it.each([
    ['activate', 'trial'],
    ['suspend', 'active'],
    ['resume', 'suspended'],
    ['archive', 'suspended'],
  ])('gives everything back when a later step of %s fails', async (verb, from) => {
    const tenant = await tenantThatIs(from, `doomed-${verb}`)
    const before = await statusOf(tenant)
    const failed = await backend.run<string>(FIXTURE, 'failLast', `${verb}-tenant`, {
      tenantId: tenant.id,
      reason: 'will be undone',
    })
    expect(failed).toContain('forced failure')
    expect(await statusOf(tenant)).toEqual({ ...before, updated_at: expect.any(String) })
  })

  it('announces each change once, with who and why', async () => {
    const tenant = await backend.provisionTenant('announced')
    await backend.run(FIXTURE, 'listen')
    await change(tenant, 'activate')
    await change(tenant, 'suspend', 'late')
    await change(tenant, 'suspend', 'late again')
    await change(tenant, 'resume')
    const heard = await backend.run<{ name: string; data: Record<string, unknown> }[]>(
      FIXTURE,
      'heard',
      tenant.id,
    )
    expect(heard.map(({ name, data }) => [name, data['from'], data['to'], data['reason']])).toEqual([
      ['tenant.activated', 'trial', 'active', null],
      ['tenant.suspended', 'active', 'suspended', 'late'],
      ['tenant.resumed', 'suspended', 'active', null],
    ])
    expect(heard[1]!.data['actor_id']).toMatch(/^user_/)
  })
})
