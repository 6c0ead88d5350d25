import type { MedusaNextFunction, MedusaResponse, MedusaStoreRequest } from '@medusajs/framework/http'
import { publishedContent } from './published-content'

/** `content`, `+content`, `*content`, as core takes the names of relations. */
const WISH = /^[+*]?content(\.\*)?$/

interface Answer {
  product?: { id: string }
  products?: { id: string }[]
}

/**
 * Adds what is published about a product as `content` where `fields` asks for it. The wish is taken out of the request,
 * because core knows nothing of it; the language is core's own `locale` or `x-medusa-locale`.
 */
export function joinContent(
  request: MedusaStoreRequest,
  response: MedusaResponse,
  next: MedusaNextFunction,
): void {
  if (request.method !== 'GET' || !takeWish(request.query)) return next()
  const send = response.json.bind(response)
  response.json = (body: unknown) => {
    if (response.statusCode !== 200) return send(body)
    withContent(request, body as Answer).then(send, next)
    return response
  }
  next()
}

function takeWish(query: Record<string, unknown>): boolean {
  const { fields } = query
  if (typeof fields !== 'string') return false
  const names = fields.split(',').map((name) => name.trim())
  const others = names.filter((name) => !WISH.test(name))
  if (others.length === names.length) return false
  if (others.length) query['fields'] = others.join(',')
  else delete query['fields']
  return true
}

async function withContent(request: MedusaStoreRequest, body: Answer): Promise<Answer> {
  const products = body.products ?? (body.product ? [body.product] : [])
  const content = await publishedContent(request.scope, {
    productIds: products.map(({ id }) => id),
    key: request.publishable_key_context.key,
    locale: request.locale,
  })
  const joined = <P extends { id: string }>(product: P) => ({
    ...product,
    content: content.get(product.id) ?? null,
  })
  return {
    ...body,
    ...(body.product && { product: joined(body.product) }),
    ...(body.products && { products: body.products.map(joined) }),
  }
}
