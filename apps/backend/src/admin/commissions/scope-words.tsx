import { useTranslation } from 'react-i18next'
import type { CommissionRule } from '@cityos/contracts'
import { useRead } from '../lib/use-read'
import { VendorName } from '../vendors/vendor-name'
import { CATALOGUE, type CatalogueField } from './catalogue'

export type RuleScope = Pick<
  CommissionRule,
  'product_id' | 'category_id' | 'collection_id' | 'product_type_id' | 'vendor_id' | 'store_id'
>

/** What a rule is for, in words: a product, a vendor, or everything. */
export function ScopeWords({ scope }: { scope: RuleScope }) {
  const { t } = useTranslation('cityos')
  const parts = (Object.keys(CATALOGUE) as CatalogueField[]).flatMap((field) => {
    const id = scope[field]
    return id ? [<Named key={field} field={field} id={id} />] : []
  })
  if (scope.vendor_id)
    parts.push(
      <span key="vendor">
        {t('commissions.scope.vendor_id')}: <VendorName id={scope.vendor_id} />
      </span>,
    )
  if (!parts.length) return <>{t('commissions.scope.everything')}</>
  return <span className="flex flex-wrap gap-x-3">{parts}</span>
}

const FRESH_MS = 60_000

/** A thing of the catalogue by its name; by its id where it is gone. */
function Named({ field, id }: { field: CatalogueField; id: string }) {
  const { t } = useTranslation('cityos')
  const { path, one, name } = CATALOGUE[field]
  const { data } = useRead<Record<string, Record<string, string>>>(`${path}/${id}`, { staleTime: FRESH_MS })
  return (
    <span>
      {t(`commissions.scope.${field}`)}: <bdi>{data?.[one]?.[name] ?? id}</bdi>
    </span>
  )
}
