import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import type { ProductContentState, StoreProductContent } from '@cityos/contracts'
import { requireTenantId } from '@cityos/medusa-tenancy'
import { chooseLocale } from '../../modules/product-content/domain/choose-locale'

interface Asked {
  productIds: readonly string[]
  /** The publishable key of the request: it says for which store. */
  key: string
  locale: string | undefined
}

interface Row extends Omit<ProductContentState, 'published_at'> {
  id: string
  published_at: Date
  default_locale: string | null
}

/** A store's own content wins over the one for all stores; of two alike, the one that was published last. */
const SQL = `
  with asking as (
    select (select l.tenant_store_id from tenant_store_api_key l join api_key k on k.id = l.api_key_id
             where k.token = ? and k.deleted_at is null and l.deleted_at is null limit 1) as store_id,
           (select default_locale from tenant where id = ?) as tenant_locale
  )
  select distinct on (c.product_id) c.id, c.product_id, c.store_id, c.published_at, c.locales, c.images,
         coalesce((select s.default_locale from tenant_store s where s.id = a.store_id), a.tenant_locale) as default_locale
    from product_content c, asking a
   where c.product_id = any(?) and c.deleted_at is null and (c.store_id is null or c.store_id = a.store_id)
   order by c.product_id, c.store_id nulls last, c.published_at desc, c.id`

/** What is published about these products, by product, in the language that fits best. */
export async function publishedContent(
  container: MedusaContainer,
  { productIds, key, locale }: Asked,
): Promise<Map<string, StoreProductContent>> {
  const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const { rows } = await knex.raw<{ rows: Row[] }>(SQL, [key, requireTenantId(), [...productIds]])
  return new Map(
    rows.flatMap((row) => {
      const content = inLanguage(row, locale)
      return content ? [[row.product_id, content]] : []
    }),
  )
}

function inLanguage(row: Row, wanted: string | undefined): StoreProductContent | undefined {
  const translations = Object.keys(row.locales).sort()
  const order = [wanted, row.default_locale]
  const locale = chooseLocale(translations, order)
  const words = locale === undefined ? undefined : row.locales[locale]
  if (locale === undefined || !words) return undefined
  const alt = (texts: Record<string, string>) =>
    texts[chooseLocale(Object.keys(texts), [locale, ...order]) ?? ''] ?? ''
  return {
    id: row.id,
    store_id: row.store_id,
    locale,
    translations,
    ...words,
    images: row.images.map((image) => ({ ...image, alt: alt(image.alt) })),
    published_at: new Date(row.published_at).toISOString(),
  }
}
