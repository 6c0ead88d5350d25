import { fits, isKnownThere, isLive } from './fitting'
import { ledgerDiscrepancies } from './ledger'
import { reversalDiscrepancies } from './reversals'
import { ourSide, theirSide, type Discrepancy, type OurPayout, type TheirTransfer } from './sides'

/** What has to be known of the provider to understand what it says. */
export interface ComparisonTerms {
  /** Whether its report says of a transfer that it has arrived. */
  tellsArrival: boolean
}

/**
 * Every difference between payouts and a provider's transfers, in the order of the payouts, and then of the transfers
 * that belong to none. A transfer belongs to the payout that it names, or else to the one that names it. All transfers
 * of a payout have to come together; beyond that, payouts can be compared in as many pieces as one likes.
 */
export function compare(
  ours: readonly OurPayout[],
  theirs: readonly TheirTransfer[],
  terms: ComparisonTerms,
): Discrepancy[] {
  const known = new Set(ours.map(({ payout_id }) => payout_id))
  const byReference = new Map(ours.map(({ payout_id, provider_reference: name }) => [name, payout_id]))
  const transfers = new Map<string, TheirTransfer[]>()
  const unknown: TheirTransfer[] = []
  for (const transfer of theirs) {
    const named =
      transfer.payout_id !== null && known.has(transfer.payout_id) ? transfer.payout_id : undefined
    const id = named ?? byReference.get(transfer.reference)
    const others = id === undefined ? unknown : transfers.get(id)
    if (others) others.push(transfer)
    else transfers.set(id as string, [transfer])
  }
  return [
    ...ours.flatMap((payout) => [
      ...judge(payout, transfers.get(payout.payout_id) ?? [], terms),
      ...ledgerDiscrepancies(payout),
    ]),
    // What failed or came back is nobody's money any more.
    ...unknown.filter(isLive).map((transfer) => stranger(transfer)),
  ]
}

function judge(
  payout: OurPayout,
  transfers: readonly TheirTransfer[],
  terms: ComparisonTerms,
): Discrepancy[] {
  const live = transfers.filter(isLive)
  const isOurs = ({ reference }: TheirTransfer) => reference === payout.provider_reference
  const main = live.find(isOurs) ?? live[0] ?? transfers.find(isOurs) ?? transfers[0]
  // Of what the provider does not know nothing can be missing.
  if (!main) return absent(payout)
  const extra = live.filter((transfer) => transfer !== main)
  return [
    ...differences(payout, main, terms),
    ...extra.map((transfer) => finding('duplicate', payout, transfer)),
    ...reversalDiscrepancies(payout, transfers),
  ]
}

/** Nobody misses what was sent a moment ago; but whoever asks about a payout never hears that there is none. */
function absent(payout: OurPayout): Discrepancy[] {
  if (payout.also_named_by !== null) return [finding('duplicate', payout, null)]
  return isKnownThere(payout.status) && !payout.just_changed ? [finding('missing_there', payout, null)] : []
}

function differences(payout: OurPayout, transfer: TheirTransfer, terms: ComparisonTerms): Discrepancy[] {
  const found: Discrepancy[] = []
  // Amounts of two currencies say nothing about each other.
  if (payout.currency_code !== transfer.currency_code) found.push(finding('currency', payout, transfer))
  else if (payout.amount_minor !== transfer.amount_minor) found.push(finding('amount', payout, transfer))
  const { destination } = payout
  if (destination !== null && transfer.destination !== null && destination !== transfer.destination) {
    found.push(finding('destination', payout, transfer))
  }
  const mayDiffer = payout.just_changed || payout.asked_soon
  if (!mayDiffer && !fits(payout.status, transfer.status, terms.tellsArrival)) {
    found.push(finding('status', payout, transfer))
  }
  return found
}

const finding = (
  kind: Discrepancy['class'],
  payout: OurPayout,
  transfer: TheirTransfer | null,
): Discrepancy => ({
  class: kind,
  payout_id: payout.payout_id,
  provider_reference: transfer?.reference ?? payout.provider_reference,
  ours: { ...ourSide(payout), ...(payout.also_named_by && { also_named_by: payout.also_named_by }) },
  theirs: transfer && theirSide(transfer),
  subject_at: payout.sent_at ?? transfer?.made_at ?? null,
})

const stranger = (transfer: TheirTransfer): Discrepancy => ({
  ...{ class: 'missing_here', payout_id: transfer.payout_id, provider_reference: transfer.reference },
  ...{ ours: null, theirs: theirSide(transfer), subject_at: transfer.made_at },
})
