import { CityosError, type DisputeStatus } from '@cityos/contracts'

/** How a dispute ends. A bank that decides anew, which happens, or a person who erred, says the other. */
export type DisputeOutcome = Exclude<DisputeStatus, 'opened'>

const FROM: Readonly<Record<DisputeOutcome, readonly DisputeStatus[]>> = {
  won: ['opened', 'lost'],
  lost: ['opened', 'won'],
}

/** @throws CityosError `illegal_transition` naming both states. */
export function assertCloses(dispute: { id: string; status: DisputeStatus }, outcome: DisputeOutcome): void {
  if (FROM[outcome].includes(dispute.status)) return
  throw new CityosError(
    'illegal_transition',
    `The dispute ${dispute.id} is ${dispute.status} and cannot become ${outcome} again.`,
  )
}
