import type { VendorOrderStatus } from '@cityos/contracts'

/** What somebody wants to do with a vendor order as a whole. */
export type OrderVerb = 'accept' | 'pack' | 'complete' | 'reject' | 'cancel'

/** What ends it and gives the shopper's money back. */
export const DANGEROUS: readonly string[] = ['reject', 'cancel']

/** The statuses in which each is possible: as the server's table of transitions has it. */
const IN: Record<OrderVerb, readonly VendorOrderStatus[]> = {
  accept: ['pending'],
  // Where all was shipped, and a piece was added since.
  pack: ['pending', 'accepted', 'partially_shipped', 'shipped', 'delivered', 'completed'],
  complete: ['delivered'],
  reject: ['pending'],
  cancel: ['accepted'],
}

/** What can be done with a vendor order that has something left to pack, or not. */
export function orderVerbs(
  order: { status: VendorOrderStatus; unpacked: boolean },
  may: { update: boolean; cancel: boolean },
): OrderVerb[] {
  return (Object.keys(IN) as OrderVerb[]).filter(
    (verb) =>
      IN[verb].includes(order.status) &&
      (DANGEROUS.includes(verb) ? may.cancel : may.update) &&
      (verb !== 'pack' || order.unpacked),
  )
}
