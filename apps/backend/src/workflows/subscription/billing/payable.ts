import type { ChargeProvider } from '../../../modules/subscription/domain/charge-provider'
import { AMOUNT_TOO_SMALL } from '../../../modules/subscription/domain/provider-answer'
import type { AttemptRow } from '../../../modules/subscription/store/attempts'
import type { CycleRow } from '../../../modules/subscription/store/cycles'
import type { SubscriptionRow } from '../../../modules/subscription/store/subscriptions'

/** Its provider has said that this amount is less than it takes: no refusal of a card's. */
export const wasTooSmall = ({ error_code, outcome }: AttemptRow) =>
  outcome === 'soft' && error_code === AMOUNT_TOO_SMALL

interface Charged {
  subscription: Pick<SubscriptionRow, 'payment_provider_id'>
  cycle: Pick<CycleRow, 'currency_code'>
  attempts: readonly AttemptRow[]
}

/** What of an amount can be charged for a cycle: what its provider says, and nothing of what it has called too small. */
export function payableOf(
  provider: ChargeProvider,
  { attempts, subscription, cycle }: Charged,
): (amountMinor: bigint) => bigint {
  const { payment_provider_id } = subscription
  const small = attempts.filter((one) => wasTooSmall(one) && one.payment_provider_id === payment_provider_id)
  return (amount) => {
    if (small.some(({ amount_minor }) => amount <= amount_minor)) return 0n
    return provider.payable?.(amount, cycle.currency_code) ?? amount
  }
}
