import type { PayloadRequest } from 'payload'

const MEDUSA = 'medusa'

/** The context of a request that writes what Medusa has told. */
export const FROM_MEDUSA = { bridgeOrigin: MEDUSA } as const

/** Where a change comes from, when it is not from here. */
export function originOf({ context }: Pick<PayloadRequest, 'context'>): string | null {
  return context['bridgeOrigin'] === MEDUSA ? MEDUSA : null
}
