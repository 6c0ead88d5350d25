import { choosePieces } from './choose-pieces'

interface Item {
  line_item_id: string
  quantity: number
  fulfilled: number
}

/**
 * What is to be packed: the pieces that are asked for, or all that is not packed yet. @throws CityosError `not_found`
 * for a line that is not this vendor's; `quantity_exceeds_share` for more than is left of it, or when nothing is.
 */
export function toFulfill(
  vendorOrderId: string,
  items: readonly Item[],
  asked?: readonly { line_item_id: string; quantity: number }[] | undefined,
): { id: string; quantity: number }[] {
  const left = new Map(items.map((item) => [item.line_item_id, item.quantity - item.fulfilled]))
  return choosePieces({ id: vendorOrderId, to: 'be packed' }, left, asked)
}
