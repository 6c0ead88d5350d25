import { ID_PREFIXES, newId, type VendorMember, type VendorProduct } from '@cityos/contracts'
import { expectOk, type Client, type TestTenant } from '@cityos/testing'
import { plausibleRow } from '../leak/plausible-row'
import type { Things } from './call-of'
import { createVendor, invite, type VendorWorld } from './world'

/** Path segments that name no table of the vendor's by themselves. */
const ROWS: Readonly<Record<string, string>> = {
  ...{ members: 'member', products: 'product', variants: 'variant', fulfillments: 'fulfillment' },
  returns: 'return',
}

/** Segments whose table is not that of the vendor's noun. */
const TABLES: Readonly<Record<string, string>> = { payouts: 'payout', disputes: 'dispute_part' }

export interface Victim {
  id: string
  owner: Client
  /** Works for it, in the lowest role. */
  staff: Client
  /** Worked for it. */
  former: Client
  things: Things
  /** Every row of every table that is this vendor's. */
  snapshot(): Promise<unknown>
}

/** A vendor that sells and has something for every parameter of these routes. */
export async function buildVictim(
  world: VendorWorld,
  tenant: TestTenant,
  paths: readonly string[],
): Promise<Victim> {
  const { id } = await createVendor(tenant, 'victim', 'owner@victim.example')
  const owner = world.person(tenant, 'owner@victim.example')
  expectOk(await tenant.admin.post(`/admin/vendors/${id}/submit`))
  expectOk(await tenant.admin.post(`/admin/vendors/${id}/approve`, { override_reason: 'Known.' }))
  const [staff, former] = await buildTeam(world, tenant, owner)
  const member = await invite(owner, '/vendor/members', 'member@victim.example', 'staff')
  const product = await buildProduct(owner)
  const { requirement } = expectOk(
    await tenant.admin.post<{ requirement: { id: string } }>('/admin/vendor-requirements', {
      ...{ kind: 'terms', code: 'victims', title: 'x', required: false },
      // The version that generated requests name.
      ...{ terms_url: 'https://terms.example', terms_version: 'planted' },
    }),
  )
  const made: Record<string, string> = {
    ...{ member: member.id, product: product.id, variant: product.variants[0]!.id },
    // Of an order that nobody else reaches, whatever is shipped of it and comes back.
    ...{ fulfillment: 'ful_01J00000000000000000000000', return: 'return_01J00000000000000000000000' },
  }
  const bySegment: Record<string, string> = {}
  for (const segment of segmentsOf(paths)) {
    const known = ROWS[segment]
    const rows = { requirement_id: requirement.id, vendor_id: id }
    bySegment[segment] = known ? made[known]! : await insertRow(world, tenant, segment, rows)
  }
  return {
    ...{ id, owner, staff, former },
    things: { bySegment, byPrefix: { [ID_PREFIXES.vendor_requirement]: requirement.id } },
    snapshot: () => snapshotOf(world, id, product.id),
  }
}

const segmentsOf = (paths: readonly string[]) =>
  new Set(paths.flatMap((path) => [...path.matchAll(/([\w-]+)\/:/g)].map(([, segment]) => segment as string)))

async function buildTeam(world: VendorWorld, tenant: TestTenant, owner: Client): Promise<[Client, Client]> {
  const clients: Client[] = []
  const members: VendorMember[] = []
  for (const name of ['staff', 'former']) {
    members.push(await invite(owner, '/vendor/members', `${name}@victim.example`, 'staff'))
    clients.push(world.person(tenant, `${name}@victim.example`))
    expectOk(await clients.at(-1)!.get('/vendor/me'))
  }
  expectOk(await owner.delete(`/vendor/members/${members[1]!.id}`))
  return clients as [Client, Client]
}

async function buildProduct(owner: Client): Promise<VendorProduct> {
  const { product } = expectOk(
    await owner.post<{ product: VendorProduct }>('/vendor/products', {
      title: 'Secret of the victim',
      options: [{ title: 'Size', values: ['One'] }],
      variants: [
        { title: 'One', options: { Size: 'One' }, prices: [{ currency_code: 'usd', amount_minor: 100 }] },
      ],
    }),
  )
  return product
}

/** `orders` is the table `vendor_order`, and the victim gets a row in it. */
async function insertRow(
  { backend }: VendorWorld,
  tenant: TestTenant,
  segment: string,
  set: Record<string, string>,
): Promise<string> {
  const table = TABLES[segment] ?? `vendor_${segment.replaceAll('-', '_').replace(/s$/, '')}`
  const prefix = (ID_PREFIXES as Record<string, string>)[table] ?? table
  const id = newId(prefix as never)
  await backend.sql(async (db) => {
    const row = { ...(await plausibleRow(db, table, { id, ...set })), tenant_id: tenant.id }
    const names = Object.keys(row)
    const places = names.map((_name, at) => `$${at + 1}`).join()
    // Past what ties the row to others of its kind: it only has to be there.
    await db.query('set session_replication_role = replica')
    await db.query(
      `insert into "${table}" (${names.map((name) => `"${name}"`).join()}) values (${places})`,
      Object.values(row),
    )
    await db.query('set session_replication_role = origin')
  })
  return id
}

async function snapshotOf({ backend }: VendorWorld, vendorId: string, productId: string): Promise<unknown> {
  return backend.sql(async (db) => {
    const tables = await db.query<{ name: string; column: string }>(
      `select table_name as name, column_name as column from information_schema.columns
        where table_schema = 'public' and column_name in ('vendor_id', 'product_id') order by 1, 2`,
    )
    const found: Record<string, unknown> = {}
    for (const { name, column } of [
      ...tables.rows,
      ...[
        { name: 'vendor', column: 'id' },
        { name: 'product', column: 'id' },
      ],
    ]) {
      const { rows } = await db.query(
        `select to_jsonb(t) as row from "${name}" t where "${column}" in ($1, $2) order by 1`,
        [vendorId, productId],
      )
      found[`${name}.${column}`] = rows
    }
    return found
  })
}
