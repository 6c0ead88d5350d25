import { join } from 'node:path'
import type { TenantDomain } from '@cityos/contracts'
import { TestBackend, type TestTenant } from '@cityos/testing'
import { DnsServer } from '../fixtures/dns-server'
import { expectSoon } from '../screens/expect-soon'
import { claim, code, publish, rowsOf, verify, type DomainAnswer } from './world'

const FIXTURE = join(__dirname, '../fixtures/domains.ts')
let dns: DnsServer
let backend: TestBackend
let acme: TestTenant
let rival: TestTenant

beforeAll(async () => {
  dns = await DnsServer.start()
  backend = await TestBackend.start({ env: { DNS_SERVERS: dns.address } })
  acme = await backend.provisionTenant('acme')
  rival = await backend.provisionTenant('rival')
}, 300_000)
afterAll(async () => {
  await backend?.stop()
  await dns?.stop()
})
beforeEach(() => dns.clear())

const sql = (text: string, values: unknown[] = []) => backend.sql((owner) => owner.query(text, values))
const at = async (host: string) => code(await backend.client(host).get('/store/regions'))
const READY = '400'
const read = async (tenant: TestTenant, { id }: TenantDomain) =>
  (await tenant.admin.get<DomainAnswer>(`/admin/tenant/domains/${id}`)).body.domain

describe('a custom domain', () => {
  it('is a claim that resolves to nobody until DNS proves it, and at once then', async () => {
    const domain = await claim(acme, 'WWW.Acme.example')
    expect(domain).toMatchObject({ domain: 'www.acme.example', host: 'www.acme.example', status: 'pending' })
    expect(domain.verification).toEqual({
      type: 'TXT',
      name: '_cityos-challenge.www.acme.example',
      value: expect.stringMatching(/^cityos-verification=[0-9a-f]{32}$/) as string,
    })
    expect(await at('www.acme.example')).toBe('404 tenant_unknown')
    publish(dns, domain)
    const { status, body } = await verify(acme.admin, domain.id)
    expect([status, body.domain]).toMatchObject([200, { status: 'verified', last_error: null }])
    expect(await at('www.acme.example')).toContain(READY)
    expect((await verify(acme.admin, domain.id)).status).toBe(200)
  })

  it.each([
    ['no record', undefined, 'There is no TXT record at'],
    ['an empty answer', [], 'There is no TXT record at'],
    ['a wrong token', [['cityos-verification=0123456789abcdef0123456789abcdef']], 'not the one asked for'],
    ['a name server that fails', { rcode: 2 }, 'answered with an error'],
    ['a name server that says nothing', 'silence', 'did not answer in time'],
  ] as const)('is not proved by %s, and the answer says what to do', async (name, zone, sentence) => {
    const domain = await claim(acme, `${name.replaceAll(' ', '-')}.example`)
    if (zone) dns.set(domain.verification!.name, zone as never)
    const answer = await verify(acme.admin, domain.id)
    expect(code(answer)).toBe('409 domain_verification_failed')
    expect(answer.body.message).toContain(sentence)
    const after = await read(acme, domain)
    expect(after).toMatchObject({ status: 'pending', last_error: answer.body.message })
    expect(after.last_checked_at).not.toBeNull()
    expect(await at(domain.host)).toBe('404 tenant_unknown')
  })

  it('is proved by a record among many, sent in pieces', async () => {
    const domain = await claim(acme, 'pieces.example')
    const { name, value } = domain.verification!
    const others = Array.from({ length: 20 }, (_, i) => [`google-site-verification=${i}`, 'x'.repeat(100)])
    dns.set(name, [...others, [value.slice(0, 7), value.slice(7, 30), value.slice(30)]])
    expect((await verify(acme.admin, domain.id)).status).toBe(200)
  })

  it('is not proved by a record of the domain itself, nor by another tenant’s token', async () => {
    const [mine, theirs] = [await claim(acme, 'tokens.example'), await claim(rival, 'tokens.example')]
    expect(mine.verification!.value).not.toBe(theirs.verification!.value)
    dns.set('tokens.example', [[mine.verification!.value]])
    dns.set(mine.verification!.name, [[theirs.verification!.value]])
    expect(code(await verify(acme.admin, mine.id))).toBe('409 domain_verification_failed')
  })

  it('belongs to who proves it: claims of others do not stand in the way, a proof does', async () => {
    const [squatter, owner] = [await claim(rival, 'owned.example'), await claim(acme, 'owned.example')]
    publish(dns, owner)
    expect((await verify(acme.admin, owner.id)).status).toBe(200)
    publish(dns, squatter)
    const late = await verify(rival.admin, squatter.id)
    expect(code(late)).toBe('409 tenant_domain_taken')
    expect((await read(rival, squatter)).status).toBe('pending')
    const third = await backend.provisionTenant('third')
    const again = await third.admin.post('/admin/tenant/domains', { kind: 'custom', domain: 'owned.example' })
    expect(code(again)).toBe('409 tenant_domain_taken')
  })

  it('goes to one of two tenants that prove it at the same moment', async () => {
    for (let round = 0; round < 5; round++) {
      const name = `race-${round}.example`
      const claims = [await claim(acme, name), await claim(rival, name)]
      dns.set(
        claims[0]!.verification!.name,
        claims.map(({ verification }) => [verification!.value]),
      )
      const answers = await Promise.all([acme, rival].map((tenant, i) => verify(tenant.admin, claims[i]!.id)))
      expect(answers.map(code).sort()).toEqual(['200', '409 tenant_domain_taken'])
      const { rows } = await sql(`select from tenant_domain where domain = $1 and status = 'verified'`, [
        name,
      ])
      expect(rows).toHaveLength(1)
    }
  })

  it('may be vouched for by the platform’s operator, not by the tenant', async () => {
    const domain = await claim(acme, 'vouched.example')
    const path = `/admin/tenants/${acme.id}/domains/${domain.id}/verify`
    expect(code(await acme.admin.post(`/admin/tenant/domains/${domain.id}/verify`, { vouch: true }))).toBe(
      '400 validation_failed',
    )
    expect(code(await acme.admin.post(path, { vouch: true }))).toContain('404')
    expect(code(await backend.platform.post(path, { vouch: false }))).toBe('400 validation_failed')
    expect(code(await backend.platform.post(path))).toBe('409 domain_verification_failed')
    expect((await backend.platform.post(path, { vouch: true })).status).toBe(200)
    expect(await at('vouched.example')).toContain(READY)
  })
})

describe('the job that asks DNS again', () => {
  const age = ({ id }: TenantDomain, created: string, checked: string) =>
    sql(
      `update tenant_domain set created_at = now() - $2::interval, last_checked_at = now() - $3::interval where id = $1`,
      [id, created, checked],
    )

  it('verifies what has been published meanwhile, and leaves alone what is not due', async () => {
    const [due, notDue] = [await claim(acme, 'due.example'), await claim(acme, 'not-due.example')]
    for (const domain of [due, notDue]) publish(dns, domain)
    await age(due, '5 hours', '61 minutes')
    await age(notDue, '5 hours', '59 minutes')
    expect(await backend.run(FIXTURE, 'recheckTwice')).toBe(0)
    expect((await read(acme, due)).status).toBe('verified')
    expect((await read(acme, notDue)).status).toBe('pending')
    expect(await at('due.example')).toContain(READY)
  })

  it('gives a claim up after seven days, and never asks for it again', async () => {
    const domain = await claim(acme, 'late.example')
    await age(domain, '7 days', '1 day')
    await backend.run(FIXTURE, 'recheckTwice')
    expect(await read(acme, domain)).toMatchObject({
      status: 'failed',
      last_error: expect.any(String) as string,
    })
    await age(domain, '9 days', '2 days')
    const asked = dns.asked.length
    await backend.run(FIXTURE, 'recheckTwice')
    expect(dns.asked.slice(asked)).not.toContain(domain.verification!.name)
    publish(dns, domain)
    expect((await verify(acme.admin, domain.id)).status).toBe(200)
  })

  it('takes nothing from a verified domain, and writes down what is missing', async () => {
    const domain = await claim(acme, 'kept.example')
    publish(dns, domain)
    await verify(acme.admin, domain.id)
    dns.clear()
    await age(domain, '90 days', '25 hours')
    await backend.run(FIXTURE, 'recheckTwice')
    expect(await read(acme, domain)).toMatchObject({
      status: 'verified',
      last_error: expect.stringContaining('no TXT record') as string,
    })
    expect(await at('kept.example')).toContain(READY)
    publish(dns, domain)
    await age(domain, '91 days', '25 hours')
    await backend.run(FIXTURE, 'recheckTwice')
    expect(await read(acme, domain)).toMatchObject({ status: 'verified', last_error: null })
  })

  it('asks once for each domain when two processes do it at the same time', async () => {
    const domains = []
    for (let i = 0; i < 12; i++) domains.push(await claim(rival, `both-${i}.example`))
    await backend.run(FIXTURE, 'recheckAtOnce')
    // The server's own job, which runs every ten minutes, may have been a third: once for each all the same.
    const names = async () => dns.asked.filter((name) => name.includes('both-')).sort()
    await expectSoon(names, domains.map(({ verification }) => verification!.name).sort())
  })

  it('says when somebody else has proved the domain, and goes on with the others', async () => {
    const [lost, won, next] = [
      await claim(rival, 'lost.example'),
      await claim(acme, 'lost.example'),
      await claim(rival, 'next.example'),
    ]
    publish(dns, won)
    await verify(acme.admin, won.id)
    publish(dns, lost)
    publish(dns, next)
    // The server's own job may have asked in between, before the records were there.
    await sql('update tenant_domain set last_checked_at = null where id = any($1)', [[lost.id, next.id]])
    await backend.run(FIXTURE, 'recheckTwice')
    expect(await read(rival, lost)).toMatchObject({
      status: 'pending',
      last_error: expect.stringContaining('another tenant') as string,
    })
    expect((await read(rival, next)).status).toBe('verified')
  })
})

it('a verification that fails in its last step changes nothing', async () => {
  const domain = await claim(acme, 'undone.example')
  publish(dns, domain)
  const before = await rowsOf(backend, acme.id)
  const message = await backend.run<string>(FIXTURE, 'runAndFail', 'verify', {
    tenant_id: acme.id,
    id: domain.id,
  })
  expect(message).toContain('forced failure')
  expect(await rowsOf(backend, acme.id)).toEqual(before)
  expect(await at('undone.example')).toBe('404 tenant_unknown')
})
