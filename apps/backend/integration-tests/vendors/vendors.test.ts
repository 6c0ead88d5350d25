import { join } from 'node:path'
import {
  ID_PREFIXES,
  newId,
  type AuditLog,
  type Vendor,
  type VendorMe,
  type VendorMember,
  type VendorProfile,
  type VendorTransition,
} from '@cityos/contracts'
import { expectOk, type Client } from '@cityos/testing'
import { hire } from '../access/staff'
import type { Target } from '../fixtures/vendors'
import { accountOf, createVendor, invite, outcome, VendorWorld } from './world'

const FIXTURE = join(__dirname, '../fixtures/vendors.ts')

let world: VendorWorld
beforeAll(async () => {
  world = await VendorWorld.start()
})
afterAll(() => world?.stop())

const me = async (client: Client) => expectOk(await client.get<VendorMe>('/vendor/me'))

describe('the tenant’s staff', () => {
  it('makes a vendor, which is a draft that nobody knows yet, and invites its owner', async () => {
    const { status, body } = await world.acme.admin.post<{ vendor: Vendor; owner: VendorMember }>(
      '/admin/vendors',
      {
        handle: 'bakers',
        name: 'Bakers',
        country: 'DE',
        contact: { email: 'Hello@Bakers.example' },
        owner: { email: 'Owner@Bakers.example' },
      },
    )
    expect(status).toBe(201)
    expect(body.vendor).toMatchObject({
      ...{ handle: 'bakers', name: 'Bakers', country: 'de', legal_name: null, tax_id: null },
      ...{ status: 'draft', kyc_status: 'not_started', commission_settings: {}, payout_settings: {} },
      contact: { name: null, email: 'hello@bakers.example', phone: null },
    })
    expect(body.owner).toMatchObject({ email: 'owner@bakers.example', role: 'owner', status: 'invited' })
    const { vendor } = expectOk(
      await world.acme.admin.get<{ vendor: Vendor }>(`/admin/vendors/${body.vendor.id}`),
    )
    expect(vendor).toEqual(body.vendor)
  })

  it('finds vendors by words and states, page by page', async () => {
    for (const handle of ['list-a', 'list-b', 'list-c']) await createVendor(world.acme, handle)
    const read = async (query: string) =>
      expectOk(
        await world.acme.admin.get<{ vendors: Vendor[]; count: number; next_cursor: string | null }>(
          `/admin/vendors?${query}`,
        ),
      )
    const first = await read('q=list-&order=handle&limit=2')
    expect([first.count, first.vendors.map(({ handle }) => handle)]).toEqual([3, ['list-a', 'list-b']])
    const next = await read(`q=list-&order=handle&limit=2&cursor=${first.next_cursor}`)
    expect([next.next_cursor, next.vendors.map(({ handle }) => handle)]).toEqual([null, ['list-c']])
    expect((await read('q=list-&status=approved')).count).toBe(0)
    expect((await read('q=list-&status=draft&kyc_status=not_started')).count).toBe(3)
  })

  it.each([
    ['no owner', { handle: 'bad', name: 'Bad' }, '400 validation_failed'],
    ['an owner without an e-mail', { handle: 'bad', name: 'Bad', owner: {} }, '400 validation_failed'],
    [
      'a handle with a blank',
      { handle: 'b d', name: 'Bad', owner: { email: 'a@b.example' } },
      '400 validation_failed',
    ],
    ['no name', { handle: 'bad', name: ' ', owner: { email: 'a@b.example' } }, '400 validation_failed'],
    [
      'a state',
      { handle: 'bad', name: 'Bad', status: 'approved', owner: { email: 'a@b.example' } },
      '400 validation_failed',
    ],
    [
      'a script for a logo',
      { handle: 'bad', name: 'Bad', logo: 'javascript:alert(1)', owner: { email: 'a@b.example' } },
      '400 validation_failed',
    ],
    [
      'a country that is none',
      { handle: 'bad', name: 'Bad', country: 'germany', owner: { email: 'a@b.example' } },
      '400 validation_failed',
    ],
  ])('cannot make one with %s', async (_what, body, expected) => {
    expect(outcome(await world.acme.admin.post('/admin/vendors', body))).toBe(expected)
  })

  it('takes each handle once in a tenant, and at once only', async () => {
    const make = () =>
      world.acme.admin.post('/admin/vendors', {
        handle: 'only',
        name: 'x',
        owner: { email: 'a@only.example' },
      })
    const answers = await Promise.all([make(), make(), make()])
    expect(answers.map(outcome).sort()).toEqual(['201', '409 vendor_handle_taken', '409 vendor_handle_taken'])
    expect((await createVendor(world.globex, 'only')).handle).toBe('only')
  })

  it('cannot have more than its plan allows', async () => {
    const free = await world.backend.provisionTenant('small', { tier: 'free' })
    for (const handle of ['v-1', 'v-2', 'v-3']) await createVendor(free, handle)
    const body = { handle: 'v-4', name: 'x', owner: { email: 'a@v4.example' } }
    expect(outcome(await free.admin.post('/admin/vendors', body))).toBe('403 limit_exceeded')
    const rows = await world.backend.sql((owner) =>
      owner.query("select 1 from vendor_member where email = 'a@v4.example'"),
    )
    expect(rows.rowCount).toBe(0)
  })

  it('changes what is said about a vendor, and nothing else', async () => {
    const { id } = await createVendor(world.acme, 'changing')
    const post = (body: object) => world.acme.admin.post<{ vendor: Vendor }>(`/admin/vendors/${id}`, body)
    expect(expectOk(await post({ legal_name: 'Changing GmbH', tax_id: null })).vendor.legal_name).toBe(
      'Changing GmbH',
    )
    for (const body of [
      {},
      ...[{ status: 'approved' }, { kyc_status: 'verified' }, { handle: 'other' }],
      ...[
        { commission_settings: {} },
        { payout_settings: {} },
        { tenant_id: world.globex.id },
        { id: 'ven_1' },
      ],
    ]) {
      expect([
        body,
        outcome(await post({ ...body, ...(Object.keys(body).length && { name: 'x' }) })),
      ]).toEqual([body, '400 validation_failed'])
    }
    await world.backend.sql((owner) =>
      owner.query("update vendor set status = 'terminated' where id = $1", [id]),
    )
    expect(outcome(await post({ name: 'x' }))).toBe('403 forbidden')
  })

  it('invites people, and takes them out; the last owner stays', async () => {
    const { id, owner } = await createVendor(world.acme, 'staffed')
    const path = `/admin/vendors/${id}/members`
    const remove = async (member: string) => outcome(await world.acme.admin.delete(`${path}/${member}`))
    expect(await remove(owner.id)).toBe('409 vendor_last_owner')
    const second = await invite(world.acme.admin, path, 'second@staffed.example', 'owner')
    expect(
      outcome(await world.acme.admin.post(path, { email: 'SECOND@staffed.example', role: 'staff' })),
    ).toBe('409 member_exists')
    expect(await remove(owner.id)).toBe('200')
    expect(await remove(owner.id)).toBe('404 not_found')
    const again = await invite(world.acme.admin, path, owner.email, 'staff')
    expect(again.id).not.toBe(owner.id)
    const list = async (query = '') =>
      expectOk(await world.acme.admin.get<{ members: VendorMember[] }>(`${path}${query}`)).members
    expect((await list('?order=email')).map(({ email, role }) => [email, role])).toEqual([
      ['owner@staffed.example', 'staff'],
      ['second@staffed.example', 'owner'],
    ])
    expect((await list('?status=removed')).map((member) => member.id)).toEqual([owner.id])
    expect((await list('?role=owner')).map((member) => member.id)).toEqual([second.id])
    const give = async (member: string, role: string) =>
      outcome(await world.acme.admin.post(`${path}/${member}`, { role }))
    expect(await give(second.id, 'manager')).toBe('409 vendor_last_owner')
    expect([await give(again.id, 'manager'), await give(owner.id, 'staff')]).toEqual(['200', '404 not_found'])
    expect(await give(again.id, 'boss')).toBe('400 validation_failed')
    expect((await list('?role=manager')).map((member) => member.id)).toEqual([again.id])
    const elsewhere = await createVendor(world.acme, 'elsewhere')
    expect(outcome(await world.acme.admin.delete(`/admin/vendors/${elsewhere.id}/members/${again.id}`))).toBe(
      '404 not_found',
    )
  })

  it('without the role reads, and does no more', async () => {
    const { id } = await createVendor(world.acme, 'looked-at')
    const { client } = await hire(world.backend, world.acme, ['viewer'])
    expect((await client.get(`/admin/vendors/${id}`)).status).toBe(200)
    const refused = [
      client.post('/admin/vendors', { handle: 'x', name: 'x', owner: { email: 'a@b.example' } }),
      client.post(`/admin/vendors/${id}`, { name: 'x' }),
      client.post(`/admin/vendors/${id}/members`, { email: 'a@b.example', role: 'staff' }),
    ]
    for (const answer of await Promise.all(refused)) expect(outcome(answer)).toBe('403 forbidden')
  })
})

describe('somebody of a vendor', () => {
  it('is in from the first request with the invited e-mail, if it is proved, and stays the same person', async () => {
    const { id } = await createVendor(world.acme, 'fishers', 'owner@fishers.example')
    const as = (claims: object) => world.person(world.acme, 'owner@fishers.example', claims)
    expect(outcome(await as({ email_verified: false }).get('/vendor/me'))).toBe('403 membership_missing')
    expect(outcome(await as({ email: undefined }).get('/vendor/me'))).toBe('403 membership_missing')
    const answer = await me(as({ email: 'Owner@Fishers.example' }))
    expect(answer).toMatchObject({
      person: { subject: accountOf('owner@fishers.example').sub, email: 'owner@fishers.example' },
      vendor_id: id,
      vendors: [{ id, handle: 'fishers', role: 'owner', status: 'draft' }],
    })
    expect(answer.vendors[0]!.permissions).toEqual([
      ...['vendor:read', 'vendor:update', 'vendor:submit'],
      ...['vendor_member:read', 'vendor_member:create', 'vendor_member:update', 'vendor_member:delete'],
      ...['vendor_document:read', 'vendor_document:create', 'vendor_document:delete'],
      ...['vendor_product:read', 'vendor_product:create', 'vendor_product:update', 'vendor_product:delete'],
      ...['vendor_product:submit', 'vendor_product:stock'],
      ...['vendor_order:read', 'vendor_order:update', 'vendor_order:cancel', 'vendor_order:refund'],
      ...['payout:read', 'payout_account:read', 'payout_account:update'],
      ...['vendor_ledger:read', 'vendor_notification:read', 'vendor_notification:update'],
    ])
    expect((await me(as({ email: 'renamed@fishers.example' }))).vendor_id).toBe(id)
    const other = world.person(world.acme, 'owner@fishers.example', { sub: 'somebody-else' })
    expect(outcome(await other.get('/vendor/me'))).toBe('403 membership_missing')
  })

  it('is in nowhere by what the token claims', async () => {
    const { id } = await createVendor(world.acme, 'claimed')
    const vendors = [{ id, tenant: world.acme.id, roles: ['owner'] }]
    const claimant = world.person(world.acme, 'nobody@claimed.example', { vendors })
    expect(outcome(await claimant.get('/vendor/profile'))).toBe('403 membership_missing')
    await createVendor(world.acme, 'real', 'real@claimed.example')
    const other = world.person(world.acme, 'real@claimed.example', { vendors })
    expect((await me(other)).vendors.map(({ handle }) => handle)).toEqual(['real'])
    expect(outcome(await other.with({ 'x-vendor': id }).get('/vendor/profile'))).toBe('404 not_found')
  })

  it('changes what the vendor says of itself, and nothing else', async () => {
    const { id } = await createVendor(world.acme, 'modest', 'owner@modest.example')
    const owner = world.person(world.acme, 'owner@modest.example')
    const changed = expectOk(
      await owner.post<{ vendor: VendorProfile }>('/vendor/profile', {
        description: 'Small.',
        country: 'fr',
      }),
    )
    expect(changed.vendor).toMatchObject({ id, description: 'Small.', country: 'fr', status: 'draft' })
    expect(Object.keys(changed.vendor)).not.toContain('payout_settings')
    for (const field of [
      { status: 'approved' },
      { kyc_status: 'verified' },
      { handle: 'grand' },
      { commission_settings: { rate_bps: 0 } },
      { payout_settings: { hold_days: 0 } },
      { tenant_id: world.globex.id },
      { id: 'ven_01J0000000000000000000SH0P' },
      { vendor_id: 'ven_01J0000000000000000000SH0P' },
    ]) {
      const answer = await owner.post('/vendor/profile', { name: 'Grand', ...field })
      expect([field, outcome(answer)]).toEqual([field, '400 validation_failed'])
    }
    const { vendor } = expectOk(await owner.get<{ vendor: VendorProfile }>('/vendor/profile'))
    expect([vendor.name, vendor.status, vendor.handle]).toEqual(['Vendor modest', 'draft', 'modest'])
  })

  it('runs the team: owners everybody, managers all but owners, staff nobody', async () => {
    await createVendor(world.acme, 'team', 'owner@team.example')
    const owner = world.person(world.acme, 'owner@team.example')
    const { vendors } = await me(owner)
    const managing = await invite(owner, '/vendor/members', 'manager@team.example', 'manager')
    const serving = await invite(owner, '/vendor/members', 'staff@team.example', 'staff')
    const manager = world.person(world.acme, 'manager@team.example')
    const staff = world.person(world.acme, 'staff@team.example')
    const owning = vendors[0]!.member_id
    const post = async (client: Client, rest: string, body: object) =>
      outcome(await client.post(`/vendor/members${rest}`, body))

    expect(await post(manager, '', { email: 'x@team.example', role: 'owner' })).toBe('403 forbidden')
    expect(await post(manager, `/${managing.id}`, { role: 'owner' })).toBe('403 forbidden')
    expect(await post(manager, `/${serving.id}`, { role: 'owner' })).toBe('403 forbidden')
    expect(await post(manager, `/${owning}`, { role: 'staff' })).toBe('403 forbidden')
    expect(outcome(await manager.delete(`/vendor/members/${owning}`))).toBe('403 forbidden')
    expect(await post(manager, `/${serving.id}`, { role: 'manager' })).toBe('200')
    expect(await post(manager, `/${serving.id}`, { role: 'staff' })).toBe('200')
    expect(await post(manager, '', { email: 'helper@team.example', role: 'staff' })).toBe('201')

    expect((await staff.get('/vendor/members')).status).toBe(200)
    expect(await post(staff, '', { email: 'x@team.example', role: 'staff' })).toBe('403 forbidden')
    expect(await post(staff, `/${serving.id}`, { role: 'manager' })).toBe('403 forbidden')
    expect(outcome(await staff.delete(`/vendor/members/${managing.id}`))).toBe('403 forbidden')
    expect(outcome(await staff.post('/vendor/profile', { name: 'x' }))).toBe('403 forbidden')

    expect(await post(owner, `/${owning}`, { role: 'staff' })).toBe('409 vendor_last_owner')
    expect(outcome(await owner.delete(`/vendor/members/${owning}`))).toBe('409 vendor_last_owner')
    for (const body of [
      {},
      { role: 'boss' },
      { role: 'staff', status: 'active' },
      { role: 'staff', vendor_id: 'x' },
    ]) {
      expect(await post(owner, `/${serving.id}`, body)).toBe('400 validation_failed')
    }
    expect(await post(owner, `/${managing.id}`, { role: 'owner' })).toBe('200')
    expect(outcome(await owner.delete(`/vendor/members/${owning}`))).toBe('200')
    expect(outcome(await owner.get('/vendor/me'))).toBe('403 membership_missing')
  })

  it('keeps an owner when two take each other out at the same time', async () => {
    await createVendor(world.acme, 'duel', 'one@duel.example')
    const one = world.person(world.acme, 'one@duel.example')
    const first = (await me(one)).vendors[0]!.member_id
    const second = (await invite(one, '/vendor/members', 'two@duel.example', 'owner')).id
    const two = world.person(world.acme, 'two@duel.example')
    await me(two)
    const answers = await Promise.all([
      one.delete(`/vendor/members/${second}`),
      two.delete(`/vendor/members/${first}`),
    ])
    const survivors = await Promise.all(
      [one, two].map(async (client) => (await client.get('/vendor/me')).status),
    )
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(survivors.filter((status) => status === 200)).toHaveLength(1)
  })

  it('who works for several vendors names one, by id or handle', async () => {
    const both = 'both@several.example'
    const ids = [
      (await createVendor(world.acme, 'several-a', both)).id,
      (await createVendor(world.acme, 'several-b', both)).id,
    ] as const
    await createVendor(world.globex, 'several-c', both)
    const person = world.person(world.acme, both)
    const answer = await me(person)
    expect([answer.vendor_id, answer.vendors.map(({ handle }) => handle)]).toEqual([
      null,
      ['several-a', 'several-b'],
    ])
    const unnamed = await person.get<{ code: string; message: string }>('/vendor/profile')
    expect([unnamed.status, unnamed.body.code]).toEqual([400, 'vendor_unnamed'])
    for (const id of ids) expect(unnamed.body.message).toContain(id)
    for (const name of [ids[1], 'several-b']) {
      const { vendor } = expectOk(
        await person.with({ 'x-vendor': name }).get<{ vendor: VendorProfile }>('/vendor/profile'),
      )
      expect(vendor.id).toBe(ids[1])
    }
    for (const name of ['several-c', 'nobody', '', 'ven_01J0000000000000000000SH0P']) {
      expect(outcome(await person.with({ 'x-vendor': name }).get('/vendor/profile'))).toBe('404 not_found')
    }
  })

  it('who owns one vendor and serves in another owns the one alone', async () => {
    const email = 'two-hats@hats.example'
    await createVendor(world.acme, 'hat-a', email)
    const { id } = await createVendor(world.acme, 'hat-b')
    await invite(world.acme.admin, `/admin/vendors/${id}/members`, email, 'staff')
    const person = world.person(world.acme, email)
    const change = async (vendor: string) =>
      outcome(await person.with({ 'x-vendor': vendor }).post('/vendor/profile', { name: 'Hat' }))
    expect([await change('hat-a'), await change('hat-b')]).toEqual(['200', '403 forbidden'])
  })

  it('leaves its name in the tenant’s audit trail', async () => {
    const { id } = await createVendor(world.acme, 'audited', 'owner@audited.example')
    const owner = world.person(world.acme, 'owner@audited.example')
    const { vendors } = await me(owner)
    await owner.post('/vendor/profile', { description: 'Seen.' })
    await owner.post('/vendor/profile', { status: 'approved' })
    const read = async (query: string) =>
      expectOk(await world.acme.admin.get<{ audit_logs: AuditLog[] }>(`/admin/audit-logs?${query}`))
        .audit_logs
    const actor = { type: 'vendor_member', id: vendors[0]!.member_id, home_tenant_id: world.acme.id }
    const [change] = await read(`table=vendor&row_id=${id}&action=vendor:update`)
    expect(change).toMatchObject({ actor, change: { after: { description: 'Seen.' } } })
    const requests = await read(`kind=request&actor_id=${actor.id}&order=created_at`)
    expect(requests.map(({ request }) => [request?.route, request?.outcome])).toEqual([
      ['POST /vendor/profile', 'allowed'],
      ['POST /vendor/profile', 'failed'],
    ])
  })

  it('is out with the next request once removed, and in the other vendor as before', async () => {
    const email = 'leaving@leaving.example'
    const { id, owner } = await createVendor(world.acme, 'leaving', email)
    await createVendor(world.acme, 'staying', email)
    const person = world.person(world.acme, email)
    expect((await me(person)).vendors).toHaveLength(2)
    await invite(world.acme.admin, `/admin/vendors/${id}/members`, 'next@leaving.example', 'owner')
    await me(world.person(world.acme, 'next@leaving.example'))
    expect((await world.acme.admin.delete(`/admin/vendors/${id}/members/${owner.id}`)).status).toBe(200)
    expect((await me(person)).vendors.map(({ handle }) => handle)).toEqual(['staying'])
    expect(outcome(await person.with({ 'x-vendor': id }).get('/vendor/profile'))).toBe('404 not_found')
  })
})

describe('browsers', () => {
  it('of the portal may ask, with a token and the name of a vendor; others may not', async () => {
    const ask = (origin: string) =>
      world.acme.anonymous
        .with({ origin, 'access-control-request-method': 'POST' })
        .send('OPTIONS', '/vendor/me')
    const portal = await ask('https://portal.example')
    expect([portal.status, portal.headers['access-control-allow-origin']]).toEqual([
      204,
      'https://portal.example',
    ])
    expect(portal.headers['access-control-allow-headers']).toContain('x-vendor')
    expect(portal.headers['access-control-allow-credentials']).toBeUndefined()
    expect((await ask('https://evil.example')).headers['access-control-allow-origin']).toBeUndefined()
    const own = await ask(`http://${world.acme.host}`)
    expect(own.headers['access-control-allow-origin']).toBe(`http://${world.acme.host}`)
    const foreign = await ask(`http://${world.globex.host}`)
    expect(foreign.headers['access-control-allow-origin']).toBeUndefined()
  })
})

describe('what fails at its end leaves nothing behind', () => {
  let target: Target
  beforeAll(async () => {
    const vendor = await createVendor(world.acme, 'undone', 'owner@undone.example')
    await me(world.person(world.acme, 'owner@undone.example'))
    const path = `/admin/vendors/${vendor.id}/members`
    const member = await invite(world.acme.admin, path, 'member@undone.example', 'staff')
    await me(world.person(world.acme, 'member@undone.example'))
    const waiting = await invite(world.acme.admin, path, 'waiting@undone.example', 'staff')
    const ask = async (body: object) =>
      expectOk(
        await world.acme.admin.post<{ requirement: { id: string } }>('/admin/vendor-requirements', body),
      ).requirement.id
    const requirementId = await ask({ kind: 'document', code: 'paper', title: 'Paper', required: false })
    const url = 'https://acme.example/terms'
    const terms = { kind: 'terms', code: 'terms', title: 'Terms', required: false, terms_url: url }
    const termsId = await ask({ ...terms, terms_version: '1' })
    expectOk(await world.acme.admin.post('/admin/vendor-settings', { applications_open: false }))
    const documentId = newId(ID_PREFIXES.vendor_document)
    await world.backend.sql((owner) =>
      owner.query(
        `insert into vendor_document
           (id, tenant_id, vendor_id, requirement_id, file_key, file_name, mime_type, size_bytes)
         values ($1, $2, $3, $4, 'x/private-x.pdf', 'x.pdf', 'application/pdf', 1)`,
        [documentId, world.acme.id, vendor.id, requirementId],
      ),
    )
    target = {
      ...{ tenantId: world.acme.id, vendorId: vendor.id, memberId: member.id, email: waiting.email },
      ...{ requirementId, termsId, documentId },
    }
  })

  const TABLES = [
    ...['vendor', 'vendor_member', 'vendor_requirement', 'vendor_document', 'vendor_acceptance'],
    ...['vendor_setting', 'vendor_shelved_product', 'vendor_store', 'vendor_shipping_profile'],
    ...['vendor_stock_location', 'stock_location', 'shipping_profile', 'fulfillment_set', 'service_zone'],
    ...['shipping_option', 'sales_channel_stock_location', 'location_fulfillment_set'],
  ]

  it.each(
    [
      ...['create', 'update', 'invite', 'change role', 'remove', 'join', 'delete', 'accept terms'],
      ...[
        'ask for something',
        'ask differently',
        'ask no longer',
        'hand in',
        'review',
        'take back',
        'settings',
      ],
      ...[
        ['submit', 'draft'],
        ['kyc', 'submitted'],
        ['approve', 'submitted'],
        ['reject', 'submitted'],
        ['suspend', 'approved'],
        ['reinstate', 'suspended'],
        ['terminate', 'suspended'],
      ],
    ].map((one): [string, string | null] => (Array.isArray(one) ? [one[0]!, one[1]!] : [one, null])),
  )('%s', async (name, status) => {
    await world.backend.sql((owner) =>
      owner.query("update vendor set status = coalesce($2, status), kyc_status = 'pending' where id = $1", [
        target.vendorId,
        status,
      ]),
    )
    const rows = () =>
      world.backend.sql(async (owner) => {
        const found: Record<string, unknown> = {}
        for (const table of TABLES) {
          const { rows } = await owner.query(
            `select to_jsonb(t) - 'updated_at' as row from "${table}" t where deleted_at is null order by 1`,
          )
          found[table] = rows
        }
        return found
      })
    const before = await rows()
    expect(await world.backend.run<string>(FIXTURE, 'fail', name, target)).toContain('forced failure')
    expect(await rows()).toEqual(before)
  })

  it('and the history tells of both: what was done, and that it was taken back', async () => {
    const { transitions } = expectOk(
      await world.acme.admin.get<{ transitions: VendorTransition[] }>(
        `/admin/vendors/${target.vendorId}/transitions?order=created_at&limit=4`,
      ),
    )
    expect(transitions.map(({ transition, from, to }) => [transition, from, to])).toEqual([
      ['submit', 'draft', 'submitted'],
      ['undo', 'submitted', 'draft'],
      ['verify', 'pending', 'verified'],
      ['undo', 'verified', 'pending'],
    ])
  })
})
