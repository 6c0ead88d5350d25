import { useTranslation } from 'react-i18next'
import { MomentFilter } from '../components/filter-fields'
import { CheckField } from '../components/check-field'
import { TextField } from '../components/field'
import type { FormPartProps } from './rule-form'

/** When a rule counts, and against which others. */
export function ValidityFields({ form, set, errorOf }: FormPartProps) {
  const { t } = useTranslation('cityos')
  return (
    <>
      <div className="grid grid-cols-2 gap-x-2">
        <MomentFilter
          label={t('commissions.field.valid_from')}
          value={form.valid_from}
          onChange={(valid_from) => set({ valid_from })}
        />
        <MomentFilter
          label={t('commissions.field.valid_to')}
          value={form.valid_to}
          onChange={(valid_to) => set({ valid_to })}
        />
      </div>
      <TextField
        type="number"
        label={t('commissions.field.priority')}
        hint={t('commissions.priority_hint')}
        value={form.priority}
        onChange={(priority) => set({ priority })}
        error={errorOf('priority')}
      />
      <TextField
        label={t('commissions.field.stack_group')}
        hint={t('commissions.group_hint')}
        value={form.stack_group}
        onChange={(stack_group) => set({ stack_group })}
        error={errorOf('stack_group')}
      />
      <CheckField
        label={t('commissions.field.charge_shipping')}
        value={form.charge_shipping}
        onChange={(charge_shipping) => set({ charge_shipping })}
      />
      <CheckField
        label={t('commissions.field.only_listed_currencies')}
        hint={t('commissions.only_listed_hint')}
        value={form.only_listed_currencies}
        onChange={(only_listed_currencies) => set({ only_listed_currencies })}
      />
      <CheckField
        label={t('commissions.field.active')}
        value={form.active}
        onChange={(active) => set({ active })}
      />
    </>
  )
}
