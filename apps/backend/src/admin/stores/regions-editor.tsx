import { Text } from '@medusajs/ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TenantStoreDetail, TenantStoreOptions } from '@cityos/contracts'
import { Editor } from '../components/editor'
import { Loaded } from '../components/loaded'
import { refusalOf } from '../lib/refusal'
import { toMinorUnits } from '../lib/minor-units'
import { useAction } from '../lib/use-action'
import { useRead } from '../lib/use-read'
import { NewRegion, type RegionAnswers } from './new-region'
import { RegionChoice } from './region-choice'

/** Changes where a store sells: regions that the tenant has, and one that is made for it. */
export function RegionsEditor({ store, onClose }: { store: TenantStoreDetail; onClose: () => void }) {
  const { t } = useTranslation('cityos')
  const reading = useRead<TenantStoreOptions>('/admin/tenant-stores/options')
  const linked = store.regions.map(({ id }) => id)
  const [chosen, setChosen] = useState(linked)
  const [region, setRegion] = useState<RegionAnswers>({
    countries: [],
    currency: store.default_currency_code ?? 'usd',
    shipping: '',
  })
  const save = useAction({ silent: true, done: t('store.saved'), onDone: onClose })
  const refusal = refusalOf(
    save.error,
    ['new_regions.0.country_codes', 'new_regions.0.currency_code', 'new_regions.0.shipping_amount_minor'],
    { country_in_use: 'new_regions.0.country_codes' },
  )
  const submit = () => {
    const exponent = reading.data?.currencies.find(({ code }) => code === region.currency)?.exponent ?? 2
    const made = region.countries.length > 0 && {
      country_codes: region.countries,
      currency_code: region.currency,
      // What is no amount becomes null: the server says so at the field.
      shipping_amount_minor: region.shipping.trim() ? toMinorUnits(region.shipping, exponent) : 0,
    }
    save.mutate({
      path: `/admin/tenant-stores/${store.id}`,
      body: {
        add_region_ids: chosen.filter((id) => !linked.includes(id)),
        remove_region_ids: linked.filter((id) => !chosen.includes(id)),
        ...(made ? { new_regions: [made] } : {}),
      },
    })
  }
  return (
    <Editor
      open
      title={t('store_edit.regions')}
      hint={t('store_edit.regions_hint')}
      busy={save.isPending}
      error={refusal.whole}
      onClose={onClose}
      onSave={submit}
    >
      <Loaded reading={reading} rows={5}>
        {(options) => (
          <>
            <RegionChoice regions={options.regions} value={chosen} onChange={setChosen} />
            {!chosen.length && !region.countries.length && (
              <Text size="xsmall" role="status" className="text-ui-tag-orange-text">
                {t('store_edit.regions_none')}
              </Text>
            )}
            <NewRegion
              options={options}
              value={region}
              onChange={setRegion}
              errorAt={(field) => refusal.at(`new_regions.0.${field}`)}
            />
          </>
        )}
      </Loaded>
    </Editor>
  )
}
