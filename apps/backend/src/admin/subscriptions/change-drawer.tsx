import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { WholeSubscription } from '@cityos/contracts'
import { Editor } from '../components/editor'
import { SelectField, TextField } from '../components/field'
import { refusalOf } from '../lib/refusal'
import { useAction } from '../lib/use-action'
import { ChangePreview } from './change-preview'
import { changeOf, type ChangeForm } from './change-form'
import { choicesOf, usePlans } from './use-plans'
import { useChangePreview } from './use-change-preview'

interface ChangeProps {
  subscription: WholeSubscription
  onClose: () => void
}

/** Another plan, other pieces, or both; shows what it comes to before it is done, and does that or nothing. */
export function ChangeDrawer({ subscription, onClose }: ChangeProps) {
  const { t } = useTranslation('cityos')
  const { id, items, plan_id, plan_name } = subscription
  const [form, setForm] = useState<ChangeForm>(() => ({
    ...{ plan_id: plan_id ?? '', when: 'period_end', reason: '' },
    pieces: Object.fromEntries(items.map((item) => [item.id, String(item.quantity)])),
  }))
  const set = (part: Partial<ChangeForm>) => setForm((now) => ({ ...now, ...part }))
  const plans = choicesOf(usePlans({ active: 'true' }).data?.subscription_plans ?? [])
  // What it is on stays to choose, also when nobody is sold it any more.
  const isGone = plan_id !== null && !plans.some(({ value }) => value === plan_id)
  const choices = isGone ? [{ value: plan_id, label: plan_name ?? plan_id }, ...plans] : plans
  const { change, wrong } = changeOf(subscription, form)
  const preview = useChangePreview(id, change)
  const act = useAction({ silent: true, done: t('subscriptions.done.change'), onDone: onClose })
  const refusal = refusalOf(act.error ?? preview.error, ['plan_id', 'when', 'reason'])
  const send = () => {
    if (!change || !preview.data) return
    const { due_now_minor } = preview.data.preview
    const reason = form.reason.trim()
    const body = { ...change, expected_due_now_minor: due_now_minor, ...(reason ? { reason } : {}) }
    act.mutate({ path: `/admin/subscriptions/${id}/change`, body })
  }
  return (
    <Editor
      open
      title={t('subscriptions.question.change')}
      hint={t('subscriptions.verb_hint.change')}
      verb={t('subscriptions.verb.change')}
      busy={act.isPending || (change !== null && preview.isFetching)}
      error={refusal.whole}
      onClose={onClose}
      onSave={send}
    >
      <SelectField
        label={t('subscriptions.column.plan')}
        placeholder={t('subscriptions.choose')}
        choices={choices}
        value={form.plan_id}
        onChange={(plan) => set({ plan_id: plan })}
        error={refusal.at('plan_id')}
      />
      {items.map((item) => (
        <TextField
          key={item.id}
          label={item.title}
          type="number"
          value={form.pieces[item.id]!}
          onChange={(text) => set({ pieces: { ...form.pieces, [item.id]: text } })}
          error={wrong === item.id ? t('subscriptions.not_pieces') : undefined}
        />
      ))}
      <SelectField
        label={t('subscriptions.when')}
        choices={(['period_end', 'now'] as const).map((value) => ({
          value,
          label: t(`subscriptions.when_${value}`),
        }))}
        value={form.when}
        onChange={(when) => set({ when: when === 'now' ? 'now' : 'period_end' })}
        error={refusal.at('when')}
      />
      <TextField
        label={t('subscriptions.reason')}
        optional={t('states.optional')}
        hint={t('subscriptions.reason_hint')}
        value={form.reason}
        onChange={(reason) => set({ reason })}
        error={refusal.at('reason')}
      />
      <ChangePreview preview={change ? preview.data?.preview : undefined} />
    </Editor>
  )
}
