import type { MedusaNextFunction, MedusaResponse, MedusaStoreRequest } from '@medusajs/framework/http'
import { takeWish } from './take-wish'

interface Answer {
  product?: { id: string }
  products?: { id: string }[]
}

interface Join {
  /** The field that each product gets; null where nothing is found. */
  name: string
  /** Which names in `fields` ask for it. */
  wish: RegExp
  load(request: MedusaStoreRequest, productIds: string[]): Promise<ReadonlyMap<string, unknown>>
}

/** A middleware that adds something of ours to core's products where `fields` asks for it. */
export function joinToProducts({ name, wish, load }: Join) {
  return (request: MedusaStoreRequest, response: MedusaResponse, next: MedusaNextFunction): void => {
    if (request.method !== 'GET' || !takeWish(request.query, wish)) return next()
    const send = response.json.bind(response)
    response.json = (body: unknown) => {
      if (response.statusCode !== 200) return send(body)
      join(body as Answer).then(send, next)
      return response
    }
    next()

    async function join(body: Answer): Promise<Answer> {
      const products = body.products ?? (body.product ? [body.product] : [])
      const found = await load(
        request,
        products.map(({ id }) => id),
      )
      const joined = <P extends { id: string }>(product: P) => ({
        ...product,
        [name]: found.get(product.id) ?? null,
      })
      return {
        ...body,
        ...(body.product && { product: joined(body.product) }),
        ...(body.products && { products: body.products.map(joined) }),
      }
    }
  }
}
