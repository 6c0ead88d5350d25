import type {
  KycStatus,
  MinorByCurrency,
  PayoutMethod,
  PayoutReason,
  PayoutSchedule,
  VendorStatus,
} from '@cityos/contracts'
import { payable } from './step'

/** What decides whether a vendor can be paid in one currency. Minor units. */
export interface PayoutCandidate {
  is_house: boolean
  status: VendorStatus
  kyc_status: KycStatus
  /** Somebody has stopped this vendor's payouts. */
  on_hold: boolean
  method: PayoutMethod
  /** It is paid by the sandbox, where money is real. */
  is_forbidden: boolean
  account: { enabled: boolean; currencies: readonly string[] } | null
  currency_code: string
  /** After debts were paid with it. */
  available_minor: bigint
  /** What the vendor still owes: nothing, or below it. */
  receivable_minor: bigint
  minimums: MinorByCurrency
  schedule: PayoutSchedule
  /** Somebody has asked for this vendor's payout by name, and said why. */
  is_asked?: boolean
}

/** By hand it is paid to whatever the people who do it know of, and in the sandbox to nobody. */
const NEEDS_ACCOUNT: ReadonlySet<PayoutMethod> = new Set(['stripe_connect', 'bank_transfer'])

/** The least that a payout without a minimum of the tenant's pays. */
const LEAST_MINOR = 1n

/** Every reason for which the vendor is not paid now; none when it is. Named all at once, so that nobody fixes one after the other. */
export function reasonsAgainst(candidate: PayoutCandidate): PayoutReason[] {
  const { available_minor, receivable_minor, method, currency_code } = candidate
  const reasons: PayoutReason[] = reasonsAgainstSending(candidate)
  const hasLeft = candidate.status === 'terminated'
  // No schedule pays who has left: people do so knowingly, and however little it is.
  if (hasLeft && !candidate.is_asked && !reasons.includes('vendor_not_approved'))
    reasons.push('vendor_not_approved')
  // Debts are paid first: whoever still owes has nothing left.
  if (receivable_minor < 0n) reasons.push('owes_money')
  if (available_minor <= 0n) reasons.push('nothing_available')
  else if (payable(available_minor, method, currency_code) < (hasLeft ? LEAST_MINOR : leastOf(candidate)))
    reasons.push('below_minimum')
  return reasons
}

/**
 * Whether a vendor may have money at all. One that was terminated is owed what it has earned: people may pay it, by
 * hand, and nobody else may.
 */
const mayBePaid = ({ status, method }: Pick<PayoutCandidate, 'status' | 'method'>) =>
  status === 'approved' || (status === 'terminated' && method === 'manual')

/** The reasons that also stop a payout that has been made and not been sent yet. */
export function reasonsAgainstSending(
  candidate: Pick<
    PayoutCandidate,
    'is_house' | 'status' | 'kyc_status' | 'on_hold' | 'method' | 'is_forbidden' | 'account' | 'currency_code'
  >,
): PayoutReason[] {
  const { is_house, kyc_status, on_hold, method, is_forbidden, account, currency_code } = candidate
  const reasons: PayoutReason[] = []
  if (is_house) reasons.push('house_vendor')
  if (!mayBePaid(candidate)) reasons.push('vendor_not_approved')
  if (kyc_status !== 'verified') reasons.push('kyc_not_verified')
  if (on_hold) reasons.push('payouts_on_hold')
  if (is_forbidden) reasons.push('sandbox_forbidden')
  if (!account) {
    if (NEEDS_ACCOUNT.has(method)) reasons.push('account_missing')
  } else if (!account.enabled) reasons.push('account_not_enabled')
  else if (account.currencies.length && !account.currencies.includes(currency_code))
    reasons.push('account_currency')
  return reasons
}

function leastOf({ minimums, schedule, currency_code }: PayoutCandidate): bigint {
  const minimum = BigInt(minimums[currency_code] ?? LEAST_MINOR)
  const threshold =
    schedule.kind === 'threshold' ? BigInt(schedule.amounts[currency_code] ?? LEAST_MINOR) : minimum
  return threshold > minimum ? threshold : minimum
}
