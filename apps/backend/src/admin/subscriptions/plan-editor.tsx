import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BillingInterval, SubscriptionPlan } from '@cityos/contracts'
import { NotANumber } from '../commissions/rule-form'
import { CheckField } from '../components/check-field'
import { Editor } from '../components/editor'
import { SelectField, TextField } from '../components/field'
import { changed } from '../lib/changed'
import { refusalOf } from '../lib/refusal'
import { useAction } from '../lib/use-action'
import { bodyOf, EMPTY_PLAN, formOf, type PlanForm } from './plan-form'
import { PriceFields } from './price-fields'
import { INTERVALS } from './rhythm-words'
import { TargetFields } from './target-fields'

const PATH = '/admin/subscription-plans'
const FIELDS = [
  ...['name', 'description', 'interval', 'interval_count', 'discount_bps', 'prices', 'trial_days'],
  ...['minimum_cycles', 'targets'],
]

interface PlanEditorProps {
  /** Missing for a plan that is made. */
  plan?: SubscriptionPlan
  /** For which product a new one is. */
  productId?: string
  onClose: () => void
}

/** Makes a plan, or gives one other terms for what is sold from then on. How often it bills stays. */
export function PlanEditor({ plan, productId, onClose }: PlanEditorProps) {
  const { t } = useTranslation('cityos')
  const [before] = useState(() => (plan ? formOf(plan) : freshOf(productId)))
  const [form, setForm] = useState(before)
  const [wrong, setWrong] = useState<string>()
  const words = plan ? 'edit_plan' : 'make_plan'
  const save = useAction({
    silent: true,
    done: t(plan ? 'states.saved' : 'subscriptions.plan_made'),
    onDone: onClose,
  })
  const refusal = refusalOf(save.error, FIELDS)
  const errorOf = (field: string) => (wrong === field ? t('commissions.not_a_number') : refusal.at(field))
  const set = (part: Partial<PlanForm>) => {
    setWrong(undefined)
    setForm((now) => ({ ...now, ...part }))
  }
  const send = () => {
    try {
      const body = bodyOf(form)
      if (!plan) return save.mutate({ path: PATH, body })
      const update = changed(bodyOf(before), body)
      if (!Object.keys(update).length) return onClose()
      save.mutate({ path: `${PATH}/${plan.id}`, body: { ...update, version: plan.version } })
    } catch (error) {
      if (!(error instanceof NotANumber)) throw error
      setWrong(error.field)
    }
  }
  const text = (field: 'name' | 'trial_days' | 'minimum_cycles') => ({
    label: t(`subscriptions.field.${field}`),
    value: form[field],
    onChange: (value: string) => set({ [field]: value }),
    error: errorOf(field),
  })
  return (
    <Editor
      open
      title={t(`subscriptions.${words}`)}
      hint={t(`subscriptions.${words}_hint`)}
      verb={t(plan ? 'actions.save' : 'subscriptions.make_plan')}
      busy={save.isPending}
      error={refusal.whole}
      onClose={onClose}
      onSave={send}
    >
      <TextField {...text('name')} hint={t('subscriptions.field_hint.name')} autoFocus />
      <TextField
        label={t('subscriptions.field.description')}
        optional={t('states.optional')}
        lines={2}
        value={form.description}
        onChange={(description) => set({ description })}
        error={errorOf('description')}
      />
      <div className="grid grid-cols-2 gap-x-3">
        <TextField
          label={t('subscriptions.field.interval_count')}
          disabled={plan !== undefined}
          value={form.interval_count}
          onChange={(interval_count) => set({ interval_count })}
          error={errorOf('interval_count')}
        />
        <SelectField
          label={t('subscriptions.field.interval')}
          disabled={plan !== undefined}
          choices={INTERVALS.map((value) => ({ value, label: t(`subscriptions.interval.${value}`) }))}
          value={form.interval}
          onChange={(interval) => set({ interval: interval as BillingInterval })}
          error={errorOf('interval')}
        />
      </div>
      <PriceFields form={form} set={set} errorOf={errorOf} />
      <TextField {...text('trial_days')} hint={t('subscriptions.field_hint.trial_days')} />
      <TextField {...text('minimum_cycles')} hint={t('subscriptions.field_hint.minimum_cycles')} />
      <TargetFields form={form} set={set} errorOf={errorOf} />
      <CheckField
        label={t('subscriptions.field.active')}
        hint={t('subscriptions.field_hint.active')}
        value={form.active}
        onChange={(active) => set({ active })}
      />
    </Editor>
  )
}

const freshOf = (productId: string | undefined): PlanForm =>
  productId ? { ...EMPTY_PLAN, targets: [{ product_id: productId, variant_id: '' }] } : EMPTY_PLAN
