import { CityosError, type VendorDocumentStatus } from '@cityos/contracts'

/** The days before a paper's end on which its vendor is told. */
const REMIND_DAYS = 30
const DAY_MS = 86_400_000

interface Transition {
  from: readonly VendorDocumentStatus[]
  to: VendorDocumentStatus
}

/** What may become of a paper. One that was accepted by mistake can still be rejected. */
export const DOCUMENT_TRANSITIONS = {
  accept: { from: ['pending'], to: 'accepted' },
  reject: { from: ['pending', 'accepted'], to: 'rejected' },
  expire: { from: ['pending', 'accepted'], to: 'expired' },
} as const satisfies Record<string, Transition>

export type DocumentTransition = keyof typeof DOCUMENT_TRANSITIONS

/** The status after a transition. @throws CityosError `illegal_transition` naming both states. */
export function nextDocumentStatus(
  document: { id: string; status: VendorDocumentStatus },
  transition: DocumentTransition,
): VendorDocumentStatus {
  const { from, to }: Transition = DOCUMENT_TRANSITIONS[transition]
  if (from.includes(document.status)) return to
  throw new CityosError(
    'illegal_transition',
    `The document ${document.id} is ${document.status} and cannot become ${to}: only one that is ${from.join(' or ')} can.`,
  )
}

/** The first moment after the last day, by UTC: `2027-03-31` ends at 2027-04-01T00:00Z. */
export function endOfDay(day: string): Date {
  return new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS)
}

/** The last day that {@link endOfDay} was made of. */
export function lastDayOf(end: Date): string {
  return new Date(end.getTime() - DAY_MS).toISOString().slice(0, 10)
}

/**
 * When a paper ends. @throws CityosError `validation_failed` when its requirement wants a last day and there is none,
 * or the day is over.
 */
export function expiryOf(expires: boolean, lastDay: string | undefined, now: Date): Date | null {
  if (lastDay === undefined) {
    if (!expires) return null
    throw new CityosError('validation_failed', 'expires_on: this paper has a last day; say which.')
  }
  const end = endOfDay(lastDay)
  if (end > now) return end
  throw new CityosError('validation_failed', `expires_on: ${lastDay} is over.`)
}

/** Papers that end before this moment are near their end at `now`. */
export function remindBefore(now: Date): Date {
  return new Date(now.getTime() + REMIND_DAYS * DAY_MS)
}
