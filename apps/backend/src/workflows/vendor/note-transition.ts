import type { Principal } from '@cityos/access'
import { ID_PREFIXES, newId, type VendorTransition } from '@cityos/contracts'
import type { VendorTransaction } from './vendor-transaction'

type Noted = Pick<VendorTransition, 'vendor_id' | 'subject' | 'transition' | 'from' | 'to'>

/** Who moves a vendor: somebody, or a clock or a provider of ours by its name. */
export type Mover = Pick<Principal, 'kind' | 'id'> | { kind: 'system'; id: string }

/** Adds a move to the vendor’s history, in the transaction that makes it. */
export async function noteTransition(
  trx: VendorTransaction,
  noted: Noted,
  { reason, mover }: { reason: string | null; mover: Mover },
): Promise<void> {
  await trx('vendor_transition').insert({
    id: newId(ID_PREFIXES.vendor_transition),
    ...noted,
    reason,
    actor_kind: mover.kind,
    actor_id: mover.id,
  })
}
