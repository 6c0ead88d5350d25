import { CityosError, type KycStatus } from '@cityos/contracts'

interface Transition {
  from: readonly KycStatus[]
  to: KycStatus
}

/** How the tenant gets to know a vendor. What was rejected, or has expired, begins again. */
export const KYC_TRANSITIONS = {
  begin: { from: ['not_started', 'rejected', 'expired'], to: 'pending' },
  verify: { from: ['pending'], to: 'verified' },
  reject: { from: ['pending'], to: 'rejected' },
  expire: { from: ['pending', 'verified'], to: 'expired' },
} as const satisfies Record<string, Transition>

export type KycTransition = keyof typeof KYC_TRANSITIONS

/** The status after a transition. @throws CityosError `illegal_transition` naming both states. */
export function nextKycStatus(
  vendor: { id: string; kyc_status: KycStatus },
  transition: KycTransition,
): KycStatus {
  const { from, to }: Transition = KYC_TRANSITIONS[transition]
  if (from.includes(vendor.kyc_status)) return to
  throw new CityosError(
    'illegal_transition',
    `The check of the vendor ${vendor.id} is ${vendor.kyc_status} and cannot become ${to}: only one that is ${from.join(' or ')} can.`,
  )
}
