import { Checkbox, Label, Text } from '@medusajs/ui'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { TenantStoreRegion } from '@cityos/contracts'
import { useFormat } from '../lib/use-format'
import { regionTitle } from './region-title'

const LISTED = 6

interface RegionChoiceProps {
  regions: TenantStoreRegion[]
  value: string[]
  onChange: (ids: string[]) => void
}

/** Which of the tenant's regions a store sells to. */
export function RegionChoice({ regions, value, onChange }: RegionChoiceProps) {
  const { t } = useTranslation('cityos')
  const format = useFormat()
  const id = useId()
  const toggle = (region: string) =>
    onChange(value.includes(region) ? value.filter((other) => other !== region) : [...value, region])
  return (
    <fieldset className="flex flex-col gap-y-3">
      <legend className="txt-compact-small-plus pb-2">{t('wizard.existing_regions')}</legend>
      {regions.map((region) => (
        <div key={region.id} className="flex items-start gap-x-3">
          <Checkbox
            id={`${id}-${region.id}`}
            checked={value.includes(region.id)}
            onCheckedChange={() => toggle(region.id)}
          />
          <div className="min-w-0">
            <Label size="small" htmlFor={`${id}-${region.id}`} className="break-words">
              {regionTitle(region)}
            </Label>
            <Text size="xsmall" className="text-ui-fg-subtle">
              {region.country_codes.length > LISTED
                ? t('store.countries', { count: region.country_codes.length })
                : region.country_codes.map(format.country).join(', ')}
            </Text>
          </div>
        </div>
      ))}
      {!regions.length && (
        <Text size="small" className="text-ui-fg-subtle">
          {t('store_edit.no_regions')}
        </Text>
      )}
    </fieldset>
  )
}
