import { CityosError } from '@cityos/contracts'

interface Pieces {
  line_item_id: string
  quantity: number
}

/**
 * Of each line the pieces that are asked for, or all that are left; what is named twice is added up. `to` says what
 * for: "be packed". @throws CityosError `not_found` for a line that is not among them; `quantity_exceeds_share` for more
 * than is left of it, or when nothing is.
 */
export function choosePieces(
  of: { id: string; to: string },
  left: ReadonlyMap<string, number>,
  asked: readonly Pieces[] | undefined,
): { id: string; quantity: number }[] {
  const all = [...left].map(([line_item_id, quantity]) => ({ line_item_id, quantity }))
  const wanted = new Map<string, number>()
  for (const { line_item_id, quantity } of asked ?? all.filter((item) => item.quantity > 0)) {
    const most = left.get(line_item_id)
    if (most === undefined) {
      throw new CityosError('not_found', `There is no line ${line_item_id} of ${of.id}.`)
    }
    const sum = quantity + (wanted.get(line_item_id) ?? 0)
    if (sum > most) {
      throw new CityosError(
        'quantity_exceeds_share',
        `Of ${line_item_id} ${most} are left to ${of.to}, and not ${sum}.`,
      )
    }
    wanted.set(line_item_id, sum)
  }
  if (!wanted.size)
    throw new CityosError('quantity_exceeds_share', `Nothing of ${of.id} is left to ${of.to}.`)
  return [...wanted].map(([id, quantity]) => ({ id, quantity }))
}
