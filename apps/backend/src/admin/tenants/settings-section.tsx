import { Button } from '@medusajs/ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Tenant } from '@cityos/contracts'
import { Row, Section } from '../components/section'
import { useFormat } from '../lib/use-format'
import { useMay } from '../lib/use-may'
import { SettingsEditor } from './settings-editor'

interface SettingsSectionProps {
  tenant: Tenant
  path: string
  withPlacement: boolean
}

/** What a tenant's people and shoppers see money, languages and times in, and where it stands. */
export function SettingsSection({ tenant, path, withPlacement }: SettingsSectionProps) {
  const { t } = useTranslation('cityos')
  const format = useFormat()
  const mayEdit = useMay(withPlacement ? 'platform_tenant:update' : 'tenant:update')
  const [editing, setEditing] = useState(false)
  const place = [
    tenant.country_code && format.country(tenant.country_code),
    tenant.scope_code,
    tenant.category_code,
    tenant.subcategory_code,
  ].filter(Boolean)
  return (
    <Section
      title={t('tenant.settings')}
      actions={
        mayEdit && (
          <Button size="small" variant="secondary" onClick={() => setEditing(true)}>
            {t('actions.edit')}
          </Button>
        )
      }
    >
      <Row label={t('tenant.currencies')}>
        {tenant.currency_codes.map(format.currency).join(', ') || undefined}
      </Row>
      <Row label={t('tenant.locales')}>{tenant.locales.map(format.language).join(', ') || undefined}</Row>
      {tenant.default_locale && (
        <Row label={t('tenant.default_locale')}>{format.language(tenant.default_locale)}</Row>
      )}
      <Row label={t('tenant.time_zone')}>{tenant.time_zone}</Row>
      <Row label={t('tenant.placement')}>{place.join(' › ') || undefined}</Row>
      {editing && (
        <SettingsEditor
          tenant={tenant}
          path={path}
          withPlacement={withPlacement}
          onClose={() => setEditing(false)}
        />
      )}
    </Section>
  )
}
