import type { PayoutReversalState } from '@cityos/contracts'
import { isLive } from './fitting'
import type { Discrepancy, OurPayout, OurReversal, TheirReversal, TheirTransfer } from './sides'

/** A reversal with the transfer of which it is. */
interface Made extends TheirReversal {
  transfer: TheirTransfer
}

/** In these the provider may have it; of one that is being sent nobody knows, and that is no error. */
const MAY_BE_THERE: readonly PayoutReversalState[] = ['processing', 'succeeded']

/**
 * Every difference between what was taken back of a payout and what its provider says of it. A reversal belongs to the
 * one of ours that it names, or else to the one that names it. What somebody has reversed by hand until nothing was left
 * of the transfer is no reversal but a return, and the payout's own state tells of it.
 */
export function reversalDiscrepancies(payout: OurPayout, transfers: readonly TheirTransfer[]): Discrepancy[] {
  const made = transfers.flatMap((transfer) =>
    transfer.reversals.map((reversal): Made => ({ ...reversal, transfer })),
  )
  const ownerOf = ({ reversal_id, reference }: Made) =>
    payout.reversals.find((own) => own.reversal_id === reversal_id) ??
    payout.reversals.find(({ provider_reference }) => provider_reference === reference)
  const strange = made.filter((one) => !ownerOf(one) && (one.reversal_id !== null || isLive(one.transfer)))
  return [
    ...payout.reversals.flatMap((own) =>
      judge(
        payout,
        own,
        made.filter((one) => ownerOf(one) === own),
      ),
    ),
    ...strange.map((one) => finding('missing_here', payout, null, one)),
  ]
}

function judge(payout: OurPayout, own: OurReversal, made: readonly Made[]): Discrepancy[] {
  const main = made.find(({ reference }) => reference === own.provider_reference) ?? made[0]
  if (!main) {
    const isMissing = own.state === 'succeeded' && !own.just_ended
    return isMissing ? [finding('missing_there', payout, own, null)] : []
  }
  const found = made.filter((one) => one !== main).map((one) => finding('duplicate', payout, own, one))
  if (main.amount_minor !== own.amount_minor) found.push(finding('amount', payout, own, main))
  if (!MAY_BE_THERE.includes(own.state)) found.push(finding('status', payout, own, main))
  return found
}

function finding(
  kind: Discrepancy['class'],
  payout: OurPayout,
  own: OurReversal | null,
  made: Made | null,
): Discrepancy {
  const { payout_id } = payout
  return {
    ...{ class: kind, payout_id },
    provider_reference: made?.reference ?? own?.provider_reference ?? null,
    ours: own && {
      ...{ reversal_id: own.reversal_id, status: own.state, amount_minor: Number(own.amount_minor) },
      ...{ currency_code: payout.currency_code, provider_reference: own.provider_reference },
    },
    theirs: made && {
      ...{ reference: made.reference, reversal_id: made.reversal_id, status: 'succeeded' },
      ...{ amount_minor: Number(made.amount_minor), currency_code: made.transfer.currency_code },
      ...{ transfer: made.transfer.reference, made_at: made.made_at.toISOString() },
    },
    // One that is not ours is seen by those comparisons that look at its payout.
    subject_at: own?.at ?? payout.sent_at,
  }
}
