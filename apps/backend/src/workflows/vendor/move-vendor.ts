import type { MedusaContainer } from '@medusajs/framework/types'
import type { Principal } from '@cityos/access'
import { systemClock } from '@cityos/calendar'
import { CityosError, type VendorStatus } from '@cityos/contracts'
import { nextVendorStatus, type VendorTransition } from '../../modules/vendor/domain/vendor-status'
import { noteTransition } from './note-transition'
import { requireOnboarded } from './onboarding-facts'
import { shelveProducts, unshelveProducts } from './shelve-products'
import type { VendorRecord } from './vendor-module'
import { inVendorTransaction, lockVendor, type VendorTransaction } from './vendor-transaction'

export interface VendorMove {
  id: string
  transition: VendorTransition
  reason?: string | undefined
  /** Approve although something is missing; the reason says why. */
  override?: boolean
  caller: Principal
}

export interface MovedVendor {
  id: string
  from: VendorStatus
  to: VendorStatus
  reason: string | null
  /** What has left the store, or come back. */
  product_ids: string[]
}

/** What undoing a move needs. */
export interface VendorMoveUndo {
  move: VendorMove
  to: VendorStatus
  before: Pick<VendorRecord, 'status' | 'status_reason' | 'payouts_paused'>
}

type Effect = (trx: VendorTransaction, vendorId: string) => Promise<string[]>

/** What a move does to what the vendor sells, and what takes that back. */
const SHELF: Partial<Record<VendorTransition, { does: Effect; undoes: Effect }>> = {
  suspend: { does: shelveProducts, undoes: unshelveProducts },
  reinstate: { does: unshelveProducts, undoes: shelveProducts },
}
const PAYOUTS_PAUSED: Partial<Record<VendorTransition, boolean>> = { suspend: true, reinstate: false }

/**
 * Moves a vendor to its next state, with everything that follows from it, in one transaction.
 * @throws CityosError `not_found`, `illegal_transition`, `vendor_incomplete`.
 */
export function moveVendor(
  container: MedusaContainer,
  move: VendorMove,
): Promise<{ moved: MovedVendor; undo: VendorMoveUndo }> {
  const { id, transition, override = false, caller } = move
  const reason = move.reason ?? null
  return inVendorTransaction(container, async (trx) => {
    const vendor = await lockVendor(trx, id)
    requireNotTheHouse(vendor)
    const to = nextVendorStatus(vendor, transition)
    if (transition === 'submit') await requireOnboarded(trx, vendor, 'submit')
    if (transition === 'approve' && !override) await requireOnboarded(trx, vendor, 'approve')
    const { status: from, status_reason, payouts_paused } = vendor
    await trx('vendor')
      .where({ id })
      .update({
        ...{ status: to, status_reason: reason, updated_at: systemClock.now() },
        payouts_paused: PAYOUTS_PAUSED[transition] ?? payouts_paused,
      })
    const product_ids = (await SHELF[transition]?.does(trx, id)) ?? []
    const noted = { vendor_id: id, subject: 'status', transition, from, to } as const
    await noteTransition(trx, noted, { reason, mover: caller })
    const before = { status: from, status_reason, payouts_paused }
    return { moved: { id, from, to, reason, product_ids }, undo: { move, to, before } }
  })
}

function requireNotTheHouse({ id, is_house }: VendorRecord): void {
  if (!is_house) return
  throw new CityosError(
    'illegal_transition',
    `The vendor ${id} is the tenant itself, and cannot become another.`,
  )
}

/** Takes a move back, unless the vendor has moved on; the history keeps both. */
export function undoVendorMove(
  container: MedusaContainer,
  { move: { id, transition, caller }, to, before }: VendorMoveUndo,
): Promise<void> {
  return inVendorTransaction(container, async (trx) => {
    const vendor = await lockVendor(trx, id)
    if (vendor.status !== to) return
    await SHELF[transition]?.undoes(trx, id)
    await trx('vendor')
      .where({ id })
      .update({ ...before, updated_at: systemClock.now() })
    const noted = {
      vendor_id: id,
      subject: 'status' as const,
      transition: 'undo',
      from: to,
      to: before.status,
    }
    await noteTransition(trx, noted, { reason: null, mover: caller })
  })
}
