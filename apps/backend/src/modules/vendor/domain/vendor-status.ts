import { CityosError, type VendorStatus } from '@cityos/contracts'

interface Transition {
  from: readonly VendorStatus[]
  to: VendorStatus
}

/** The life of a vendor. Nothing leaves `terminated`; who was rejected may try again. */
export const VENDOR_TRANSITIONS = {
  submit: { from: ['draft', 'rejected'], to: 'submitted' },
  approve: { from: ['submitted'], to: 'approved' },
  reject: { from: ['submitted'], to: 'rejected' },
  suspend: { from: ['approved'], to: 'suspended' },
  reinstate: { from: ['suspended'], to: 'approved' },
  terminate: { from: ['suspended'], to: 'terminated' },
} as const satisfies Record<string, Transition>

export type VendorTransition = keyof typeof VENDOR_TRANSITIONS

/** The status after a transition. @throws CityosError `illegal_transition` naming both states. */
export function nextVendorStatus(
  vendor: { id: string; status: VendorStatus },
  transition: VendorTransition,
): VendorStatus {
  const { from, to }: Transition = VENDOR_TRANSITIONS[transition]
  if (from.includes(vendor.status)) return to
  throw new CityosError(
    'illegal_transition',
    `The vendor ${vendor.id} is ${vendor.status} and cannot become ${to}: only one that is ${from.join(' or ')} can.`,
  )
}
