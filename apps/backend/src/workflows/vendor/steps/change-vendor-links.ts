import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { CityosError } from '@cityos/contracts'
import type { VendorRecord } from '../vendor-module'
import { changeLinks, type LinkChange } from '../vendor-links'
import { inVendorTransaction, lockVendor, type VendorTransaction } from '../vendor-transaction'

/**
 * Gives a vendor things and takes some away; undone, each is where it was.
 * @throws CityosError `not_found`, `vendor_not_active`, `product_approval_pending`, `vendor_last_shipping_profile`, and
 * as {@link changeLinks}.
 */
export const changeVendorLinksStep = createStep(
  'change-vendor-links',
  async (change: LinkChange, { container }) => {
    const changed = await inVendorTransaction(container, async (trx) => {
      const vendor = await lockVendor(trx, change.vendorId)
      requireTaking(vendor, change)
      if (change.kind === 'product') await requireNoneWaits(trx, change)
      const made = await changeLinks(trx, change)
      if (change.kind === 'shipping_profile') await requireOneLeft(trx, vendor)
      return made
    })
    return new StepResponse(changed, { ...change, ...changed })
  },
  async (done, { container }) => {
    if (!done) return
    const { kind, vendorId, added, removed } = done
    await inVendorTransaction(container, async (trx) => {
      await lockVendor(trx, vendorId)
      await changeLinks(trx, { kind, vendorId, add: removed, remove: added })
    })
  },
)

/** What a stopped vendor is given would stay in the store. @throws CityosError `vendor_not_active`. */
function requireTaking({ id, status }: VendorRecord, { add }: LinkChange): void {
  if (!add.length || (status !== 'suspended' && status !== 'terminated')) return
  throw new CityosError('vendor_not_active', `The vendor ${id} is ${status}: it is given nothing.`)
}

/** What is decided about a product is decided for its vendor. @throws CityosError `product_approval_pending`. */
async function requireNoneWaits(trx: VendorTransaction, { remove }: LinkChange): Promise<void> {
  const { rows } = (await trx.raw(
    `select product_id from product_approval
      where product_id = any(?::text[]) and status = 'pending' and deleted_at is null limit 1`,
    [[...remove]],
  )) as { rows: { product_id: string }[] }
  if (!rows[0]) return
  throw new CityosError(
    'product_approval_pending',
    `The product ${rows[0].product_id} waits for a decision: make it first.`,
  )
}

/** Products of an approved vendor are made with its profile. @throws CityosError `vendor_last_shipping_profile`. */
async function requireOneLeft(trx: VendorTransaction, { id, status }: VendorRecord): Promise<void> {
  if (status !== 'approved') return
  const { rows } = (await trx.raw(
    `select 1 from vendor_shipping_profile where vendor_id = ? and deleted_at is null limit 1`,
    [id],
  )) as { rows: object[] }
  if (rows.length) return
  throw new CityosError(
    'vendor_last_shipping_profile',
    `The vendor ${id} sells, and needs a shipping profile: give it another one with the same request.`,
  )
}
