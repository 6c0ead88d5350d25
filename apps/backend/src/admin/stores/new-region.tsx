import { Heading, Text } from '@medusajs/ui'
import { useTranslation } from 'react-i18next'
import type { TenantStoreOptions } from '@cityos/contracts'
import { SelectField, TextField } from '../components/field'
import { Picker } from '../components/picker'
import { useFormat } from '../lib/use-format'

export interface RegionAnswers {
  /** Empty: no region is made. */
  countries: string[]
  currency: string
  shipping: string
}

interface NewRegionProps {
  options: TenantStoreOptions
  value: RegionAnswers
  onChange: (value: RegionAnswers) => void
  errorAt: (field: 'country_codes' | 'currency_code' | 'shipping_amount_minor') => string | undefined
}

/** A region to be made, of countries that no region of the tenant has. */
export function NewRegion({ options, value, onChange, errorAt }: NewRegionProps) {
  const { t } = useTranslation('cityos')
  const format = useFormat()
  const free = options.countries.filter(({ region }) => !region)
  return (
    <div className="flex flex-col gap-y-5">
      <div>
        <Heading level="h3">{t('wizard.new_region')}</Heading>
        <Text size="small" className="text-ui-fg-subtle">
          {free.length ? t('wizard.new_region_hint') : t('wizard.new_region_none')}
        </Text>
      </div>
      {free.length > 0 && (
        <Picker
          label={t('wizard.countries')}
          choices={free.map(({ code }) => ({ value: code, label: format.country(code) }))}
          value={value.countries}
          onChange={(countries) => onChange({ ...value, countries })}
          error={errorAt('country_codes')}
        />
      )}
      {value.countries.length > 0 && (
        <>
          <SelectField
            label={t('wizard.currency')}
            choices={options.currencies.map(({ code }) => ({
              value: code,
              label: `${format.currency(code)} (${code.toUpperCase()})`,
            }))}
            value={value.currency}
            onChange={(currency) => onChange({ ...value, currency })}
            error={errorAt('currency_code')}
          />
          <TextField
            label={t('wizard.shipping')}
            hint={t('wizard.shipping_hint')}
            suffix={value.currency.toUpperCase()}
            value={value.shipping}
            onChange={(shipping) => onChange({ ...value, shipping })}
            error={errorAt('shipping_amount_minor')}
          />
        </>
      )}
    </div>
  )
}
