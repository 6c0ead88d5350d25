import type { ErrorCode, VendorLinkKind } from '@cityos/contracts'
import { CityosError } from '@cityos/contracts'
import type { VendorTransaction } from './vendor-transaction'

/** What a vendor may be given, and where it is kept that it was. */
const KINDS: Readonly<
  Record<VendorLinkKind, { table: string; column: string; things: string; taken: ErrorCode; words: string }>
> = {
  product: {
    ...{ table: 'vendor_product', column: 'product_id', things: 'product' },
    ...{ taken: 'product_has_vendor', words: 'product' },
  },
  shipping_profile: {
    ...{ table: 'vendor_shipping_profile', column: 'shipping_profile_id', things: 'shipping_profile' },
    ...{ taken: 'shipping_profile_has_vendor', words: 'shipping profile' },
  },
}

export interface LinkChange {
  kind: VendorLinkKind
  vendorId: string
  add: readonly string[]
  remove: readonly string[]
}

/** What has really changed: what was there before is in neither. */
export interface ChangedLinks {
  added: string[]
  removed: string[]
}

const texts = (rows: { id: string }[]) => rows.map(({ id }) => id)

/**
 * Gives a vendor things of the tenant's and takes some away, in the caller's transaction. Whoever gives the same thing
 * to another at the same moment waits: each is one vendor's.
 * @throws CityosError `not_found`, `product_has_vendor`, `shipping_profile_has_vendor`.
 */
export async function changeLinks(trx: VendorTransaction, change: LinkChange): Promise<ChangedLinks> {
  const { kind, vendorId } = change
  const { table, column, things, taken, words } = KINDS[kind]
  const add = [...new Set(change.add)]
  const remove = [...new Set(change.remove)]
  await trx.raw(
    `select pg_advisory_xact_lock(hashtextextended(current_setting('app.tenant') || ' ${table} ' || id, 0))
       from (select unnest(?::text[]) as id order by 1) w`,
    [[...add, ...remove]],
  )
  const { rows: known } = (await trx.raw(
    `select t.id, l.vendor_id from ${things} t
       left join ${table} l on l.${column} = t.id and l.deleted_at is null
      where t.id = any(?::text[]) and t.deleted_at is null`,
    [[...add, ...remove]],
  )) as { rows: { id: string; vendor_id: string | null }[] }
  const owner = new Map(known.map(({ id, vendor_id }) => [id, vendor_id]))
  for (const id of add) {
    const whose = owner.get(id)
    if (whose === undefined) throw new CityosError('not_found', `There is no ${words} ${id}.`)
    if (whose === null || whose === vendorId) continue
    throw new CityosError(taken, `The ${words} ${id} is of the vendor ${whose}: take it away there first.`)
  }
  for (const id of remove) {
    if (owner.get(id) === vendorId) continue
    throw new CityosError('not_found', `The vendor ${vendorId} has no ${words} ${id}.`)
  }
  // What was deleted and came back may have left a row behind.
  await trx.raw(
    `delete from ${table} where vendor_id = ? and ${column} = any(?::text[]) and deleted_at is not null`,
    [vendorId, add],
  )
  const { rows: gone } = (await trx.raw(
    `delete from ${table} where vendor_id = ? and ${column} = any(?::text[]) returning ${column} as id`,
    [vendorId, remove],
  )) as { rows: { id: string }[] }
  const { rows: come } = (await trx.raw(
    `insert into ${table} (id, vendor_id, ${column})
     select 'link_' || gen_random_uuid(), ?, id from unnest(?::text[]) as w (id)
      where not exists (select from ${table} l where l.${column} = w.id and l.vendor_id = ? and l.deleted_at is null)
     returning ${column} as id`,
    [vendorId, add, vendorId],
  )) as { rows: { id: string }[] }
  return { added: texts(come).sort(), removed: texts(gone).sort() }
}
