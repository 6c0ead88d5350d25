/** What an answer depends on; `bypass` is answered by Medusa every time. */
export type Dependence = 'catalogue' | 'stock' | 'bypass'

export interface CachedRoute {
  /** Matched with the path as it was sent, without the query. */
  path: RegExp
  /** Says what the answer to this query string depends on. */
  dependsOn(query: string): Dependence
}

/** Every way to a stock level leads over a field with one of these in its name. */
const STOCK = /inventory|stock|location|level|reserv|\*\*/i

function dependsOn(query: string): Dependence {
  const text = decoded(query)
  // A cart's region and address decide prices and taxes, and shoppers change them all the time.
  if (text === undefined || text.includes('cart_id')) return 'bypass'
  return STOCK.test(text) ? 'stock' : 'catalogue'
}

/** The query as Medusa's parser will read it; undefined where the two might read it differently. */
function decoded(query: string): string | undefined {
  try {
    return decodeURIComponent(query.replace(/\+/g, ' '))
  } catch {
    return undefined
  }
}

/** Core's `GET /store/products` and `GET /store/products/:id`. */
export const storeProductRoutes: readonly CachedRoute[] = [
  { path: /^\/store\/products$/, dependsOn },
  { path: /^\/store\/products\/prod_[A-Za-z0-9_]+$/, dependsOn },
]
