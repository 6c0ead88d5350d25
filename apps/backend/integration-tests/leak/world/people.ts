import { ID_PREFIXES, newId } from '@cityos/contracts'
import { PASSWORD, type Client, type TestBackend, type TestTenant } from '@cityos/testing'
import { get, post, upload, type Body } from './call'

export interface People {
  customerId: string
  customerEmail: string
  customerToken: string
  secretKey: string
  cookie: string
  inviteToken: string
  /** Keys of uploaded files. */
  fileKeys: string[]
}

/** Customers, accounts, staff, keys, invites, reasons, files, imports and exports. */
export async function buildPeople(backend: TestBackend, tenant: TestTenant, mark: string): Promise<People> {
  const { admin, anonymous } = tenant
  const email = `${mark}-shopper@example.com`
  const { token } = await post(anonymous, '/auth/customer/emailpass/register', { email, password: PASSWORD })
  const name = { first_name: mark, last_name: `${mark}-last`, phone: `${mark}-phone` }
  const registered = tenant.store.with({ authorization: `Bearer ${token as string}` })
  const { customer } = await post(registered, '/store/customers', { email, ...name })
  const signedIn = await post(anonymous, '/auth/customer/emailpass', { email, password: PASSWORD })
  const shopper = tenant.store.with({ authorization: `Bearer ${signedIn.token as string}` })
  await post(shopper, '/store/customers/me/addresses', {
    ...name,
    address_1: `${mark} street`,
    city: mark,
    country_code: 'us',
  })
  const guest = await post(admin, '/admin/customers', { email: `${mark}-guest@example.com`, ...name })
  await post(admin, `/admin/customers/${guest.customer.id}/addresses`, {
    ...name,
    address_1: mark,
    city: mark,
    country_code: 'us',
  })
  const { customer_groups: groups } = await get(admin, '/admin/customer-groups')
  await post(admin, `/admin/customer-groups/${groups[0].id}/customers`, { add: [customer.id] })
  const invite = await buildStaff(tenant, mark)
  const secretKey = await backend.createSecretKey(tenant, `${mark} secret`)
  await post(admin, '/admin/api-keys', { title: `${mark} publishable`, type: 'publishable' })
  await buildVendor(backend, tenant, mark)
  await buildWebhooks(tenant, mark)
  await post(admin, '/admin/refund-reasons', {
    label: `${mark} refund`,
    code: `${mark}-refund`,
    description: mark,
  })
  await post(admin, '/admin/return-reasons', {
    label: `${mark} return`,
    value: `${mark}-return`,
    description: mark,
  })
  const { files } = await upload(backend.server.url, tenant, '/admin/uploads', {
    field: 'files',
    name: `${mark}-upload.csv`,
    content: `${mark} uploaded`,
  })
  return {
    customerId: customer.id,
    customerEmail: email,
    customerToken: signedIn.token,
    secretKey,
    cookie: await openSession(admin),
    inviteToken: invite,
    fileKeys: files.map((file: Body) => file.id),
  }
}

async function buildWebhooks({ admin }: TestTenant, mark: string): Promise<void> {
  const { webhook_endpoint: endpoint } = await post(admin, '/admin/webhook-endpoints', {
    url: `https://${mark}-hooks.invalid/in`,
    description: `${mark} hooks`,
    events: ['order.*'],
  })
  await post(admin, `/admin/webhook-endpoints/${endpoint.id}/ping`, {})
}

async function buildVendor(backend: TestBackend, { id, admin }: TestTenant, mark: string): Promise<void> {
  const { vendor } = await post(admin, '/admin/vendors', {
    handle: `${mark}-vendor`,
    name: `${mark} vendor`,
    legal_name: `${mark} vendor inc`,
    tax_id: `${mark}-tax`,
    contact: { name: mark, email: `${mark}-contact@example.com` },
    owner: { email: `${mark}-vendor@example.com` },
  })
  await post(admin, `/admin/vendors/${vendor.id}/members`, {
    email: `${mark}-vendor-staff@example.com`,
    role: 'staff',
  })
  await post(admin, '/admin/ledger/adjustments', {
    from: { kind: 'clearing', owner_id: 'platform' },
    to: { kind: 'available', owner_id: vendor.id },
    ...{
      amount_minor: 1_000,
      currency_code: 'eur',
      reason: `${mark} reason`,
      idempotency_key: `${mark} adjustment`,
    },
  })
  const { requirement } = await post(admin, '/admin/vendor-requirements', {
    ...{ kind: 'document', code: `${mark}-paper`, title: `${mark} paper`, required: false },
  })
  await post(admin, '/admin/vendor-settings', { max_products_per_vendor: 1_000 })
  await post(admin, `/admin/vendors/${vendor.id}/submit`)
  // Papers and products are handed in by vendors, whom Keycloak would have to know.
  await backend.sql(async (owner) => {
    await owner.query(
      `insert into vendor_document
         (id, tenant_id, vendor_id, requirement_id, file_key, file_name, mime_type, size_bytes)
       values ($1, $2, $3, $4, $5, $6, 'application/pdf', 1)`,
      [
        ...[newId(ID_PREFIXES.vendor_document), id, vendor.id, requirement.id],
        ...[`${id}/private-${mark}.pdf`, `${mark}.pdf`],
      ],
    )
    await owner.query(
      `insert into product_approval (id, tenant_id, vendor_id, product_id, kind) values ($1, $2, $3, $4, 'product')`,
      [newId(ID_PREFIXES.product_approval), id, vendor.id, `${mark}-product`],
    )
    await owner.query(
      `insert into vendor_notification (id, tenant_id, vendor_id, member_id, kind, key, subject_id, data)
       select $1, tenant_id, vendor_id, id, 'product_rejected', $3, $3, jsonb_build_object('title', $3::text)
         from vendor_member where vendor_id = $2 order by id limit 1`,
      [newId(ID_PREFIXES.vendor_notification), vendor.id, `${mark}-product`],
    )
  })
}

async function buildStaff({ admin, anonymous }: TestTenant, mark: string): Promise<string> {
  const open = await post(admin, '/admin/invites', { email: `${mark}-invited@example.com` })
  const email = `${mark}-staff@example.com`
  const { invite } = await post(admin, '/admin/invites', { email })
  const { token } = await post(anonymous, '/auth/user/emailpass/register', { email, password: PASSWORD })
  const joining = anonymous.with({ authorization: `Bearer ${token as string}` })
  await post(joining, `/admin/invites/accept?token=${invite.token as string}`, {
    email,
    first_name: mark,
    last_name: mark,
  })
  await post(anonymous, '/auth/user/emailpass/reset-password', { identifier: email })
  return open.invite.token as string
}

/** A signed-in browser's cookie. */
async function openSession(admin: Client): Promise<string> {
  const { headers } = await admin.post('/auth/session')
  return [headers['set-cookie'] ?? []]
    .flat()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}
