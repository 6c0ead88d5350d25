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

/** What both sides have, first what is of weight. The ledger is a second word of ours, so its amounts lie flat. */
const ORDER = [
  ...['status', 'amount_minor', 'ledger_on_its_way_minor', 'ledger_left_minor', 'currency_code'],
  ...['destination', 'provider_reference', 'payout_id', 'made_at'],
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

/** The provider calls its transfer `reference`, we call it `provider_reference`: it is one thing. */
function flat(side: Side): Record<string, unknown> {
  const { ledger, reference, ...rest } = side ?? {}
  const amounts = Object.entries((ledger as Record<string, unknown> | undefined) ?? {})
  return {
    ...rest,
    ...(reference === undefined ? {} : { provider_reference: reference }),
    ...Object.fromEntries(amounts.map(([name, minor]) => [`ledger_${name}`, minor])),
  }
}
