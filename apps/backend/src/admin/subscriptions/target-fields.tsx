import { useTranslation } from 'react-i18next'
import { SelectField } from '../components/field'
import { RemotePick } from '../components/remote-pick'
import { RowList } from '../components/row-list'
import type { TargetRow } from './plan-form'
import type { PlanPartProps } from './price-fields'
import { PRODUCTS } from './sources'
import { useVariants } from './use-variants'

const ALL = 'all'

/** What is sold on a plan: products, or single variants of them. */
export function TargetFields({ form, set, errorOf }: PlanPartProps) {
  const { t } = useTranslation('cityos')
  return (
    <RowList
      label={t('subscriptions.field.targets')}
      hint={t('subscriptions.field_hint.targets')}
      error={errorOf('targets')}
      rows={form.targets}
      fresh={{ product_id: '', variant_id: '' }}
      onChange={(targets) => set({ targets })}
    >
      {(row, change) => <Target row={row} onChange={change} />}
    </RowList>
  )
}

function Target({ row, onChange }: { row: TargetRow; onChange: (part: Partial<TargetRow>) => void }) {
  const { t } = useTranslation('cityos')
  const variants = useVariants(row.product_id ? [row.product_id] : [])
  return (
    <>
      <RemotePick
        label={t('subscriptions.column.item')}
        source={PRODUCTS}
        value={row.product_id}
        onChange={(product_id) => onChange({ product_id, variant_id: '' })}
      />
      {row.product_id && (
        <SelectField
          label={t('subscriptions.field.variant')}
          choices={[
            { value: ALL, label: t('subscriptions.all_variants') },
            ...variants.map(({ id, title }) => ({ value: id, label: title })),
          ]}
          value={row.variant_id || ALL}
          onChange={(next) => onChange({ variant_id: next === ALL ? '' : next })}
        />
      )}
    </>
  )
}
