import type { KycStatus, VendorStatus } from '@cityos/contracts'
import { reasonsAgainst, type PayoutCandidate } from '../../../modules/payout/domain/eligibility'
import type { PayoutSettings } from '../../../modules/payout/domain/settings'
import { accountsOf, type AccountRecord } from '../../../modules/payout/store/accounts'
import { vendorSettings } from '../../../modules/payout/store/settings'
import { rowsOf, type Sql } from '../../../modules/payout/store/sql'
import type { PayoutContext } from '../context'

interface VendorRow {
  id: string
  is_house: boolean
  status: VendorStatus
  kyc_status: KycStatus
}

/** What is known of a vendor that is to be paid, beside its money. */
export interface VendorFacts {
  vendor: VendorRow
  settings: PayoutSettings
  /** Whether the sandbox may pay anybody. */
  sandbox: boolean
  account: AccountRecord | undefined
}

/** What decides about each of these vendors; those that are not there any more are left out. */
export async function vendorFacts(
  { payouts }: PayoutContext,
  sql: Sql,
  vendorIds: readonly string[],
): Promise<Map<string, VendorFacts>> {
  const vendors = await rowsOf<VendorRow>(
    sql,
    `select id, is_house, status, kyc_status from vendor where id = any(?::text[]) and deleted_at is null`,
    [vendorIds],
  )
  const settings = await vendorSettings(sql, vendorIds, payouts.options.defaultMethod)
  const accounts = new Map(
    (await accountsOf(sql, vendorIds)).map((account) => [`${account.vendor_id} ${account.method}`, account]),
  )
  return new Map(
    vendors.map((vendor) => {
      const own = settings.get(vendor.id) as PayoutSettings
      const { sandbox } = payouts.options
      const account = accounts.get(`${vendor.id} ${own.method}`)
      return [vendor.id, { vendor, settings: own, sandbox, account }]
    }),
  )
}

/** The question whether a vendor is paid, in one currency; minor units. */
export function candidateOf(
  { vendor, settings, sandbox, account }: VendorFacts,
  money: Pick<PayoutCandidate, 'currency_code' | 'available_minor' | 'receivable_minor' | 'is_asked'>,
): PayoutCandidate {
  const { is_house, status, kyc_status } = vendor
  const { method, minimums, schedule, on_hold } = settings
  return {
    ...{ is_house, status, kyc_status, on_hold, method, minimums, schedule },
    is_forbidden: method === 'sandbox' && !sandbox,
    account: account ? { enabled: account.status === 'enabled', currencies: account.currencies } : null,
    ...money,
  }
}

export const reasonsFor = (...question: Parameters<typeof candidateOf>) =>
  reasonsAgainst(candidateOf(...question))
