import { createHmac } from 'node:crypto'
import { join } from 'node:path'
import {
  VendorDocumentState,
  type Vendor,
  type VendorDocument,
  type VendorDocumentLink,
  type VendorOnboarding,
  type VendorRequirement,
  type VendorTransition,
  type VendorTransitionList,
} from '@cityos/contracts'
import { expectOk, type Client } from '@cityos/testing'
import { hire } from '../access/staff'
import { Listening } from '../webhooks/listen'
import { PDF, upload } from './upload'
import { createVendor, invite, outcome, VendorWorld } from './world'

const FIXTURE = join(__dirname, '../fixtures/vendor-life.ts')

let world: VendorWorld
beforeAll(async () => {
  world = await VendorWorld.start()
})
afterAll(() => world?.stop())

const ask = async (body: object) =>
  expectOk(
    await world.acme.admin.post<{ requirement: VendorRequirement }>('/admin/vendor-requirements', body),
  ).requirement
const onboardingOf = async (client: Client) =>
  expectOk(await client.get<{ onboarding: VendorOnboarding }>('/vendor/onboarding')).onboarding
const move = (id: string, verb: string, body: object = {}) =>
  world.acme.admin.post<{ vendor: Vendor }>(`/admin/vendors/${id}/${verb}`, body)

describe('from an application to a vendor that sells', () => {
  let requirements: Record<'licence' | 'tax' | 'terms' | 'offered' | 'elsewhere', VendorRequirement>
  let owner: Client
  let id: string
  let endpoint: Listening
  /** Waits until the tenant's own systems are told that the paper has come so far. */
  const heard = (status: string, requirement = requirements.licence) =>
    endpoint.hear(
      'vendor_document',
      (data) => data['requirement_id'] === requirement.id && data['status'] === status,
    )

  beforeAll(async () => {
    endpoint = await Listening.to(world.backend, world.acme, ['vendor_document.*'])
    const title = 'x'
    requirements = {
      licence: await ask({ kind: 'document', code: 'licence', title, countries: ['de'], expires: true }),
      tax: await ask({ kind: 'field', code: 'tax', title, field: 'tax_id' }),
      terms: await ask({
        ...{ kind: 'terms', code: 'terms', title },
        ...{ terms_url: 'https://acme.example/terms', terms_version: '1' },
      }),
      offered: await ask({ kind: 'document', code: 'offered', title, required: false }),
      elsewhere: await ask({ kind: 'document', code: 'elsewhere', title, countries: ['fr'] }),
    }
    owner = world.person(world.acme, 'owner@applicants.example')
  })
  afterAll(async () => {
    for (const requirement of Object.values(requirements)) {
      await world.acme.admin.delete(`/admin/vendor-requirements/${requirement.id}`)
    }
  })

  it('is asked for each thing under a code of its own', async () => {
    const again = { kind: 'field', code: 'tax', title: 'Again', field: 'legal_name' }
    const { admin } = world.acme
    expect(outcome(await admin.post('/admin/vendor-requirements', again))).toBe('409 requirement_exists')
    const both = await Promise.all(
      [1, 2].map(() =>
        admin.post<{ requirement: VendorRequirement }>('/admin/vendor-requirements', {
          ...again,
          code: 'twice',
        }),
      ),
    )
    expect(both.map(outcome).sort()).toEqual(['201', '409 requirement_exists'])
    const { id: made } = both.find(({ status }) => status === 201)!.body.requirement
    expectOk(await admin.delete(`/admin/vendor-requirements/${made}`))
    // Codes are the tenant's own, and one that is free again may be taken.
    for (const client of [world.globex.admin, admin]) {
      const answer = await client.post<{ requirement: VendorRequirement }>('/admin/vendor-requirements', {
        ...again,
        code: 'twice',
      })
      const { requirement } = expectOk(answer)
      expectOk(await client.delete(`/admin/vendor-requirements/${requirement.id}`))
    }
  })

  const apply = (handle: string) =>
    world.acme.store.post<{ application: { id: string } }>('/store/vendor-applications', {
      ...{ handle, name: 'Applicants', country: 'de' },
      owner: { email: 'owner@applicants.example' },
    })

  it('anybody applies where the tenant lets them, and nowhere else', async () => {
    expect(outcome(await apply('applicants'))).toBe('403 vendor_applications_closed')
    expectOk(await world.acme.admin.post('/admin/vendor-settings', { applications_open: true }))
    const answer = await apply('applicants')
    expect(answer.status).toBe(201)
    id = answer.body.application.id
    expect(outcome(await apply('applicants'))).toBe('409 vendor_handle_taken')
    expect((await onboardingOf(owner)).status).toBe('draft')
  })

  it('sees what is asked of it, and cannot submit before it has that', async () => {
    const { items, missing_to_submit } = await onboardingOf(owner)
    expect(items.map(({ requirement, state }) => [requirement.code, state])).toEqual([
      ...[
        ['licence', 'missing'],
        ['tax', 'missing'],
        ['terms', 'missing'],
        ['offered', 'missing'],
      ],
    ])
    expect(missing_to_submit).toEqual(['licence', 'tax', 'terms'])
    const refused = await owner.post<{ message: string }>('/vendor/onboarding/submit')
    expect(outcome(refused)).toBe('409 vendor_incomplete')
    expect(refused.body.message).toContain('licence, tax, terms')
  })

  it.each([
    ['no last day where one is wanted', '', PDF, 'application/pdf', 'validation_failed'],
    ['a day that is over', '&expires_on=2020-01-01', PDF, 'application/pdf', 'validation_failed'],
    ['another type', '&expires_on=2090-01-01', PDF, 'text/html', 'file_type_forbidden'],
    [
      'another content',
      '&expires_on=2090-01-01',
      Buffer.from('<html>'),
      'application/pdf',
      'file_type_forbidden',
    ],
    ['a content of another name', '&expires_on=2090-01-01', PDF, 'image/png', 'file_type_forbidden'],
    [
      'too much',
      '&expires_on=2090-01-01',
      Buffer.alloc(10 * 2 ** 20 + 1, '%PDF-'),
      'application/pdf',
      'body_too_large',
    ],
    [
      'an unknown field',
      '&expires_on=2090-01-01&status=accepted',
      PDF,
      'application/pdf',
      'validation_failed',
    ],
  ])('cannot hand in %s', async (_what, rest, file, type, code) => {
    const query = `requirement_id=${requirements.licence.id}&file_name=licence.pdf${rest}`
    expect((await upload(owner, query, file, type)).body.code).toBe(code)
  })

  it('hands in what is asked for, and submits once', async () => {
    const query = `requirement_id=${requirements.licence.id}&file_name=licence.pdf&expires_on=2090-01-01`
    const { status, body } = await upload(owner, query)
    expect([status, body.document]).toMatchObject([
      201,
      { status: 'pending', expires_on: '2090-01-01', size_bytes: PDF.length, mime_type: 'application/pdf' },
    ])
    await heard('pending')
    expectOk(await owner.post('/vendor/profile', { tax_id: 'DE 1' }))
    const accept = (version: string) =>
      owner.post('/vendor/onboarding/terms', { requirement_id: requirements.terms.id, version })
    expect(outcome(await accept('0'))).toBe('400 validation_failed')
    expect(outcome(await accept('1'))).toBe('200')
    expect(outcome(await accept('1'))).toBe('200')
    const { onboarding } = expectOk(
      await owner.post<{ onboarding: VendorOnboarding }>('/vendor/onboarding/submit'),
    )
    expect(onboarding).toMatchObject({
      ...{ status: 'submitted', kyc_status: 'pending', missing_to_submit: [] },
      missing_to_approve: ['licence'],
    })
    expect(outcome(await owner.post('/vendor/onboarding/submit'))).toBe('409 illegal_transition')
  })

  it('is rejected with a reason that it reads, and comes back', async () => {
    expect(outcome(await move(id, 'reject'))).toBe('400 validation_failed')
    expectOk(await move(id, 'reject', { reason: 'Not readable.' }))
    expect(await onboardingOf(owner)).toMatchObject({ status: 'rejected', status_reason: 'Not readable.' })
    expect(outcome(await owner.post('/vendor/onboarding/submit'))).toBe('200')
  })

  it('is approved when everything is accepted and its identity verified, and gets what it needs', async () => {
    const refused = await move(id, 'approve')
    expect([outcome(refused), refused.text]).toEqual([
      '409 vendor_incomplete',
      expect.stringContaining('licence, kyc'),
    ])
    const { documents } = expectOk(
      await world.acme.admin.get<{ documents: VendorDocument[] }>(`/admin/vendors/${id}/documents`),
    )
    const review = (body: object) =>
      world.acme.admin.post(`/admin/vendors/${id}/documents/${documents[0]!.id}/review`, body)
    expect(outcome(await review({ decision: 'reject' }))).toBe('400 validation_failed')
    expect(outcome(await review({ decision: 'accept' }))).toBe('200')
    expect(outcome(await review({ decision: 'accept' }))).toBe('409 illegal_transition')
    await heard('accepted')
    expectOk(await move(id, 'kyc', { decision: 'verify' }))
    expect(expectOk(await move(id, 'approve')).vendor.status).toBe('approved')
    const made = await world.backend.sql((db) =>
      db.query<{ table: string; n: number }>(
        `select (select count(*)::int from vendor_shipping_profile where vendor_id = $1) as profiles,
                (select count(*)::int from vendor_stock_location l
                   join sales_channel_stock_location s on s.stock_location_id = l.stock_location_id
                  where vendor_id = $1) as locations,
                (select count(*)::int from vendor_store where vendor_id = $1) as stores,
                (select count(*)::int from vendor_shipping_profile p
                   join shipping_option o on o.shipping_profile_id = p.shipping_profile_id
                  where vendor_id = $1) as options`,
        [id],
      ),
    )
    expect(made.rows).toEqual([{ profiles: 1, locations: 1, stores: 1, options: 1 }])
  })

  it('its history tells who moved it, and why, and only grows', async () => {
    const { transitions } = expectOk(
      await world.acme.admin.get<{ transitions: VendorTransition[] }>(
        `/admin/vendors/${id}/transitions?order=created_at`,
      ),
    )
    expect(transitions.map((one) => [one.subject, one.transition, one.to, one.actor_kind])).toEqual([
      ['status', 'submit', 'submitted', 'vendor_member'],
      ['kyc', 'begin', 'pending', 'vendor_member'],
      ['status', 'reject', 'rejected', 'user'],
      ['status', 'submit', 'submitted', 'vendor_member'],
      ['kyc', 'verify', 'verified', 'user'],
      ['status', 'approve', 'approved', 'user'],
    ])
    expect(transitions[2]!.reason).toBe('Not readable.')
    const privileges = await world.backend.sql((db) =>
      db.query<{ may: boolean }>(
        `select bool_or(has_table_privilege(grantee, 'vendor_transition', p)) as may
           from (select distinct grantee::text from information_schema.role_table_grants
                  where table_name = 'vendor' and grantee <> current_user) g, unnest(array['UPDATE', 'DELETE']) p`,
      ),
    )
    expect(privileges.rows).toEqual([{ may: false }])
  })

  it('terms in a new version are to be accepted anew', async () => {
    const path = `/admin/vendor-requirements/${requirements.terms.id}`
    expectOk(await world.acme.admin.post(path, { terms_version: '2' }))
    const { items } = await onboardingOf(owner)
    expect(items.find(({ requirement }) => requirement.code === 'terms')?.state).toBe('outdated')
    expect(outcome(await world.acme.admin.post(path, { expires: true }))).toBe('400 validation_failed')
  })

  it('its papers end with their last day, and with a required one the check of its identity', async () => {
    const end = (now: string) => world.backend.run<number>(FIXTURE, 'expire', world.acme.id, now)
    const stateOf = async () => {
      const { items, kyc_status } = await onboardingOf(owner)
      return [items.find(({ requirement }) => requirement.code === 'licence')?.state, kyc_status]
    }
    const reminded = () =>
      world.backend.sql(async (db) => {
        const { rows } = await db.query<{ reminded_at: Date | null }>(
          'select reminded_at from vendor_document where vendor_id = $1',
          [id],
        )
        return rows[0]!.reminded_at
      })
    expect(await end('2089-11-30T00:00:00Z')).toBe(0)
    expect(await reminded()).toBeNull()
    expect(await end('2089-12-15T00:00:00Z')).toBe(0)
    expect(await reminded()).toEqual(new Date('2089-12-15T00:00:00Z'))
    expect(await end('2090-01-01T23:59:59Z')).toBe(0)
    expect(await stateOf()).toEqual(['done', 'verified'])
    expect(await end('2090-01-02T00:00:00Z')).toBe(1)
    expect(await stateOf()).toEqual(['expired', 'expired'])
    expect(await end('2090-01-02T00:00:00Z')).toBe(0)
  })

  it('the tenant’s own systems hear of each of its papers’ states, and of nothing else in them', async () => {
    const { entity_id: licence } = await heard('expired')
    const story = async (document: string) =>
      (await endpoint.heard(document)).map(({ event, data }) => {
        if (data) VendorDocumentState.strict().parse(data)
        return [event, data?.['status'], data?.['expires_on'], data?.['reason']]
      })
    expect(await story(licence)).toEqual([
      ['vendor_document.created', 'pending', '2090-01-01', null],
      ['vendor_document.updated', 'accepted', '2090-01-01', null],
      ['vendor_document.updated', 'expired', '2090-01-01', null],
    ])
    const { body } = await upload(owner, `requirement_id=${requirements.offered.id}&file_name=offered.pdf`)
    await heard('pending', requirements.offered)
    const reject = { decision: 'reject', reason: 'Not readable.' }
    const path = `/admin/vendors/${id}/documents/${body.document.id}/review`
    expectOk(await world.acme.admin.post(path, reject))
    await heard('rejected', requirements.offered)
    expectOk(await owner.delete(`/vendor/documents/${body.document.id}`))
    await endpoint.hear('vendor_document', (_data, { event }) => event === 'vendor_document.deleted')
    expect(await story(body.document.id)).toEqual([
      ['vendor_document.created', 'pending', null, null],
      ['vendor_document.updated', 'rejected', null, 'Not readable.'],
      ['vendor_document.deleted', undefined, undefined, undefined],
    ])
    expect(JSON.stringify(await endpoint.heard())).not.toMatch(/\.pdf|file_key/)
  })

  it('its papers open by a short link, for those who may see them and for nobody else', async () => {
    const { documents } = expectOk(await owner.get<{ documents: VendorDocument[] }>('/vendor/documents'))
    const path = `/vendor/documents/${documents[0]!.id}`
    const { link } = expectOk(await owner.get<{ link: VendorDocumentLink }>(`${path}/link`))
    const { pathname, search } = new URL(link.url)
    expect(link.expires_in_seconds).toBe(900)
    expect((await world.acme.anonymous.get(`${pathname}${search}`)).text).toBe(PDF.toString())
    expect((await world.acme.anonymous.get(pathname)).status).toBe(404)
    expect((await world.globex.anonymous.get(`${pathname}${search}`)).status).toBe(404)
    expect(outcome(await owner.delete(path))).toBe('409 illegal_transition')
    await invite(owner, '/vendor/members', 'staff@applicants.example', 'staff')
    const staff = world.person(world.acme, 'staff@applicants.example')
    expect(outcome(await staff.get('/vendor/documents'))).toBe('403 forbidden')
    const viewer = await hire(world.backend, world.acme, ['viewer'])
    expect(outcome(await viewer.client.get(`/admin/vendors/${id}/documents`))).toBe('403 forbidden')
  })
})

describe('another provider of checks', () => {
  it('sends the vendor to its own pages, and is one that is known', async () => {
    const set = (kyc_provider: string) => world.acme.admin.post('/admin/vendor-settings', { kyc_provider })
    expect(outcome(await set('robot'))).toBe('400 validation_failed')
    await world.backend.run(FIXTURE, 'registerRobot')
    expectOk(await set('robot'))
    const { id } = await createVendor(world.acme, 'checked', 'owner@checked.example')
    expectOk(await move(id, 'submit'))
    expect(await onboardingOf(world.person(world.acme, 'owner@checked.example'))).toMatchObject({
      ...{ kyc_status: 'pending', kyc_url: `https://robot.example/${id}` },
    })
    const event = (event_id: string, transition: string | null, reason: string | null = null) => ({
      ...{ event_id, transition, reason, reference: `robot-${id}` },
    })
    const tell = async (
      body: object,
      how: { tenant?: string; secretOf?: string; age?: number; name?: string } = {},
    ) => {
      const { tenant = world.acme.id, secretOf = tenant, age = 0, name = 'robot' } = how
      const at = Math.floor(Date.now() / 1000) - age
      const sealed = createHmac('sha256', `secret of ${secretOf}`).update(`${at}.${JSON.stringify(body)}`)
      const client = world.backend.client('localhost').with({ 'x-robot': `${at}.${sealed.digest('hex')}` })
      const answer = await client.post<{ state?: string }>(`/webhooks/kyc/${tenant}/${name}`, body)
      return answer.body.state ?? outcome(answer)
    }
    const status = async () =>
      (await onboardingOf(world.person(world.acme, 'owner@checked.example'))).kyc_status
    for (const how of [{ secretOf: world.globex.id }, { age: 301 }, { name: 'manual' }, { name: 'nobody' }])
      expect(await tell(event('e1', 'verify'), how)).toBe('401 signature_refused')
    expect(await tell(event('e1', 'verify'), { tenant: world.globex.id })).toBe('ignored')
    expect(await tell(event('e0', null))).toBe('ignored')
    expect(await status()).toBe('pending')
    const heard = await Promise.all(Array.from({ length: 5 }, () => tell(event('e1', 'reject', 'Blurred.'))))
    expect(heard.sort()).toEqual(['again', 'again', 'again', 'again', 'received'])
    expect(await status()).toBe('rejected')
    expect(await tell(event('e2', 'verify'))).toBe('ignored')
    const { transitions } = expectOk(
      await world.acme.admin.get<VendorTransitionList>(`/admin/vendors/${id}/transitions`),
    )
    expect(transitions.find(({ transition }) => transition === 'reject')).toMatchObject({
      ...{ subject: 'kyc', reason: 'Blurred.', actor_id: 'kyc:robot' },
    })
    // The vendor is checked anew: what was said before decides nothing.
    await world.backend.sql((db) => db.query(`update vendor set kyc_status = 'pending' where id = $1`, [id]))
    for (const old of ['e1', 'e2']) expect(await tell(event(old, 'verify'))).toBe('again')
    expect(await status()).toBe('pending')
    const failing = world.backend.run<string>(FIXTURE, 'failToHear', world.acme.id, event('e3', 'verify'))
    expect(await failing).toContain('forced failure')
    expect(await status()).toBe('pending')
    expect(await tell(event('e3', 'verify'))).toBe('received')
    expect(await status()).toBe('verified')
    expectOk(await set('manual'))
  })
})

describe('a vendor that is stopped', () => {
  it('is approved past what is missing with a reason alone, reads while suspended, and is out when terminated', async () => {
    const { id } = await createVendor(world.acme, 'stopped', 'owner@stopped.example')
    const owner = world.person(world.acme, 'owner@stopped.example')
    expectOk(await move(id, 'submit'))
    expect(outcome(await move(id, 'approve'))).toBe('409 vendor_incomplete')
    expectOk(await move(id, 'approve', { override_reason: 'Known for years.' }))
    expect(outcome(await move(id, 'terminate', { reason: 'x' }))).toBe('409 illegal_transition')
    const { vendor } = expectOk(await move(id, 'suspend', { reason: 'Late.' }))
    expect(vendor).toMatchObject({ status: 'suspended', status_reason: 'Late.', payouts_paused: true })
    expect(outcome(await owner.get('/vendor/profile'))).toBe('200')
    expect(outcome(await owner.post('/vendor/onboarding/submit'))).toBe('403 vendor_suspended')
    expect(outcome(await owner.post('/vendor/profile', { description: 'Sorry.' }))).toBe('200')
    expect(expectOk(await move(id, 'reinstate')).vendor).toMatchObject({
      ...{ status: 'approved', payouts_paused: false, status_reason: null },
    })
    expectOk(await move(id, 'suspend', { reason: 'Again.' }))
    expectOk(await move(id, 'terminate', { reason: 'Over.' }))
    expect(outcome(await owner.get('/vendor/profile'))).toBe('403 membership_missing')
    expect(outcome(await move(id, 'reinstate'))).toBe('409 illegal_transition')
  })

  it('of two who decide at once, one does', async () => {
    const { id } = await createVendor(world.acme, 'raced', 'owner@raced.example')
    expectOk(await move(id, 'submit'))
    const answers = await Promise.all([
      move(id, 'reject', { reason: 'No.' }),
      move(id, 'approve', { override_reason: 'Yes.' }),
    ])
    expect(answers.map(outcome).sort()).toEqual(['200', '409 illegal_transition'])
  })

  it('an application that came to nothing is deleted, and a vendor is not', async () => {
    const { id } = await createVendor(world.acme, 'nothing', 'owner@nothing.example')
    const remove = async () => outcome(await world.acme.admin.delete(`/admin/vendors/${id}`))
    expectOk(await move(id, 'submit'))
    expect(await remove()).toBe('409 illegal_transition')
    expectOk(await move(id, 'reject', { reason: 'No.' }))
    expect(await remove()).toBe('200')
    expect(await remove()).toBe('404 not_found')
    const owner = world.person(world.acme, 'owner@nothing.example')
    expect(outcome(await owner.get('/vendor/me'))).toBe('403 membership_missing')
  })
})
