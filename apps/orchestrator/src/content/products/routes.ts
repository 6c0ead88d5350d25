import {
  ContentProductAnswer,
  ContentProductQuery,
  ContentProductsAnswer,
  ContentProductsQuery,
} from '@cityos/contracts'
import { CodedError } from '../../http/error'
import { seeProducts } from '../may'
import { previewed } from '../preview/previewed'
import { contentRoute } from '../route'
import { entering } from '../visit'
import { product, productsBy, type ProductRow } from './product'

export const productRoutes = [
  contentRoute({
    path: '/content/products',
    summary: 'Get what is written about several products',
    details: 'A product that nothing is published about is left out.',
    query: ContentProductsQuery,
    answer: ContentProductsAnswer,
    errors: ['not_found'],
    enter: entering(seeProducts),
    run: async (visit, { ids }) => {
      const rows = await productsBy(visit, ids)
      const products = await Promise.all(rows.map((row) => product(row, visit)))
      return { body: { products }, locales: products.flatMap(({ locales }) => locales) }
    },
  }),
  contentRoute({
    path: '/content/products/:product_id',
    summary: 'Get what is written about a product',
    query: ContentProductQuery,
    answer: ContentProductAnswer,
    errors: ['not_found', 'preview_invalid', 'preview_expired'],
    enter: previewed('product-content', seeProducts),
    run: async ({ draft, ...visit }, _query, { product_id: id = '' }) => {
      const row = (draft as ProductRow | null) ?? (await productsBy(visit, [id]))[0]
      if (row?.productId !== id)
        throw new CodedError('not_found', `Nothing is published about the product ${id}.`)
      const shown = await product(row, visit)
      return { body: { product: shown }, locales: shown.locales }
    },
  }),
]
