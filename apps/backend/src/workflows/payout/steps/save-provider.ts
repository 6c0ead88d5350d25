import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import type { SavePayoutProvider } from '@cityos/contracts'
import { assertBankAccount, maskedIban } from '../../../modules/payout/domain/bank-account'
import { restoreProviderConfig, saveProviderConfig } from '../../../modules/payout/store/provider-configs'
import { payoutContext } from '../context'

const SHOWN_OF_A_KEY = 4

/** Seals what a provider needs; undone, it is what it was. @throws CityosError `bank_account_invalid`. */
export const savePayoutProviderStep = createStep(
  'save-payout-provider',
  async (input: SavePayoutProvider, { container }) => {
    if (input.method === 'bank_transfer') assertBankAccount(input)
    const { db, payouts } = payoutContext(container)
    const { method, ...config } = input
    const sealed = { seal: (id: string) => payouts.seal(config, id), shown: shownOf(input) }
    const before = await db.transaction((trx) => saveProviderConfig(trx, method, sealed))
    return new StepResponse(method, { method, before })
  },
  async (done, { container }) => {
    if (!done) return
    const { method, before } = done
    await payoutContext(container).db.transaction((trx) => restoreProviderConfig(trx, method, before))
  },
)

function shownOf(input: SavePayoutProvider): Record<string, string> {
  if (input.method === 'bank_transfer')
    return { holder_name: input.holder_name, iban: maskedIban(input.iban) }
  return { secret_key: `…${input.secret_key.slice(-SHOWN_OF_A_KEY)}` }
}
