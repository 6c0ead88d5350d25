import type { MedusaContainer } from '@medusajs/framework/types'
import type { PayoutAccount } from '@cityos/contracts'
import { accountsOf } from '../../modules/payout/store/accounts'
import { payoutContext } from '../../workflows/payout/context'
import { requireVendor } from '../../workflows/vendor/vendor-module'
import { iso } from '../times'

/** Where a vendor's money goes, by method; bank data masked. @throws CityosError `not_found`. */
export async function readPayoutAccounts(
  container: MedusaContainer,
  vendorId: string,
): Promise<{ payout_accounts: PayoutAccount[] }> {
  await requireVendor(container, vendorId)
  const accounts = await accountsOf(payoutContext(container).db, [vendorId])
  return {
    payout_accounts: accounts.map((account): PayoutAccount => {
      const { id, vendor_id, method, status, external_id, holder_name, currencies, requirements } = account
      return {
        ...{ id, vendor_id, method, status, external_id, holder_name, currencies, requirements },
        masked: account.details_masked,
        created_at: iso(account.created_at),
        updated_at: iso(account.updated_at),
      }
    }),
  }
}
