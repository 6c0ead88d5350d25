import { useTranslation } from 'react-i18next'
import { AmountRows } from '../components/amount-rows'
import { CurrencyRows } from '../components/currency-rows'
import { SelectField, TextField } from '../components/field'
import type { FormPartProps, RuleForm } from './rule-form'

/** What a rule charges: a rate, an amount, or tiers. */
export function TermsFields({ form, set, errorOf }: FormPartProps) {
  const { t } = useTranslation('cityos')
  const choices = (words: string, values: readonly string[]) =>
    values.map((value) => ({ value, label: t(`commissions.${words}.${value}`) }))
  return (
    <>
      <SelectField
        label={t('commissions.field.kind')}
        choices={choices('kind', ['percentage', 'flat', 'tiered'])}
        value={form.kind}
        onChange={(kind) => set({ kind: kind as RuleForm['kind'] })}
      />
      {form.kind === 'percentage' && (
        <TextField
          label={t('commissions.field.rate')}
          suffix="%"
          value={form.rate}
          onChange={(rate) => set({ rate })}
          error={errorOf('terms.rate_bps')}
        />
      )}
      {form.kind === 'flat' && <FlatFields form={form} set={set} errorOf={errorOf} />}
      {form.kind === 'tiered' && <TierFields form={form} set={set} errorOf={errorOf} />}
    </>
  )
}

function FlatFields({ form, set, errorOf }: FormPartProps) {
  const { t } = useTranslation('cityos')
  return (
    <>
      <SelectField
        label={t('commissions.field.per')}
        choices={(['unit', 'line'] as const).map((value) => ({
          value,
          label: t(`commissions.per_choice.${value}`),
        }))}
        value={form.per}
        onChange={(per) => set({ per: per as RuleForm['per'] })}
      />
      <AmountRows
        label={t('commissions.field.amounts')}
        hint={t('commissions.amounts_hint')}
        rows={form.amounts}
        onChange={(amounts) => set({ amounts })}
        error={errorOf('terms.amounts')}
      />
    </>
  )
}

function TierFields({ form, set, errorOf }: FormPartProps) {
  const { t } = useTranslation('cityos')
  const choices = (words: string, values: readonly string[]) =>
    values.map((value) => ({ value, label: t(`commissions.${words}.${value}`) }))
  return (
    <>
      <SelectField
        label={t('commissions.field.basis')}
        choices={choices('basis', ['price', 'volume'])}
        value={form.basis}
        onChange={(basis) => set({ basis: basis as RuleForm['basis'] })}
      />
      <SelectField
        label={t('commissions.field.mode')}
        hint={t(`commissions.mode_hint.${form.mode}`)}
        choices={choices('mode', ['marginal', 'whole'])}
        value={form.mode}
        onChange={(mode) => set({ mode: mode as RuleForm['mode'] })}
      />
      <CurrencyRows
        label={t('commissions.field.tiers')}
        hint={t('commissions.tiers_hint')}
        rows={form.tiers}
        next={([first]) => form.tiers.at(-1)?.currency ?? first!}
        fresh={{ from: form.tiers.length ? '' : '0', rate: '' }}
        onChange={(tiers) => set({ tiers })}
        error={errorOf('terms.tables')}
      >
        {(row, change) => (
          <>
            <TextField
              label={t('commissions.field.from')}
              value={row.from}
              onChange={(from) => change({ from })}
            />
            <TextField
              label={t('commissions.field.percent')}
              value={row.rate}
              onChange={(rate) => change({ rate })}
            />
          </>
        )}
      </CurrencyRows>
    </>
  )
}
