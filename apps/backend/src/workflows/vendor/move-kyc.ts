import type { MedusaContainer } from '@medusajs/framework/types'
import { systemClock } from '@cityos/calendar'
import { CityosError, type KycStatus } from '@cityos/contracts'
import { nextKycStatus, type KycTransition } from '../../modules/vendor/domain/kyc-status'
import { forgetKycEvent, noteKycEvent, type KycEvent } from './note-kyc-event'
import { noteTransition, type Mover } from './note-transition'
import type { VendorRecord } from './vendor-module'
import { inVendorTransaction, lockVendor } from './vendor-transaction'

export interface KycMove {
  id: string
  transition: KycTransition
  reason?: string | undefined
  mover: Mover
  /** Who checks, and under which name; kept where it is left out. */
  check?: Pick<VendorRecord, 'kyc_provider' | 'kyc_reference' | 'kyc_url'>
  /** The message that it follows from, which counts once. */
  event?: KycEvent
}

export interface MovedKyc {
  id: string
  from: KycStatus
  to: KycStatus
  reason: string | null
}

export interface KycMoveUndo {
  move: KycMove
  to: KycStatus
  before: Pick<VendorRecord, 'kyc_status' | 'kyc_provider' | 'kyc_reference' | 'kyc_url'>
}

/** Moves the check of a vendor to its next state. @throws CityosError `not_found`, `illegal_transition`. */
export function moveKyc(
  container: MedusaContainer,
  move: KycMove,
): Promise<{ moved: MovedKyc; undo: KycMoveUndo }> {
  const { id, transition, mover, check = {} } = move
  const reason = move.reason ?? null
  return inVendorTransaction(container, async (trx) => {
    const vendor = await lockVendor(trx, id)
    const to = nextKycStatus(vendor, transition)
    const { kyc_status: from, kyc_provider, kyc_reference, kyc_url } = vendor
    await trx('vendor')
      .where({ id })
      .update({ ...check, kyc_status: to, updated_at: systemClock.now() })
    await noteTransition(trx, { vendor_id: id, subject: 'kyc', transition, from, to }, { reason, mover })
    if (move.event && !(await noteKycEvent(trx, { ...move.event, vendor_id: id, transition }))) {
      throw new CityosError('illegal_transition', `The message ${move.event.event_id} was worked on before.`)
    }
    const before = { kyc_status: from, kyc_provider, kyc_reference, kyc_url }
    return { moved: { id, from, to, reason }, undo: { move, to, before } }
  })
}

/** Takes a move back, unless the check has moved on; the history keeps both. */
export function undoKycMove(
  container: MedusaContainer,
  { move: { id, mover, event }, to, before }: KycMoveUndo,
): Promise<void> {
  return inVendorTransaction(container, async (trx) => {
    const vendor = await lockVendor(trx, id)
    if (event) await forgetKycEvent(trx, event)
    if (vendor.kyc_status !== to) return
    await trx('vendor')
      .where({ id })
      .update({ ...before, updated_at: systemClock.now() })
    const noted = {
      vendor_id: id,
      subject: 'kyc' as const,
      transition: 'undo',
      from: to,
      to: before.kyc_status,
    }
    await noteTransition(trx, noted, { reason: null, mover })
  })
}
