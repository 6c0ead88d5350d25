import { join } from 'node:path'
import { writeFile } from 'node:fs/promises'
import { ACME, type World } from './world'

/** One pixel. */
export const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

let count = 0
const next = () => `n${++count}`

/** What a new document of Acme's in a collection may look like, and a change that does no harm. */
export const SAMPLES: Record<string, { data: () => object; patch: object }> = {
  countries: {
    data: () => ({ code: code(2), alpha3: code(3), numeric: next(), name: 'Land' }),
    patch: { name: 'Other' },
  },
  scopes: {
    data: () => ({ code: next(), name: 'Scope', type: 'city', country: known.country }),
    patch: { name: 'Other' },
  },
  categories: { data: () => ({ code: next(), name: 'Category' }), patch: { name: 'Other' } },
  subcategories: {
    data: () => ({ code: next(), name: 'Sub', category: known.category }),
    patch: { name: 'Other' },
  },
  tenants: {
    data: () => ({ id: ulid('ten'), name: 'New', handle: next(), status: 'active', tier: 'free' }),
    patch: { branding: { primaryColour: '#123456' } },
  },
  stores: {
    data: () => ({ id: ulid('tstore'), tenant: ACME, name: 'New', handle: next(), status: 'active' }),
    patch: { regional: { timeZone: 'Asia/Riyadh' } },
  },
  portals: { data: () => ({ tenant: ACME, name: 'Portal', type: 'staff' }), patch: { name: 'Other' } },
  users: {
    data: () => ({ subject: next(), kind: 'user', memberships: [{ tenant: ACME, roles: ['viewer'] }] }),
    patch: { name: 'Other' },
  },
  'api-keys': {
    data: () => ({ tenant: ACME, name: 'Key', scopes: ['content_read'], requestsPerMinute: 5 }),
    patch: { name: 'Other' },
  },
  'audit-logs': {
    data: () => ({
      at: new Date().toISOString(),
      tenant: ACME,
      actorKind: 'system',
      action: 'create',
      outcome: 'allowed',
      collectionSlug: 'pages',
    }),
    patch: { action: 'other' },
  },
  media: { data: () => ({ tenant: ACME, alt: 'A dot', visibility: 'public' }), patch: { alt: 'Other' } },
  pages: {
    data: () => ({ tenant: ACME, title: 'Page', path: `/${next()}`, _status: 'draft' }),
    patch: { title: 'Other' },
  },
  'product-content': {
    data: () => ({ tenant: ACME, productId: `prod_${next()}`, title: 'Content', stage: 'draft' }),
    patch: { title: 'Other' },
  },
  'integration-endpoints': {
    data: () => ({ tenant: ACME, name: 'ERP', type: 'erp', url: 'https://erp.example/api' }),
    patch: { name: 'Other' },
  },
  products: {
    data: () => ({ id: `prod_${next()}`, tenant: ACME, title: 'Product', status: 'published' }),
    patch: { title: 'Other' },
  },
  vendors: {
    data: () => ({ id: ulid('ven'), tenant: ACME, name: 'Vendor', status: 'approved' }),
    patch: { name: 'Other' },
  },
  'webhook-logs': {
    data: () => ({
      tenant: ACME,
      webhookId: next(),
      direction: 'in',
      event: 'product.updated',
      entity: 'product',
      entityId: next(),
      version: 1,
      status: 'received',
    }),
    patch: { error: 'other' },
  },
  'sync-jobs': {
    data: () => ({
      tenant: ACME,
      messageId: next(),
      entity: 'product',
      entityId: next(),
      direction: 'to_medusa',
      operation: 'upsert',
      version: 1,
    }),
    patch: { error: 'other' },
  },
}

const known = { country: '', category: '' }

/** What samples point at. */
export async function prepareSamples(world: World): Promise<void> {
  const idOf = async (table: string) =>
    (await world.sql<{ id: string }>(`select id from ${table} limit 1`))[0]!.id
  known.country = await idOf('countries')
  known.category = await idOf('categories')
  await writeFile(pngOf(world), PNG)
}

const pngOf = (world: World) => join(world.folder, 'dot.png')

/** Brings a document in past everybody. */
export async function arrange(world: World, collection: string, more: object = {}): Promise<{ id: string }> {
  // A new one would be nobody's.
  if (collection === 'tenants') return { id: ACME }
  // Views over the tables of the bridge.
  if (collection === 'webhook-logs' || collection === 'sync-jobs') return arrangeDelivery(world, collection)
  const data = { ...SAMPLES[collection]!.data(), ...more }
  return world.create(collection, data, collection === 'media' ? { filePath: pngOf(world) } : {})
}

/** A message to Medusa that waits, as the two views show it. */
async function arrangeDelivery(world: World, collection: string): Promise<{ id: string }> {
  const id = next()
  await world.sql(
    `insert into sync_delivery (id, endpoint_id, tenant_id, event, entity, entity_id, version, body, occurred_at, state, next_attempt_at)
     values ($1, $2, $3, 'tenant_profile.updated', 'tenant_profile', $3, 1, '{}', now(), 'delivered', now())`,
    [id, `bridge ${ACME}`, ACME],
  )
  const table = collection.replace('-', '_')
  const column = collection === 'sync-jobs' ? 'message_id' : 'webhook_id'
  return (await world.sql<{ id: string }>(`select id from ${table} where ${column} = $1`, [id]))[0]!
}

const letters = [...'abcdefghijklmnopqrstuvwxyz']
const ASSIGNED = ['qa', 'wf', 'ws', 'om', 'ye', 'yt']
const free = [...'xqwoy']
  .flatMap((first) => letters.map((second) => first + second))
  .filter((two) => !ASSIGNED.includes(two))
let taken = 0

/** Letters that no country has. */
const code = (length: 2 | 3) => (length === 2 ? free[taken++]! : `${free[taken - 1]!}x`)
const ulid = (prefix: string) => `${prefix}_01J${String(count++).padStart(23, '0')}`
