import { model } from '@medusajs/framework/utils'

/**
 * What the content admin has published about a product, as it was told last. Read here, written there: an API of ours
 * that changed it would be overruled by the next message. What is not published is not here.
 */
export const ProductContent = model
  .define('product_content', {
    /** The content admin's own id. */
    id: model.text().primaryKey(),
    product_id: model.text(),
    /** Null for all stores of the tenant. */
    store_id: model.text().nullable(),
    published_at: model.dateTime(),
    /** By language: title, summary, body_html, seo. */
    locales: model.json(),
    images: model.json(),
  })
  .indexes([{ name: 'IDX_product_content_product_id', on: ['product_id'] }])
