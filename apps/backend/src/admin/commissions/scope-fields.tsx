import { Text } from '@medusajs/ui'
import { useTranslation } from 'react-i18next'
import { RemotePick } from '../components/remote-pick'
import { VENDORS } from '../vendors/sources'
import { CATALOGUE, type CatalogueField } from './catalogue'
import type { FormPartProps } from './rule-form'

/** What a rule is for; nothing chosen, it is for everything. */
export function ScopeFields({ form, set, errorOf }: FormPartProps) {
  const { t } = useTranslation('cityos')
  return (
    <>
      <div>
        <Text size="small" weight="plus">
          {t('commissions.field.scope')}
        </Text>
        <Text size="small" className="text-ui-fg-subtle">
          {t('commissions.scope_hint')}
        </Text>
      </div>
      <RemotePick
        label={t('commissions.scope.vendor_id')}
        optional={t('states.optional')}
        source={VENDORS}
        value={form.vendor_id}
        onChange={(vendor_id) => set({ vendor_id })}
        error={errorOf('vendor_id')}
      />
      {(Object.keys(CATALOGUE) as CatalogueField[]).map((field) => (
        <RemotePick
          key={field}
          label={t(`commissions.scope.${field}`)}
          optional={t('states.optional')}
          source={CATALOGUE[field]}
          value={form[field]}
          onChange={(id) => set({ [field]: id })}
          error={errorOf(field)}
        />
      ))}
    </>
  )
}
