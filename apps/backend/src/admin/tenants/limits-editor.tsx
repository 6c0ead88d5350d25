import { Heading, Text } from '@medusajs/ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Tenant } from '@cityos/contracts'
import { Editor } from '../components/editor'
import { SelectField, TextField } from '../components/field'
import { refusalOf } from '../lib/refusal'
import { useAction } from '../lib/use-action'

const TIERS = ['free', 'starter', 'growth', 'enterprise']
const LIMITS = ['stores', 'vendors', 'products', 'members', 'api_requests_per_minute']

const written = (value: number | null | undefined, unlimited: string) =>
  value === undefined ? '' : value === null ? unlimited : String(value)

/** Puts a tenant on another tier and gives it limits of its own. */
export function LimitsEditor({ tenant, onClose }: { tenant: Tenant; onClose: () => void }) {
  const { t } = useTranslation('cityos')
  const unlimited = t('limits.unlimited')
  const [tier, setTier] = useState<string>(tenant.tier)
  const [own, setOwn] = useState<Record<string, string>>(
    Object.fromEntries(LIMITS.map((limit) => [limit, written(tenant.limit_overrides?.[limit], unlimited)])),
  )
  const save = useAction({ silent: true, done: t('tenant.limits_saved'), onDone: onClose })
  const { at, whole } = refusalOf(save.error, ['tier', ...LIMITS.map((limit) => `limit_overrides.${limit}`)])
  const submit = () => {
    const given = LIMITS.flatMap((limit) => {
      const text = (own[limit] ?? '').trim()
      if (!text) return []
      // What is no number is sent as it is: the server says what is wrong with it.
      return [[limit, text === unlimited ? null : /^\d+$/.test(text) ? Number(text) : text]]
    })
    const limit_overrides = given.length ? Object.fromEntries(given) : null
    save.mutate({ path: `/admin/tenants/${tenant.id}/limits`, body: { tier, limit_overrides } })
  }
  return (
    <Editor
      open
      title={t('tenant.limits_change')}
      busy={save.isPending}
      error={whole}
      onClose={onClose}
      onSave={submit}
    >
      <SelectField
        label={t('tenant.tier')}
        value={tier}
        onChange={setTier}
        choices={TIERS.map((value) => ({ value, label: t(`tier.${value}`) }))}
      />
      <div>
        <Heading level="h3">{t('tenant.limits_override')}</Heading>
        <Text size="small" className="text-ui-fg-subtle">
          {t('tenant.limits_override_hint')}
        </Text>
      </div>
      {LIMITS.map((limit) => (
        <TextField
          key={limit}
          label={t(`limits.resource.${limit}`)}
          placeholder={t('tenant.limits_as_tier')}
          value={own[limit] ?? ''}
          onChange={(value) => setOwn({ ...own, [limit]: value })}
          error={at(`limit_overrides.${limit}`)}
        />
      ))}
    </Editor>
  )
}
