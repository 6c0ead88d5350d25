import type { MedusaNextFunction, MedusaResponse, MedusaStoreRequest } from '@medusajs/framework/http'
import { takeWish } from '../storefront/take-wish'
import { sellersOfLines } from './line-sellers'

interface WithLines {
  items?: ({ id?: string } | null)[] | null
}

/** What core answers about carts and orders; `parent` is the cart that a line was taken out of. */
type Answer = { cart?: WithLines; order?: WithLines; parent?: WithLines; orders?: WithLines[] }

const WISH = /^[+*]?items\.vendor(\..*)?$/

/**
 * Adds who sells each line of a cart or an order as `vendor` where `fields` asks for `items.vendor`: id, handle, name
 * and logo, or null for the tenant's own.
 */
export function joinLineSellers(
  request: MedusaStoreRequest,
  response: MedusaResponse,
  next: MedusaNextFunction,
): void {
  if (!takeWish(request.query, WISH)) return next()
  const send = response.json.bind(response)
  response.json = (body: unknown) => {
    if (response.statusCode !== 200) return send(body)
    join(body as Answer).then(send, next)
    return response
  }
  next()

  async function join(body: Answer): Promise<Answer> {
    const { cart, order, parent, orders = [] } = body
    const holders = [cart, order, parent, ...orders].filter((holder) => holder !== undefined)
    const lines = holders.flatMap(({ items }) => items ?? []).filter((line) => line !== null)
    const sellers = await sellersOfLines(
      request.scope,
      lines.flatMap(({ id }) => id ?? []),
    )
    // A line that was answered without its id does not say whose it is.
    for (const line of lines) if (line.id) Object.assign(line, { vendor: sellers.get(line.id) ?? null })
    return body
  }
}
