import { useTranslation } from 'react-i18next'
import { SelectField, TextField } from '../components/field'
import { useRead } from '../lib/use-read'

interface Providers {
  payment_providers: { id: string; is_enabled?: boolean }[]
}

interface PayFieldsProps {
  form: { payment_provider_id: string; payment_method_id: string }
  set: (part: Partial<PayFieldsProps['form']>) => void
  error: string | undefined
}

const NOBODY = 'none'

/** Who takes the money, and by which saved method of the customer's. */
export function PayFields({ form, set, error }: PayFieldsProps) {
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
        onChange={(next) => set({ payment_provider_id: next === NOBODY ? '' : next })}
        error={provider ? undefined : error}
      />
      {provider && (
        <TextField
          label={t('subscriptions.field.method')}
          hint={t('subscriptions.field_hint.method')}
          value={method}
          onChange={(payment_method_id) => set({ payment_method_id })}
          error={error}
        />
      )}
    </>
  )
}
