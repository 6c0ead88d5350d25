import { joinToProducts } from '../storefront/join-to-products'
import { publishedContent } from './published-content'

/**
 * Adds what is published about a product as `content` where `fields` asks for it as `content`, `+content` or
 * `*content`, as core takes the names of relations; the language is core's own `locale` or `x-medusa-locale`.
 */
export const joinContent = joinToProducts({
  name: 'content',
  wish: /^[+*]?content(\.\*)?$/,
  load: (request, productIds) =>
    publishedContent(request.scope, {
      productIds,
      key: request.publishable_key_context.key,
      locale: request.locale,
    }),
})
