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

/** Whether a cart can take these as well; what it has already only becomes more. @throws CityosError `cart_too_large`. */
export async function requireRoomInCart(
  container: MedusaContainer,
  cartId: string,
  items: readonly { variant_id?: string | null | undefined }[],
): Promise<void> {
  const { rows } = (await container.resolve(ContainerRegistrationKeys.PG_CONNECTION).raw(
    `select count(*)::int as lines, coalesce(array_agg(variant_id) filter (where variant_id = any(?::text[])), '{}') as known
         from cart_line_item where cart_id = ? and deleted_at is null`,
    [items.flatMap(({ variant_id }) => variant_id ?? []), cartId],
  )) as { rows: { lines: number; known: string[] }[] }
  const { lines, known } = rows[0]!
  const added = items.filter(({ variant_id }) => !variant_id || !known.includes(variant_id)).length
  if (added > 0) requireCartSize(lines + added)
}
