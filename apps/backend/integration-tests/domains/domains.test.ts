import { join } from 'node:path'
import type { Tenant, TenantDomain } from '@cityos/contracts'
import { expectOk, TestBackend, type ServerProcess, type TestTenant } from '@cityos/testing'
import { DnsServer } from '../fixtures/dns-server'
import { everywhere, startSecondServer } from '../resolution/second-server'
import { claim, code, publish, rowsOf, verify, type DomainAnswer } from './world'

const FIXTURE = join(__dirname, '../fixtures/domains.ts')
const OWN = '/admin/tenant/domains'
let dns: DnsServer
let backend: TestBackend
let second: ServerProcess
let acme: TestTenant
let rival: TestTenant

beforeAll(async () => {
  dns = await DnsServer.start()
  backend = await TestBackend.start({ env: { DNS_SERVERS: dns.address } })
  second = await startSecondServer(backend, { DNS_SERVERS: dns.address })
  acme = await backend.provisionTenant('acme')
  rival = await backend.provisionTenant('rival')
}, 300_000)
afterAll(async () => {
  await second?.stop()
  await backend?.stop()
  await dns?.stop()
})

const add = async (tenant: TestTenant, kind: string, domain: string) =>
  code(await tenant.admin.post(OWN, { kind, domain }))
const subdomain = async (tenant: TestTenant, domain: string) =>
  expectOk(await tenant.admin.post<DomainAnswer>(OWN, { kind: 'subdomain', domain })).domain
const proved = async (tenant: TestTenant, name: string) => {
  const domain = await claim(tenant, name)
  publish(dns, domain)
  return expectOk(await verify(tenant.admin, domain.id)).domain
}
const list = async (tenant: TestTenant, query = '') =>
  expectOk(await tenant.admin.get<{ domains: TenantDomain[]; next_cursor: string | null }>(OWN + query))
const makeStore = async (tenant: TestTenant) => {
  const id = `tstore_01J${'0'.repeat(20)}${tenant.handle
    .slice(0, 3)
    .toUpperCase()
    .replace(/[ILOU]/g, 'X')}`
  await backend.sql((owner) =>
    owner.query(
      `insert into tenant_store (id, tenant_id, handle, name, type) values ($1, $2, 'one', 'One', 'retail')`,
      [id, tenant.id],
    ),
  )
  return id
}

describe('a subdomain', () => {
  it('works at once in every process, and is gone at once when it is removed', async () => {
    const servers = [backend.server, second]
    const asked = { host: 'sale.localhost', headers: { 'x-publishable-api-key': acme.publishableKey } }
    const unknown = '404 tenant_unknown'
    expect(await everywhere(servers, asked, unknown)).toEqual([unknown, unknown])
    const domain = await subdomain(acme, 'Sale')
    expect(domain).toMatchObject({
      domain: 'sale',
      host: 'sale.localhost',
      status: 'verified',
      verification: null,
    })
    expect(await everywhere(servers, asked, '200')).toEqual(['200', '200'])
    expect((await acme.admin.delete(`${OWN}/${domain.id}`)).body).toEqual({
      id: domain.id,
      object: 'domain',
      deleted: true,
    })
    expect(await everywhere(servers, asked, unknown)).toEqual([unknown, unknown])
  })

  it('is a name like a handle, and there is one of each among all tenants', async () => {
    await subdomain(acme, 'outlet')
    expect(await add(rival, 'subdomain', 'outlet')).toBe('409 tenant_domain_taken')
    expect(await add(rival, 'subdomain', 'acme')).toBe('409 tenant_domain_taken')
    expect(await add(acme, 'subdomain', 'acme')).toBe('409 tenant_domain_taken')
    for (const label of ['admin', 'a.b', 'x', 'xn--bcher-kva', 'bücher', 'a_b', '', 'a'.repeat(64)]) {
      expect(await add(rival, 'subdomain', label)).toBe('400 validation_failed')
    }
    const provisioned = await backend.platform.post('/admin/tenants', {
      handle: 'outlet',
      name: 'Outlet',
      admin: { email: 'a@outlet.example', password: 'a-password-for-tests' },
    })
    expect(code(provisioned)).toBe('409 tenant_handle_taken')
  })

  it('and a handle of the same name: one of both wins', async () => {
    for (let round = 0; round < 3; round++) {
      const label = `both-${round}`
      const admin = { email: 'a@both.example', password: 'a-password-for-tests' }
      const [tenant, domain] = await Promise.all([
        backend.platform.post('/admin/tenants', { handle: label, name: 'Both', admin }),
        acme.admin.post(OWN, { kind: 'subdomain', domain: label }),
      ])
      const outcomes = [tenant.status, domain.status].sort()
      expect(outcomes).toEqual([201, 409])
    }
  })
})

describe('a custom domain', () => {
  it.each([
    ['the platform’s host', 'localhost'],
    ['a host below the platform’s domain', 'x.localhost'],
    ['another tenant’s subdomain', 'rival.localhost'],
    ['an address', '10.0.0.1'],
    ['an IPv6 address', '[::1]'],
    ['a wildcard', '*.acme.com'],
    ['a URL', 'https://acme.com'],
    ['a host with a port', 'acme.com:443'],
    ['a name outside public DNS', 'printer.local'],
    ['one label', 'acme'],
    ['nothing', ''],
    ['too much', `${'a'.repeat(63)}.`.repeat(5) + 'com'],
  ])('is not %s', async (_name, domain) => {
    expect(await add(acme, 'custom', domain)).toBe('400 validation_failed')
  })

  it('is one domain in every script and case', async () => {
    await proved(acme, 'bücher.example')
    for (const spelling of [
      'BÜCHER.example',
      'xn--bcher-kva.example',
      'ｂücher。example',
      'bu\u0308cher.example.',
    ]) {
      expect(await add(acme, 'custom', spelling)).toBe('409 tenant_domain_taken')
      expect(await add(rival, 'custom', spelling)).toBe('409 tenant_domain_taken')
    }
    const answer = await backend.client('XN--BCHER-KVA.example:8443').get('/store/regions')
    expect(code(answer)).not.toContain('tenant_unknown')
  })

  it('takes known fields of the right type, and says which is wrong', async () => {
    for (const body of [
      {},
      { kind: 'custom' },
      { domain: 'a.example' },
      { kind: 'apex', domain: 'a.example' },
      { kind: 'custom', domain: 7 },
      { kind: 'custom', domain: 'a.example', status: 'verified' },
      { kind: 'custom', domain: 'a.example', is_primary: true },
      { kind: 'custom', domain: 'a.example', store_id: 'x' },
    ]) {
      expect(code(await acme.admin.post(OWN, body))).toBe('400 validation_failed')
    }
    const names = (await list(acme, '?q=a.example')).domains.map(({ domain }) => domain)
    expect(names).not.toContain('a.example')
  })

  it('there are 50 of at most, also when they come all at once', async () => {
    const tenant = await backend.provisionTenant('greedy')
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, i) =>
        tenant.admin.post(OWN, { kind: 'custom', domain: `d${i}.example` }),
      ),
    )
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(50)
    expect(new Set(answers.filter(({ status }) => status !== 201).map(code))).toEqual(
      new Set(['403 limit_exceeded']),
    )
    expect(await rowsOf(backend, tenant.id)).toHaveLength(51)
  })
})

describe('the primary domain', () => {
  const primaries = async (tenant: TestTenant) =>
    (await rowsOf(backend, tenant.id)).filter((row) => row['is_primary']).map((row) => row['domain'])

  it('is one: setting another one unsets it', async () => {
    const tenant = await backend.provisionTenant('primary')
    expect(await primaries(tenant)).toEqual(['primary'])
    const pending = await claim(tenant, 'pending.example')
    expect(code(await tenant.admin.post(`${OWN}/${pending.id}/primary`))).toBe('409 domain_not_verified')
    const shop = await proved(tenant, 'shop.example')
    expect((await tenant.admin.post<DomainAnswer>(`${OWN}/${shop.id}/primary`)).body.domain.is_primary).toBe(
      true,
    )
    expect(await primaries(tenant)).toEqual(['shop.example'])
    expect((await tenant.admin.post(`${OWN}/${shop.id}/primary`)).status).toBe(200)
    expect(await primaries(tenant)).toEqual(['shop.example'])
    expect(code(await tenant.admin.delete(`${OWN}/${shop.id}`))).toBe('409 domain_in_use')
    const own = (await list(tenant, '?q=primary')).domains[0]!
    expect(code(await tenant.admin.delete(`${OWN}/${own.id}`))).toBe('409 domain_in_use')
    await tenant.admin.post(`${OWN}/${own.id}/primary`)
    expect((await tenant.admin.delete(`${OWN}/${shop.id}`)).status).toBe(200)
    expect(await primaries(tenant)).toEqual(['primary'])
  })

  it('is one after twenty concurrent changes', async () => {
    const domains = [
      await subdomain(rival, 'rival-one'),
      await subdomain(rival, 'rival-two'),
      await subdomain(rival, 'rival-three'),
    ]
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, i) => rival.admin.post(`${OWN}/${domains[i % 3]!.id}/primary`)),
    )
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200))
    expect(await primaries(rival)).toHaveLength(1)
  })
})

describe('a store’s domain', () => {
  it('is one of the tenant’s own stores', async () => {
    const [mine, theirs] = [await makeStore(acme), await makeStore(rival)]
    const domain = await subdomain(acme, 'brand')
    const assign = (store_id: unknown) => acme.admin.post<DomainAnswer>(`${OWN}/${domain.id}`, { store_id })
    expect((await assign(mine)).body.domain.store_id).toBe(mine)
    expect(code(await assign(theirs))).toBe('404 not_found')
    expect(code(await assign(undefined))).toBe('400 validation_failed')
    expect((await acme.admin.get<DomainAnswer>(`${OWN}/${domain.id}`)).body.domain.store_id).toBe(mine)
    expect((await assign(null)).body.domain.store_id).toBeNull()
    const other = await acme.admin.post(OWN, { kind: 'custom', domain: 'brand.example', store_id: theirs })
    expect(code(other)).toBe('404 not_found')
    const body = { kind: 'custom', domain: 'brand.example', store_id: mine }
    expect((await acme.admin.post<DomainAnswer>(OWN, body)).body.domain.store_id).toBe(mine)
  })
})

describe('whose domains', () => {
  it('a tenant sees and changes its own alone', async () => {
    const theirs = await claim(rival, 'secret.example')
    const path = `${OWN}/${theirs.id}`
    const answers = [
      await acme.admin.get(path),
      await acme.admin.post(path, { store_id: null }),
      await acme.admin.post(`${path}/verify`),
      await acme.admin.post(`${path}/primary`),
      await acme.admin.delete(path),
    ]
    expect(answers.map(code)).toEqual(Array(5).fill('404 not_found'))
    expect(JSON.stringify(await list(acme, '?limit=100'))).not.toContain('secret')
    expect((await backend.client('acme.localhost').get(OWN)).status).toBe(401)
    expect(code(await acme.admin.get(`/admin/tenants/${acme.id}/domains`))).toContain('404')
    expect(code(await backend.platform.get(OWN))).toBe('404 not_found')
  })

  it('the platform does the same for each, and with x-tenant what the tenant does', async () => {
    const path = `/admin/tenants/${rival.id}/domains`
    const added = await backend.platform.post<DomainAnswer>(path, { kind: 'subdomain', domain: 'operated' })
    expect(added.status).toBe(201)
    const { id } = added.body.domain
    const acting = (await backend.actIn(rival)).with({ 'x-tenant': 'rival' })
    expect((await acting.get(`${OWN}/${id}`)).status).toBe(200)
    expect(code(await backend.platform.get(`/admin/tenants/${acme.id}/domains/${id}`))).toBe('404 not_found')
    expect(code(await backend.platform.get('/admin/tenants/ten_unknown/domains'))).toBe('404 not_found')
    expect((await backend.platform.post(`${path}/${id}/primary`)).status).toBe(200)
    const { tenant } = expectOk(await backend.platform.get<{ tenant: Tenant }>(`/admin/tenants/${rival.id}`))
    expect(tenant.domains).toContainEqual({
      id,
      kind: 'subdomain',
      domain: 'operated',
      host: 'operated.localhost',
      status: 'verified',
      is_primary: true,
    })
  })

  it('lists them page by page', async () => {
    const tenant = await backend.provisionTenant('pages')
    for (const i of [1, 2, 3, 4]) await claim(tenant, `p${i}.example`)
    const found: string[] = []
    for (let cursor = ''; ;) {
      const page = await list(tenant, `?limit=2&order=domain${cursor}`)
      found.push(...page.domains.map(({ domain }) => domain))
      if (!page.next_cursor) break
      cursor = `&cursor=${encodeURIComponent(page.next_cursor)}`
    }
    expect(found).toEqual(['p1.example', 'p2.example', 'p3.example', 'p4.example', 'pages'])
    expect((await list(tenant, '?q=p3')).domains).toHaveLength(1)
    expect((await list(tenant, '?q=%25')).domains).toHaveLength(0)
    expect(code(await tenant.admin.get(`${OWN}?cursor=x`))).toBe('400 cursor_invalid')
    expect(code(await tenant.admin.get(`${OWN}?limit=1000`))).toBe('400 validation_failed')
  })
})

describe('when the last step of a workflow fails, nothing has changed', () => {
  it.each(['add', 'primary', 'remove', 'assign'])('%s', async (name) => {
    const tenant = await backend.provisionTenant(`undo-${name}`)
    const domain = await proved(tenant, `${name}.undo.example`)
    const ref = { tenant_id: tenant.id, id: domain.id }
    const inputs: Record<string, object> = {
      add: { tenant_id: tenant.id, domain: { kind: 'subdomain', domain: 'undone' } },
      primary: ref,
      remove: ref,
      assign: { ...ref, store_id: await makeStore({ ...tenant, handle: name }) },
    }
    const before = await rowsOf(backend, tenant.id)
    expect(await backend.run<string>(FIXTURE, 'runAndFail', name, inputs[name])).toContain('forced failure')
    expect(await rowsOf(backend, tenant.id)).toEqual(before)
    expect(code(await backend.client(domain.host).get('/store/regions'))).not.toContain('tenant_unknown')
  })
})

describe('whether a proxy may get a certificate', () => {
  const ask = async (domain: string, host = 'localhost') =>
    backend.client(host).get(`/tls/ask?domain=${encodeURIComponent(domain)}`)

  it('200 for the hosts of tenants, 404 for every other, and no other word', async () => {
    const domain = await proved(acme, 'tls.example')
    const pending = await claim(acme, 'tls-pending.example')
    for (const host of ['acme.localhost', domain.host, 'TLS.Example.', 'bücher.example'.normalize('NFC')]) {
      const { status, text } = await ask(host === 'bücher.example' ? 'xn--bcher-kva.example' : host)
      expect([host, status, text]).toEqual([host, 200, ''])
    }
    for (const host of [pending.host, 'nobody.localhost', 'localhost', '127.0.0.1', '', 'a b', "x' or 1=1"]) {
      const { status, text } = await ask(host)
      expect([host, status, text]).toEqual([host, 404, ''])
    }
    expect((await backend.client('localhost').get('/tls/ask')).status).toBe(404)
    expect(
      (await backend.client('localhost').get('/tls/ask?domain=a.example&domain=acme.localhost')).status,
    ).toBe(404)
  })

  it('follows the tenant’s status, and is there on the platform’s hosts alone', async () => {
    const tenant = await backend.provisionTenant('certified')
    const become = (status: string) =>
      backend.sql((owner) => owner.query('update tenant set status = $1 where id = $2', [status, tenant.id]))
    await become('suspended')
    expect((await ask('certified.localhost')).status).toBe(200)
    expect((await ask('certified.localhost', 'acme.localhost')).status).toBe(404)
    await become('archived')
    let last = 200
    for (let i = 0; i < 50 && last !== 404; i++) last = (await ask('certified.localhost')).status
    expect(last).toBe(404)
  })
})
