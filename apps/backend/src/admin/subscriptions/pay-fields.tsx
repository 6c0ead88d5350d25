import { useTranslation } from 'react-i18next'
import type { PaymentMethod } from '@cityos/contracts'
import { SelectField, TextField } from '../components/field'
import { useRead } from '../lib/use-read'

interface Providers {
  payment_providers: { id: string; is_enabled?: boolean }[]
}

interface PayFieldsProps {
  form: { payment_provider_id: string; payment_method_id: string }
  set: (part: Partial<PayFieldsProps['form']>) => void
  /** Whose saved methods are offered; empty while nobody is chosen. */
  customerId: string
  error: string | undefined
}

const NOBODY = 'none'
/** It takes money outside of the shop: any name will do. */
const BY_HAND = 'pp_system_default'

/** Who takes the money, and by which of the customer's saved methods. */
export function PayFields({ form, set, customerId, error }: PayFieldsProps) {
  const { t } = useTranslation('cityos')
  const { data } = useRead<Providers>('/admin/payments/payment-providers?limit=100')
  const providers = (data?.payment_providers ?? []).map(({ id }) => ({
    value: id,
    label: t(`subscriptions.provider.${id}`, { defaultValue: id }),
  }))
  const { payment_provider_id: provider, payment_method_id: method } = form
  return (
    <>
      <SelectField
        label={t('subscriptions.pays_by')}
        choices={[{ value: NOBODY, label: t('states.none') }, ...providers]}
        value={provider || NOBODY}
        onChange={(next) => set({ payment_provider_id: next === NOBODY ? '' : next, payment_method_id: '' })}
        error={provider ? undefined : error}
      />
      {provider === BY_HAND && (
        <TextField
          label={t('subscriptions.field.method')}
          hint={t('subscriptions.field_hint.method')}
          value={method}
          onChange={(payment_method_id) => set({ payment_method_id })}
          error={error}
        />
      )}
      {provider && provider !== BY_HAND && (
        <SavedMethod
          {...{ provider, customerId, method, error }}
          onChange={(payment_method_id) => set({ payment_method_id })}
        />
      )}
    </>
  )
}

interface SavedMethodProps {
  provider: string
  customerId: string
  method: string
  error: string | undefined
  onChange: (id: string) => void
}

/** One of those that the customer has saved at a provider. */
function SavedMethod({ provider, customerId, method, error, onChange }: SavedMethodProps) {
  const { t } = useTranslation('cityos')
  const reading = useRead<{ payment_methods: PaymentMethod[] }>(
    `/admin/customers/${customerId}/payment-methods`,
    { enabled: customerId !== '' },
  )
  const saved = (reading.data?.payment_methods ?? []).filter(({ provider_id }) => provider_id === provider)
  const none = reading.data && !saved.length
  return (
    <SelectField
      label={t('subscriptions.field.method')}
      placeholder={t('subscriptions.choose')}
      hint={t(
        !customerId
          ? 'subscriptions.whose_method'
          : none
            ? 'subscriptions.no_method'
            : 'subscriptions.a_method',
      )}
      disabled={!saved.length}
      choices={saved.map((one) => ({ value: one.id, label: nameOf(one) }))}
      value={method}
      onChange={onChange}
      error={error ?? reading.error?.message}
    />
  )
}

/** `sandbox · •••• 4242 · 12/2031`, or what else is known of it. */
function nameOf({ id, type, card }: PaymentMethod): string {
  if (!card) return type ? `${type} · ${id}` : id
  const { brand, last4, exp_month, exp_year } = card
  const end = exp_month && exp_year ? `${String(exp_month).padStart(2, '0')}/${exp_year}` : null
  return [brand, last4 && `•••• ${last4}`, end].filter(Boolean).join(' · ')
}
