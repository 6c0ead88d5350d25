import type { Client } from 'pg'
import { newId, ID_PREFIXES } from '@cityos/contracts'
import { asOwner, TestBackend, type ServerProcess, type TestTenant } from '@cityos/testing'
import { everywhere, once, startSecondServer } from './second-server'

let backend: TestBackend
let second: ServerProcess
let servers: { url: string }[]

beforeAll(async () => {
  backend = await TestBackend.start()
  second = await startSecondServer(backend)
  servers = [backend.server, second]
}, 300_000)
afterAll(async () => {
  await second?.stop()
  await backend?.stop()
})

const sql = (text: string, values: unknown[] = []) => backend.sql((owner) => owner.query(text, values))
const withKey = (tenant: TestTenant) => ({ 'x-publishable-api-key': tenant.publishableKey })
const at = (tenant: TestTenant) => ({ host: tenant.host, headers: withKey(tenant) })

/** Asks both processes until each has an answer in its memory. */
async function warm(tenant: TestTenant, host = tenant.host): Promise<void> {
  for (let i = 0; i < 3; i++) {
    expect(await everywhere(servers, { host, headers: withKey(tenant) }, '200')).toEqual(['200', '200'])
  }
}

describe('a change takes effect in every process at once, without waiting for an answer to expire', () => {
  it('a tenant that is suspended, resumed and archived', async () => {
    const tenant = await backend.provisionTenant('moods')
    await warm(tenant)
    for (const [status, expected] of [
      ['suspended', '403 tenant_suspended'],
      ['active', '200'],
      ['archived', '410 tenant_archived'],
    ] as const) {
      await sql('update tenant set status = $1 where id = $2', [status, tenant.id])
      expect(await everywhere(servers, at(tenant), expected)).toEqual([expected, expected])
    }
  })

  it('a domain that is added, taken away and given to another tenant', async () => {
    const [one, other] = [await backend.provisionTenant('one'), await backend.provisionTenant('other')]
    const host = 'www.shared.example'
    const unknown = '404 tenant_unknown'
    expect(await everywhere(servers, { host }, unknown)).toEqual([unknown, unknown])
    const id = newId(ID_PREFIXES.tenant_domain)
    await sql(
      `insert into tenant_domain (id, kind, domain, status, tenant_id) values ($1, 'custom', $2, 'verified', $3)`,
      [id, host, one.id],
    )
    await warm(one, host)
    await sql(`update tenant_domain set tenant_id = $1 where id = $2`, [other.id, id])
    const mismatch = '400 tenant_mismatch'
    expect(await everywhere(servers, { host, headers: withKey(one) }, mismatch)).toEqual([mismatch, mismatch])
    await warm(other, host)
    await sql(`update tenant_domain set status = 'failed' where id = $1`, [id])
    expect(await everywhere(servers, { host }, unknown)).toEqual([unknown, unknown])
    await sql(`update tenant_domain set status = 'verified' where id = $1`, [id])
    await warm(other, host)
    await sql(`delete from tenant_domain where id = $1`, [id])
    expect(await everywhere(servers, { host }, unknown)).toEqual([unknown, unknown])
  })

  it('a publishable key that is revoked', async () => {
    const tenant = await backend.provisionTenant('keys')
    await warm(tenant, 'localhost')
    const { body } = await tenant.admin.get<{ api_keys: { id: string }[] }>(
      '/admin/api-keys?type=publishable',
    )
    const revoked = await tenant.admin.post(`/admin/api-keys/${body.api_keys[0]!.id}/revoke`)
    expect(revoked.status).toBe(200)
    for (const path of ['/store/products', '/store/regions']) {
      const asked = { host: 'localhost', headers: withKey(tenant), path }
      expect(await everywhere(servers, asked, '400')).toEqual(['400', '400'])
    }
  })
})

describe('while a process cannot hear the database', () => {
  const listeners = `select pid from pg_stat_activity
    where datname = $1 and application_name = 'medusa-tenancy listener' and query ~* '^(listen|select 1$)'`

  it('it remembers nothing, and hears again when the database lets it', async () => {
    const tenant = await backend.provisionTenant('deaf')
    await warm(tenant)
    const { name, ownerUrl } = backend.database
    const elsewhere = Object.assign(new URL(ownerUrl), { pathname: '/postgres' }).toString()
    const setStatus = (owner: Client, status: string) =>
      owner.query('update tenant set status = $1 where id = $2', [status, tenant.id])
    await asOwner(ownerUrl, async (owner) => {
      // Whoever is connected stays so; nobody else gets in.
      await asOwner(elsewhere, (client) => client.query(`alter database ${name} allow_connections false`))
      try {
        const { rowCount } = await owner.query(`select pg_terminate_backend(pid) from (${listeners})`, [name])
        expect(rowCount).toBe(2)
        await new Promise((done) => setTimeout(done, 50))
        for (const [status, expected] of [
          ['suspended', '403 tenant_suspended'],
          ['active', '200'],
          ['archived', '410 tenant_archived'],
          ['active', '200'],
        ] as const) {
          await setStatus(owner, status)
          expect(await once(servers, at(tenant))).toEqual([expected, expected])
        }
      } finally {
        await asOwner(elsewhere, (client) => client.query(`alter database ${name} allow_connections true`))
      }
    })
    const hearing = async () => (await sql(listeners, [name])).rowCount
    for (let i = 0; i < 100 && (await hearing()) !== 2; i++)
      await new Promise((done) => setTimeout(done, 100))
    expect(await hearing()).toBe(2)
    await warm(tenant)
    await sql(`update tenant set status = 'suspended' where id = $1`, [tenant.id])
    expect(await everywhere(servers, at(tenant), '403 tenant_suspended')).toHaveLength(2)
    expect(await once(servers, at(tenant))).toEqual(['403 tenant_suspended', '403 tenant_suspended'])
    expect((await backend.stats()).missingScopes).toBe(0)
  })
})
