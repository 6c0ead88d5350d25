import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { CityosError, type SavePayoutAccount } from '@cityos/contracts'
import { assertBankAccount, maskedIban, type BankAccount } from '../../../modules/payout/domain/bank-account'
import { restoreAccount, saveAccount, type AccountPatch } from '../../../modules/payout/store/accounts'
import { rowsOf } from '../../../modules/payout/store/sql'
import { payoutContext, stripeOf, type PayoutContext } from '../context'

export interface SaveAccount {
  vendor_id: string
  account: SavePayoutAccount
}

/**
 * Writes where a vendor's money goes; undone, it goes where it went. An account at Stripe is made there, once for each
 * vendor however often it is asked for.
 * @throws CityosError `not_found`, `bank_account_invalid`, `payout_provider_missing`, `payout_provider_unavailable`.
 */
export const savePayoutAccountStep = createStep(
  'save-payout-account',
  async ({ vendor_id, account: input }: SaveAccount, { container }) => {
    const context = payoutContext(container)
    const patchOf = await patchFor(context, vendor_id, input)
    const { account, before } = await context.db.transaction((trx) =>
      saveAccount(trx, vendor_id, input.method, patchOf),
    )
    return new StepResponse({ id: account.id }, { id: account.id, before })
  },
  async (done, { container }) => {
    if (done)
      await payoutContext(container).db.transaction((trx) => restoreAccount(trx, done.id, done.before))
  },
)

async function patchFor(
  context: PayoutContext,
  vendorId: string,
  input: SavePayoutAccount,
): Promise<(id: string) => AccountPatch> {
  const vendor = await vendorOf(context, vendorId)
  if (input.method === 'stripe_connect') {
    const stripe = await stripeOf(context)
    const [known] = await rowsOf<{ external_id: string | null }>(
      context.db,
      `select external_id from payout_account where vendor_id = ? and method = 'stripe_connect'`,
      [vendorId],
    )
    const made = known?.external_id
      ? await stripe.account(known.external_id)
      : await stripe.createAccount(vendor)
    return () => ({ ...made })
  }
  assertBankAccount(input)
  const { holder_name, iban, bic, currency_code } = input
  const details: BankAccount = { holder_name, iban, bic }
  return (id) => ({
    ...{ status: 'enabled', holder_name, currencies: [currency_code] },
    details_sealed: context.payouts.seal(details, id),
    details_masked: maskedIban(iban),
  })
}

async function vendorOf({ db }: PayoutContext, id: string) {
  const [vendor] = await rowsOf<{ id: string; name: string; country: string | null; email: string | null }>(
    db,
    `select id, coalesce(legal_name, name) as name, country, contact ->> 'email' as email
       from vendor where id = ? and deleted_at is null`,
    [id],
  )
  if (!vendor) throw new CityosError('not_found', `There is no vendor ${id}.`)
  return vendor
}
