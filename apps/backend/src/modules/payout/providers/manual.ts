import type { ProviderOutcome } from '../domain/outcome'
import type { PayoutProvider, ProviderTransfer, TransferOrder } from './provider'

/** People pay: in cash, or in their bank's own program. They say when they have. */
export class ManualProvider implements PayoutProvider {
  readonly method = 'manual'
  readonly pollMs = null

  transfer(order: TransferOrder): Promise<ProviderOutcome> {
    return Promise.resolve({ kind: 'accepted', reference: order.payout_id, status: 'in_transit' })
  }

  transfersOf(): Promise<ProviderTransfer[]> {
    return Promise.resolve([])
  }
}
