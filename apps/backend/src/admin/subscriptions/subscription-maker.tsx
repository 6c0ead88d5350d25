import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router-dom'
import type { SubscriptionPlan, WholeSubscription } from '@cityos/contracts'
import { CheckField } from '../components/check-field'
import { Editor } from '../components/editor'
import { SelectField, TextField } from '../components/field'
import { RemotePick } from '../components/remote-pick'
import { RowList } from '../components/row-list'
import { refusalOf } from '../lib/refusal'
import { useAction } from '../lib/use-action'
import { useCurrencies } from '../lib/use-currencies'
import { PayFields } from './pay-fields'
import { CUSTOMERS } from './sources'
import { choicesOf, usePlans } from './use-plans'
import { useVariants } from './use-variants'

const FIELDS = [
  ...['customer_id', 'plan_id', 'items', 'currency_code', 'starts_on', 'trial_days'],
  ...['payment_provider_id', 'payment_method_id'],
]

/** What somebody types to make a subscription. */
export interface MakerForm {
  customer_id: string
  plan_id: string
  currency_code: string
  items: { variant_id: string; quantity: string }[]
  starts_on: string
  trial_days: string
  payment_provider_id: string
  payment_method_id: string
  draft: boolean
}

const EMPTY: MakerForm = {
  ...{ customer_id: '', plan_id: '', currency_code: '', items: [{ variant_id: '', quantity: '1' }] },
  ...{ starts_on: '', trial_days: '', payment_provider_id: '', payment_method_id: '', draft: false },
}

/** Makes a subscription for a customer, at the prices of the plan of now; opens it then. */
export function SubscriptionMaker({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('cityos')
  const navigate = useNavigate()
  const [form, setForm] = useState(EMPTY)
  const set = (part: Partial<MakerForm>) => setForm((now) => ({ ...now, ...part }))
  const plans = usePlans({ active: 'true' }).data?.subscription_plans ?? []
  const currencies = useCurrencies()
  const variants = useSold(plans.find(({ id }) => id === form.plan_id))
  const currency = form.currency_code || currencies[0]?.value || ''
  const make = useAction<{ subscription: WholeSubscription }>({
    silent: true,
    done: t('subscriptions.made'),
    onDone: ({ subscription }) => void navigate(`/subscriptions/${subscription.id}`),
  })
  const refusal = refusalOf(make.error, FIELDS, {
    payment_method_missing: 'payment_method_id',
    subscription_trial_used: 'trial_days',
  })
  return (
    <Editor
      open
      title={t('subscriptions.make')}
      hint={t('subscriptions.make_hint')}
      verb={t('subscriptions.make')}
      busy={make.isPending}
      error={refusal.whole}
      onClose={onClose}
      onSave={() =>
        make.mutate({ path: '/admin/subscriptions', body: bodyOf({ ...form, currency_code: currency }) })
      }
    >
      <RemotePick
        label={t('subscriptions.column.customer')}
        source={CUSTOMERS}
        value={form.customer_id}
        onChange={(customer_id) => set({ customer_id, payment_method_id: '' })}
        error={refusal.at('customer_id')}
      />
      <SelectField
        label={t('subscriptions.column.plan')}
        placeholder={t('subscriptions.choose')}
        choices={choicesOf(plans)}
        value={form.plan_id}
        onChange={(plan_id) => set({ plan_id, items: EMPTY.items })}
        error={refusal.at('plan_id')}
      />
      <SelectField
        label={t('subscriptions.field.currency')}
        choices={currencies}
        value={currency}
        onChange={(currency_code) => set({ currency_code })}
        error={refusal.at('currency_code')}
      />
      {form.plan_id && (
        <RowList
          label={t('subscriptions.items')}
          error={refusal.at('items')}
          rows={form.items}
          fresh={EMPTY.items[0]!}
          onChange={(items) => set({ items })}
        >
          {(row, change) => (
            <>
              <SelectField
                label={t('subscriptions.column.item')}
                placeholder={t('subscriptions.choose')}
                choices={variants}
                value={row.variant_id}
                onChange={(variant_id) => change({ variant_id })}
              />
              <TextField
                label={t('subscriptions.column.pieces')}
                type="number"
                value={row.quantity}
                onChange={(quantity) => change({ quantity })}
              />
            </>
          )}
        </RowList>
      )}
      <TextField
        label={t('subscriptions.field.starts_on')}
        type="date"
        optional={t('subscriptions.today')}
        value={form.starts_on}
        onChange={(starts_on) => set({ starts_on })}
        error={refusal.at('starts_on')}
      />
      <TextField
        label={t('subscriptions.field.trial_days')}
        type="number"
        optional={t('subscriptions.as_plan')}
        value={form.trial_days}
        onChange={(trial_days) => set({ trial_days })}
        error={refusal.at('trial_days')}
      />
      <PayFields
        form={form}
        set={set}
        customerId={form.customer_id}
        error={refusal.at('payment_method_id')}
      />
      <CheckField
        label={t('subscriptions.field.draft')}
        hint={t('subscriptions.field_hint.draft')}
        value={form.draft}
        onChange={(draft) => set({ draft })}
      />
    </Editor>
  )
}

/** The variants that a plan sells, to choose from. */
function useSold(plan: SubscriptionPlan | undefined) {
  const targets = plan?.targets ?? []
  const variants = useVariants(targets.map(({ product_id }) => product_id))
  return variants
    .filter(({ id, product_id }) =>
      targets.some((one) => one.product_id === product_id && (one.variant_id ?? id) === id),
    )
    .map(({ id, name }) => ({ value: id, label: name }))
}

/** What the API is told: what was left empty follows from the rest. */
function bodyOf(form: MakerForm) {
  const { customer_id, plan_id, currency_code, items, starts_on, trial_days, draft } = form
  const { payment_provider_id: provider, payment_method_id: method } = form
  return {
    ...{ customer_id, plan_id, currency_code },
    items: items.map(({ variant_id, quantity }) => ({ variant_id, quantity: Number(quantity) })),
    ...(starts_on ? { starts_on } : {}),
    ...(trial_days.trim() ? { trial_days: Number(trial_days) } : {}),
    ...(provider && method.trim() ? { payment_provider_id: provider, payment_method_id: method.trim() } : {}),
    ...(draft ? { status: 'draft' } : {}),
  }
}
