import type { TestTenant } from '@cityos/testing'
import { DRIVE, emit, untilMarks, type FoundMark, type Subject } from './workload'

const EXPIRED = `
  insert into workflow_execution (id, workflow_id, transaction_id, run_id, state, retention_time, updated_at, tenant_id)
  select 'wf_exec_' || name || suffix, 'expired', name, suffix, 'done', 60, now() - (age || ' seconds')::interval, name
    from unnest($1::text[]) name, (values ('old', 61), ('new', 1)) kinds (suffix, age)`

/** Executions, jobs, events and keys belong to the tenant that they are about. */
export function describeBookkeeping(subject: () => Subject): void {
  const run = <T>(name: string, ...args: unknown[]) => subject().backend.run<T>(DRIVE, name, ...args)

  it('each execution is a row of the tenant that started it, and no other tenant lists it', async () => {
    const { rows } = await subject().backend.sql((client) =>
      client.query<{ id: string; tenant_id: string }>(
        `select id, tenant_id from workflow_execution where workflow_id like 'probe-%'`,
      ),
    )
    for (const { id } of subject().tenants) {
      const own = rows.filter((row) => row.tenant_id === id).map((row) => row.id)
      const listed = await run<string[]>('listExecutions', id)
      expect(own.length).toBeGreaterThan(0)
      expect(listed).toEqual(expect.arrayContaining(own))
      expect(rows.filter((row) => row.tenant_id !== id && listed.includes(row.id))).toEqual([])
    }
  })

  it("a tenant's admin cannot list, watch or run executions: that is the platform's", async () => {
    const [tenant] = subject().tenants as [TestTenant]
    expect((await tenant.admin.get('/admin/workflows-executions')).status).toBe(404)
    expect((await tenant.admin.get('/admin/workflows-executions/probe-steps/subscribe')).status).toBe(404)
    expect((await tenant.admin.post('/admin/workflows-executions/probe-steps/run', {})).status).toBe(404)
    expect((await subject().backend.platform.get('/admin/workflows-executions')).status).toBe(200)
  })

  it('each tenant lists its own API keys', async () => {
    for (const tenant of subject().tenants) {
      const { body } = await tenant.admin.get<{ api_keys: { token: string }[] }>('/admin/api-keys')
      expect(body.api_keys.map((key) => key.token)).toEqual([tenant.publishableKey])
    }
  })

  it('expired executions of every tenant are purged, and no others', async () => {
    const owners = ['platform', ...subject().tenants.map((tenant) => tenant.id)]
    await subject().backend.sql((client) => client.query(EXPIRED, [owners]))
    await run('purgeExecutions')
    const { rows } = await subject().backend.sql((client) =>
      client.query(
        `select tenant_id, run_id from workflow_execution where workflow_id = 'expired' order by 1`,
      ),
    )
    expect(rows).toEqual(owners.sort().map((tenant_id) => ({ tenant_id, run_id: 'new' })))
  })

  it('one failing tenant is named and keeps no other from its turn', async () => {
    const [failing, other] = subject().tenants as [TestTenant, TestTenant]
    await expect(run('visitTenants', failing.id)).rejects.toThrow(
      `tenant ${failing.id}: Fails, as it should.`,
    )
    const visits = (all: FoundMark[]) =>
      all.filter((mark) => mark.probe === 'visit').map((mark) => mark.tenantId)
    expect(visits(await untilMarks(subject(), (all) => visits(all).length > 0))).toEqual([other.id])
  })

  it('an event cannot name another tenant in its metadata', async () => {
    const [first, second] = subject().tenants as [TestTenant, TestTenant]
    const metadata = { tenant_id: second.id }
    await emit(subject(), first, { name: 'probe.forged', data: { run: 'forged' }, metadata })
    const forged = (all: FoundMark[]) =>
      all.filter((mark) => mark.probe === 'event-forged').map((mark) => mark.scope)
    expect(forged(await untilMarks(subject(), (all) => forged(all).length > 0))).toEqual([first.id])
  })
}
