import type { PayoutReason } from '@cityos/contracts'
import { reasonsAgainstSending } from '../../../modules/payout/domain/eligibility'
import type { Destination } from '../../../modules/payout/store/attempts'
import type { PayoutRecord } from '../../../modules/payout/store/payouts'
import { accountsOf } from '../../../modules/payout/store/accounts'
import type { Sql } from '../../../modules/payout/store/sql'
import type { PayoutContext } from '../context'
import { candidateOf, vendorFacts } from '../generate/candidates'

type Sendable = { destination: Destination } | { reasons: PayoutReason[] }

/** Where each payout goes now, or why it may not be sent. It keeps the method that it was made with. */
export async function destinationsOf(
  context: PayoutContext,
  trx: Sql,
  payouts: readonly PayoutRecord[],
): Promise<Map<string, Sendable>> {
  const vendorIds = [...new Set(payouts.map(({ vendor_id }) => vendor_id))]
  const facts = await vendorFacts(context, trx, vendorIds)
  const accounts = new Map(
    (await accountsOf(trx, vendorIds)).map((account) => [`${account.vendor_id} ${account.method}`, account]),
  )
  return new Map(
    payouts.map((payout): [string, Sendable] => {
      const own = facts.get(payout.vendor_id)
      if (!own) return [payout.id, { reasons: ['vendor_not_approved'] }]
      const { id, method, currency_code, vendor_id } = payout
      const account = accounts.get(`${vendor_id} ${method}`)
      const settings = { ...own.settings, method }
      const money = { currency_code, available_minor: 0n, receivable_minor: 0n }
      const reasons = reasonsAgainstSending(candidateOf({ ...own, settings, account }, money))
      if (reasons.length) return [id, { reasons }]
      const shown = account?.external_id ?? account?.details_masked ?? null
      return [id, { destination: { shown, sealed: account?.details_sealed ?? null } }]
    }),
  )
}
