import { isDeepStrictEqual } from 'node:util'
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { CityosError, MOST_CART_LINES } from '@cityos/contracts'

/** A cart has at most {@link MOST_CART_LINES} lines. @throws CityosError `cart_too_large`. */
export function requireCartSize(lines: number): void {
  if (lines <= MOST_CART_LINES) return
  throw new CityosError(
    'cart_too_large',
    `A cart has at most ${MOST_CART_LINES} lines; this one would have ${lines}.`,
  )
}

interface NewLine {
  variant_id?: string | null | undefined
  metadata?: object | null | undefined
  unit_price?: unknown
}

interface Line {
  variant_id: string
  metadata: object | null
  is_custom_price: boolean
  unit_price: string
}

/**
 * Whether a cart can take these as well; what Medusa merges with a line that is there only becomes more.
 * @throws CityosError `cart_too_large`.
 */
export async function requireRoomInCart(
  container: MedusaContainer,
  cartId: string,
  items: readonly NewLine[],
): Promise<void> {
  const connection = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const { rows } = (await connection.raw(
    `select count(*)::int as lines from cart_line_item where cart_id = ? and deleted_at is null`,
    [cartId],
  )) as { rows: { lines: number }[] }
  const { lines } = rows[0]!
  if (lines + items.length <= MOST_CART_LINES) return
  const { rows: there } = (await connection.raw(
    `select variant_id, metadata, is_custom_price, unit_price from cart_line_item
      where cart_id = ? and variant_id = any(?::text[]) and deleted_at is null`,
    [cartId, items.flatMap(({ variant_id }) => variant_id ?? [])],
  )) as { rows: Line[] }
  const added = items.filter((item) => !there.some((line) => isMerged(line, item))).length
  if (added > 0) requireCartSize(lines + added)
}

/** Medusa's own rule (`findMatchingLineItem`): the same thing with the same words at the same price is one line. */
function isMerged(line: Line, { variant_id, metadata, unit_price }: NewLine): boolean {
  const hasPrice = unit_price !== undefined && unit_price !== null
  return (
    line.variant_id === variant_id &&
    isDeepStrictEqual(line.metadata ?? {}, metadata ?? {}) &&
    line.is_custom_price === hasPrice &&
    (!hasPrice || Number(line.unit_price) === Number(unit_price))
  )
}
