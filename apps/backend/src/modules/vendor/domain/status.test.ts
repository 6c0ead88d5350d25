import { KycStatus, VendorStatus } from '@cityos/contracts'
import { KYC_TRANSITIONS, nextKycStatus, type KycTransition } from './kyc-status'
import { nextVendorStatus, VENDOR_TRANSITIONS, type VendorTransition } from './vendor-status'

const outcomeOf = (run: () => string) => {
  try {
    return run()
  } catch (error) {
    return (error as { code: string; message: string }).code
  }
}

describe('the life of a vendor', () => {
  const ways: Record<string, string> = {
    'draft submit': 'submitted',
    'rejected submit': 'submitted',
    'submitted approve': 'approved',
    'submitted reject': 'rejected',
    'approved suspend': 'suspended',
    'suspended reinstate': 'approved',
    'suspended terminate': 'terminated',
  }

  it.each(
    VendorStatus.options.flatMap((status) =>
      (Object.keys(VENDOR_TRANSITIONS) as VendorTransition[]).map((verb) => [status, verb] as const),
    ),
  )('%s, %s', (status, verb) => {
    expect(outcomeOf(() => nextVendorStatus({ id: 'ven_1', status }, verb))).toBe(
      ways[`${status} ${verb}`] ?? 'illegal_transition',
    )
  })

  it('a refusal names both states', () => {
    expect(() => nextVendorStatus({ id: 'ven_1', status: 'terminated' }, 'approve')).toThrow(
      'The vendor ven_1 is terminated and cannot become approved: only one that is submitted can.',
    )
  })
})

describe('getting to know a vendor', () => {
  const ways: Record<string, string> = {
    'not_started begin': 'pending',
    'rejected begin': 'pending',
    'expired begin': 'pending',
    'pending verify': 'verified',
    'pending reject': 'rejected',
    'pending expire': 'expired',
    'verified expire': 'expired',
  }

  it.each(
    KycStatus.options.flatMap((status) =>
      (Object.keys(KYC_TRANSITIONS) as KycTransition[]).map((verb) => [status, verb] as const),
    ),
  )('%s, %s', (kyc_status, verb) => {
    expect(outcomeOf(() => nextKycStatus({ id: 'ven_1', kyc_status }, verb))).toBe(
      ways[`${kyc_status} ${verb}`] ?? 'illegal_transition',
    )
  })
})
