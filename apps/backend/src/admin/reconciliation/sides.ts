import type { PayoutFinding } from '@cityos/contracts'

/** A field with what either side says of it; undefined where a side says nothing. */
export interface Compared {
  field: string
  ours: unknown
  theirs: unknown
  /** Both sides speak of it, and not alike. */
  differs: boolean
}

type Side = PayoutFinding['ours']

/** Whether it is about what was taken back of a payout: either side then names the reversal. */
export const isOfReversal = ({ ours, theirs }: Pick<PayoutFinding, 'ours' | 'theirs'>): boolean =>
  'reversal_id' in (ours ?? theirs ?? {})

/** What both sides have, first what is of weight. The ledger is a second word of ours, so its amounts lie flat. */
const ORDER = [
  ...['status', 'amount_minor', 'ledger_on_its_way_minor', 'ledger_left_minor', 'currency_code'],
  ...['destination', 'provider_reference', 'payout_id', 'reversal_id', 'reversal_reference'],
  ...['transfer', 'made_at'],
]

/** The two sides of a finding beside each other; what nobody says is left out. */
export function comparedOf({ ours, theirs }: Pick<PayoutFinding, 'ours' | 'theirs'>): Compared[] {
  const [own, other] = [flat(ours), flat(theirs)]
  const fields = [...new Set([...ORDER, ...Object.keys(own), ...Object.keys(other)])]
  return fields.flatMap((field) => {
    const [a, b] = [own[field], other[field]]
    if (isNothing(a) && isNothing(b)) return []
    const differs = ours !== null && theirs !== null && field in own && field in other && a !== b
    return [{ field, ours: a, theirs: b, differs }]
  })
}

const isNothing = (value: unknown) => value === undefined || value === null

/** The provider calls its own thing `reference`, we call it `provider_reference`: it is one thing, a transfer or a reversal. */
function flat(side: Side): Record<string, unknown> {
  const { ledger, reference, provider_reference = reference, ...rest } = side ?? {}
  const name = 'reversal_id' in rest ? 'reversal_reference' : 'provider_reference'
  const amounts = Object.entries((ledger as Record<string, unknown> | undefined) ?? {})
  return {
    ...rest,
    ...(provider_reference === undefined ? {} : { [name]: provider_reference }),
    ...Object.fromEntries(amounts.map(([name, minor]) => [`ledger_${name}`, minor])),
  }
}
