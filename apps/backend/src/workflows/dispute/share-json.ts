import type { RefundCommission, RefundedShare } from '../../modules/ledger/domain/refund'
import type { NewPart, PartRecord } from '../../modules/dispute/store/parts'

/** What the ledger's rules made of a part, and whether fees went back by then. */
export interface PartShare {
  share: RefundedShare
  refund_commission: RefundCommission
}

/** As it is stored: JSON has no whole numbers that large. */
export function toPart({ share, refund_commission }: PartShare): NewPart {
  const { vendor_order_id, vendor_id, amount_minor } = share
  const text = JSON.stringify({ ...share, refund_commission }, (_key, value: unknown) =>
    typeof value === 'bigint' ? String(value) : value,
  )
  return {
    ...{ vendor_order_id, vendor_id, amount_minor: String(amount_minor) },
    share: JSON.parse(text) as Record<string, unknown>,
  }
}

export function fromPart({ share }: Pick<PartRecord, 'share'>): PartShare {
  const { refund_commission, ...rest } = share
  return {
    share: amounts(rest) as unknown as RefundedShare,
    refund_commission: refund_commission as RefundCommission,
  }
}

/** Whatever is named `_minor` is an amount. */
function amounts(from: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(from).map(([name, value]) => {
      if (name === 'taken') return [name, amounts(value as Record<string, unknown>)]
      return [name, name.endsWith('_minor') ? BigInt(String(value)) : value]
    }),
  )
}
