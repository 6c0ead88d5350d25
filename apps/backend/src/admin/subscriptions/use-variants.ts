import { useRead } from '../lib/use-read'

interface Products {
  products: { id: string; title: string; variants: { id: string; title: string }[] | null }[]
}

export interface VariantChoice {
  id: string
  product_id: string
  title: string
  /** Its product's name and its own. */
  name: string
}

/** The variants of some products. */
export function useVariants(productIds: readonly string[]): VariantChoice[] {
  const ids = [...new Set(productIds)].sort()
  const query = new URLSearchParams(ids.map((id) => ['id[]', id]))
  query.set('fields', 'id,title,variants.id,variants.title')
  query.set('limit', '100')
  const { data } = useRead<Products>(`/admin/products?${query}`, { enabled: ids.length > 0, keep: true })
  if (!ids.length) return []
  return (data?.products ?? [])
    .filter(({ id }) => ids.includes(id))
    .flatMap((product) =>
      (product.variants ?? []).map(({ id, title }) => ({
        ...{ id, title, product_id: product.id },
        name: `${product.title} · ${title}`,
      })),
    )
}
