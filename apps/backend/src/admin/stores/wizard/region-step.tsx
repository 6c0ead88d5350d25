import { Heading, Label, Text } from '@medusajs/ui'
import { useTranslation } from 'react-i18next'
import { SelectField, TextField } from '../../components/field'
import { Picker } from '../../components/picker'
import { useFormat } from '../../lib/use-format'
import type { StepProps } from './answers'
import { ChoiceCard, Step } from './step'
import { regionTitle } from '../region-title'

export function RegionStep({ answers, change, options, errors }: StepProps) {
  const { t } = useTranslation('cityos')
  const format = useFormat()
  const { regionIds } = answers
  const toggle = (id: string) =>
    change({
      regionIds: regionIds.includes(id) ? regionIds.filter((other) => other !== id) : [...regionIds, id],
    })
  const free = options.countries.filter(({ region }) => !region)
  return (
    <Step title={t('wizard.region_title')} hint={t('wizard.region_hint')}>
      {errors['region'] && (
        <Text size="small" role="alert" className="text-ui-fg-error">
          {errors['region']}
        </Text>
      )}
      {options.regions.length > 0 && (
        <div className="flex flex-col gap-y-2">
          <Label size="small" weight="plus">
            {t('wizard.existing_regions')}
          </Label>
          <div className="grid grid-cols-1 gap-3 sm:grid-cols-2">
            {options.regions.map(({ id, name, currency_code, country_codes }) => (
              <ChoiceCard
                key={id}
                role="checkbox"
                title={regionTitle({ name, currency_code })}
                hint={
                  country_codes.length > 4
                    ? t('store.countries', { count: country_codes.length })
                    : country_codes.map(format.country).join(', ')
                }
                chosen={regionIds.includes(id)}
                onChoose={() => toggle(id)}
              />
            ))}
          </div>
        </div>
      )}
      <div>
        <Heading level="h3">{t('wizard.new_region')}</Heading>
        <Text size="small" className="text-ui-fg-subtle">
          {free.length ? t('wizard.new_region_hint') : t('wizard.new_region_none')}
        </Text>
      </div>
      {free.length > 0 && (
        <div className="grid grid-cols-1 gap-5 sm:grid-cols-2">
          <Picker
            label={t('wizard.countries')}
            choices={free.map(({ code }) => ({ value: code, label: format.country(code) }))}
            value={answers.countries}
            onChange={(countries) => change({ countries })}
            error={errors['countries']}
          />
          {answers.countries.length > 0 && (
            <div className="flex flex-col gap-y-5">
              <SelectField
                label={t('wizard.currency')}
                choices={options.currencies.map(({ code, name }) => ({
                  value: code,
                  label: `${name} (${code.toUpperCase()})`,
                }))}
                value={answers.currency}
                onChange={(currency) => change({ currency })}
                error={errors['currency']}
              />
              <TextField
                label={t('wizard.shipping')}
                hint={t('wizard.shipping_hint')}
                suffix={answers.currency.toUpperCase()}
                value={answers.shipping}
                onChange={(shipping) => change({ shipping })}
                error={errors['shipping']}
              />
            </div>
          )}
        </div>
      )}
      <div className="flex flex-col gap-y-2">
        <Label size="small" weight="plus" id="store-products">
          {t('wizard.products')}
        </Label>
        <div
          role="radiogroup"
          aria-labelledby="store-products"
          className="grid grid-cols-1 gap-3 sm:grid-cols-2"
        >
          {(['all', 'none'] as const).map((products) => (
            <ChoiceCard
              key={products}
              title={t(`wizard.products_${products}`)}
              hint={t(`wizard.products_${products}_hint`)}
              chosen={answers.products === products}
              onChoose={() => change({ products })}
            />
          ))}
        </div>
      </div>
    </Step>
  )
}
