import type { PayoutStatus } from '@cityos/contracts'
import { ourSide, type Discrepancy, type OurPayout } from './sides'

const ON_ITS_WAY: readonly PayoutStatus[] = ['pending', 'held', 'processing', 'in_transit']

/**
 * Whether the ledger agrees with a payout: its amount is on its way until it is paid, then has left, and neither when
 * it came to nothing. An amount that is there but another is `amount`; one that is missing or too many is `status`.
 */
export function ledgerDiscrepancies(payout: OurPayout): Discrepancy[] {
  const { status, amount_minor, ledger } = payout
  const onItsWay = ON_ITS_WAY.includes(status) ? amount_minor : 0n
  const left = status === 'paid' ? amount_minor : onItsWay > 0n ? 0n : payout.reversed_minor
  if (ledger.on_its_way_minor === onItsWay && ledger.left_minor === left) return []
  const isWhole = [ledger.on_its_way_minor, ledger.left_minor].every(
    (amount) => amount === 0n || amount === amount_minor,
  )
  return [
    {
      class: isWhole ? 'status' : 'amount',
      payout_id: payout.payout_id,
      provider_reference: payout.provider_reference,
      ours: {
        ...ourSide(payout),
        ledger: {
          left_minor: Number(ledger.left_minor),
          on_its_way_minor: Number(ledger.on_its_way_minor),
        },
      },
      theirs: null,
      subject_at: payout.sent_at,
    },
  ]
}
