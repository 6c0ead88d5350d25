import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { CityosError, type SavePayoutAccount } from '@cityos/contracts'
import { assertBankAccount, maskedIban, type BankAccount } from '../../../modules/payout/domain/bank-account'
import {
  accountsOf,
  restoreAccount,
  saveAccount,
  type AccountPatch,
  type AccountRecord,
} from '../../../modules/payout/store/accounts'
import { rowsOf } from '../../../modules/payout/store/sql'
import { payoutContext, stripeOf, type PayoutContext } from '../context'

export interface SaveAccount {
  vendor_id: string
  account: SavePayoutAccount
}

/**
 * Writes where a vendor's money goes; undone, it goes where it went. An account at Stripe is made there, once for each
 * vendor however often it is asked for: one that is there already stays as it is.
 * @throws CityosError `not_found`, `bank_account_invalid`, `payout_provider_missing`, `payout_provider_unavailable`.
 */
export const savePayoutAccountStep = createStep(
  'save-payout-account',
  async ({ vendor_id, account: input }: SaveAccount, { container }) => {
    const context = payoutContext(container)
    const { db } = context
    const vendor = await vendorOf(context, vendor_id)
    if (input.method === 'stripe_connect') {
      const known = (await accountsOf(db, [vendor_id])).find(({ method }) => method === 'stripe_connect')
      if (known?.external_id) return new StepResponse(named(known), undoing(null))
    }
    const patchOf = await patchFor(context, vendor, input)
    const { account, before } = await db.transaction((trx) =>
      saveAccount(trx, vendor_id, input.method, patchOf),
    )
    return new StepResponse(named(account), undoing({ id: account.id, before }))
  },
  async (done, { container }) => {
    const undo = done?.undo
    if (undo)
      await payoutContext(container).db.transaction((trx) => restoreAccount(trx, undo.id, undo.before))
  },
)

interface Undo {
  id: string
  before: AccountRecord | null
}

const named = ({ id, external_id }: AccountRecord) => ({ id, external_id })
const undoing = (undo: Undo | null) => ({ undo })

async function patchFor(
  context: PayoutContext,
  vendor: Vendor,
  input: SavePayoutAccount,
): Promise<(id: string) => AccountPatch> {
  if (input.method === 'stripe_connect') {
    const made = await (await stripeOf(context)).createAccount(vendor)
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

interface Vendor {
  id: string
  name: string
  country: string | null
  email: string | null
}

async function vendorOf({ db }: PayoutContext, id: string): Promise<Vendor> {
  const [vendor] = await rowsOf<Vendor>(
    db,
    `select id, coalesce(legal_name, name) as name, country, contact ->> 'email' as email
       from vendor where id = ? and deleted_at is null`,
    [id],
  )
  if (!vendor) throw new CityosError('not_found', `There is no vendor ${id}.`)
  return vendor
}
