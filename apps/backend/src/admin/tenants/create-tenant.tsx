import { Button, FocusModal, Heading, Text } from '@medusajs/ui'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router-dom'
import type { CreateTenantInput, Tenant } from '@cityos/contracts'
import { SelectField, TextField } from '../components/field'
import { Picker } from '../components/picker'
import { useCodes } from '../lib/codes'
import { handleFrom } from '../lib/handle-from'
import { refusalOf } from '../lib/refusal'
import { useAction } from '../lib/use-action'

const TIERS = ['free', 'starter', 'growth', 'enterprise'] as const

const FIELDS = [
  'name',
  'handle',
  'currency_code',
  'country_codes',
  'tier',
  'domains',
  'admin.email',
  'admin.password',
]

const EMPTY = {
  name: '',
  handle: '',
  currency: 'usd',
  countries: ['us'],
  tier: 'free',
  domains: '',
  email: '',
  password: '',
}

function toInput({
  currency,
  countries,
  domains,
  email,
  password,
  ...form
}: typeof EMPTY): CreateTenantInput {
  const listed = domains.split(/[\s,]+/).filter(Boolean)
  return {
    name: form.name,
    handle: form.handle || handleFrom(form.name),
    currency_code: currency,
    country_codes: countries,
    tier: form.tier as (typeof TIERS)[number],
    ...(listed.length ? { domains: listed } : {}),
    admin: { email, password },
  }
}

/** Provisions a tenant. What the server refuses is said at the field. */
export function CreateTenant({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('cityos')
  const navigate = useNavigate()
  const codes = useCodes()
  const [form, setForm] = useState(EMPTY)
  const create = useAction<{ tenant: Tenant }>({
    silent: true,
    done: t('tenants.created', { name: form.name }),
    onDone: ({ tenant }) => void navigate(`/tenants/${tenant.id}`),
  })
  const { at, whole } = refusalOf(create.error, FIELDS, {
    tenant_handle_taken: 'handle',
    tenant_domain_taken: 'domains',
    currency_unknown: 'currency_code',
  })
  const bind = <Key extends keyof typeof EMPTY>(key: Key) => ({
    value: form[key],
    onChange: (value: (typeof EMPTY)[Key]) => setForm({ ...form, [key]: value }),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    create.mutate({ path: '/admin/tenants', body: toInput(form) })
  }
  return (
    <FocusModal open onOpenChange={(open) => !open && onClose()}>
      <FocusModal.Content>
        <form noValidate onSubmit={submit} className="flex h-full flex-col overflow-hidden">
          <FocusModal.Header>
            <Button size="small" type="submit" isLoading={create.isPending}>
              {t('actions.create')}
            </Button>
          </FocusModal.Header>
          <FocusModal.Body className="flex flex-col items-center overflow-y-auto py-12">
            <div className="flex w-full max-w-[720px] flex-col gap-y-8 px-6">
              <div>
                <FocusModal.Title asChild>
                  <Heading>{t('create_tenant.title')}</Heading>
                </FocusModal.Title>
                <FocusModal.Description asChild>
                  <Text size="small" className="text-ui-fg-subtle">
                    {t('create_tenant.hint')}
                  </Text>
                </FocusModal.Description>
                {whole && (
                  <Text size="small" role="alert" className="text-ui-fg-error mt-2">
                    {whole}
                  </Text>
                )}
              </div>
              <div className="grid grid-cols-1 gap-5 sm:grid-cols-2">
                <TextField label={t('create_tenant.name')} autoFocus error={at('name')} {...bind('name')} />
                <TextField
                  label={t('create_tenant.handle')}
                  hint={t('create_tenant.handle_hint')}
                  placeholder={handleFrom(form.name)}
                  error={at('handle')}
                  {...bind('handle')}
                />
                <SelectField
                  label={t('create_tenant.currency')}
                  choices={codes.currencies}
                  error={at('currency_code')}
                  {...bind('currency')}
                />
                <SelectField
                  label={t('create_tenant.tier')}
                  choices={TIERS.map((tier) => ({ value: tier, label: t(`tier.${tier}`) }))}
                  error={at('tier')}
                  {...bind('tier')}
                />
                <Picker
                  label={t('create_tenant.countries')}
                  choices={codes.countries}
                  error={at('country_codes')}
                  {...bind('countries')}
                />
                <TextField
                  label={t('create_tenant.domains')}
                  hint={t('create_tenant.domains_hint')}
                  optional={t('states.optional')}
                  lines={2}
                  error={at('domains')}
                  {...bind('domains')}
                />
                <TextField
                  label={t('create_tenant.admin_email')}
                  type="email"
                  error={at('admin.email')}
                  {...bind('email')}
                />
                <TextField
                  label={t('create_tenant.admin_password')}
                  type="password"
                  hint={t('create_tenant.password_hint')}
                  error={at('admin.password')}
                  {...bind('password')}
                />
              </div>
            </div>
          </FocusModal.Body>
        </form>
      </FocusModal.Content>
    </FocusModal>
  )
}
