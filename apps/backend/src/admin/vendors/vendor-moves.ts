import type { KycStatus, Permission, VendorStatus } from '@cityos/contracts'

/** What somebody of the tenant does with a vendor. */
export type VendorMove = 'submit' | 'approve' | 'reject' | 'suspend' | 'reinstate' | 'terminate' | 'delete'

interface Move {
  /** The states in which it is possible, as the server's table of transitions has it. */
  from: readonly VendorStatus[]
  permission: Permission
  /** A reason is asked for: `needed`, where the vendor has to be able to understand it. */
  reason?: 'needed' | 'welcome'
  danger?: boolean
}

export const VENDOR_MOVES: Record<VendorMove, Move> = {
  approve: { from: ['submitted'], permission: 'vendor:approve' },
  submit: { from: ['draft', 'rejected'], permission: 'vendor:submit', reason: 'welcome' },
  reinstate: { from: ['suspended'], permission: 'vendor:suspend', reason: 'welcome' },
  reject: { from: ['submitted'], permission: 'vendor:approve', reason: 'needed', danger: true },
  suspend: { from: ['approved'], permission: 'vendor:suspend', reason: 'needed', danger: true },
  terminate: { from: ['suspended'], permission: 'vendor:suspend', reason: 'needed', danger: true },
  delete: { from: ['draft', 'rejected'], permission: 'vendor:delete', danger: true },
}

/** What can be done with a vendor now; the house vendor is the tenant itself and stays as it is. */
export function movesOf(
  vendor: { status: VendorStatus; is_house: boolean },
  may: (permission: Permission) => boolean,
): VendorMove[] {
  if (vendor.is_house) return []
  return (Object.keys(VENDOR_MOVES) as VendorMove[]).filter(
    (move) => VENDOR_MOVES[move].from.includes(vendor.status) && may(VENDOR_MOVES[move].permission),
  )
}

/** What the check of an identity can come to, in its state. */
export const KYC_DECISIONS: Record<KycStatus, readonly ('verify' | 'reject' | 'expire')[]> = {
  not_started: [],
  pending: ['verify', 'reject'],
  verified: ['expire'],
  rejected: [],
  expired: [],
}
