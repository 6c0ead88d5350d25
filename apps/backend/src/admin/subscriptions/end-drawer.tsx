import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Subscription } from '@cityos/contracts'
import { CheckField } from '../components/check-field'
import { Editor } from '../components/editor'
import { SelectField, TextField } from '../components/field'
import { refusalOf } from '../lib/refusal'
import { useAction } from '../lib/use-action'

interface EndProps {
  verb: 'pause' | 'cancel'
  subscription: Subscription
  onClose: () => void
}

/** Lets a subscription rest or end: with its period or now, and what becomes of days that were paid for. */
export function EndDrawer({ verb, subscription, onClose }: EndProps) {
  const { t } = useTranslation('cityos')
  // What rests has no period to wait for.
  const waits = subscription.status !== 'paused'
  const [when, setWhen] = useState(waits ? 'period_end' : 'now')
  const [credit, setCredit] = useState(false)
  const [reason, setReason] = useState('')
  const act = useAction({ silent: true, done: t(`subscriptions.done.${verb}`), onDone: onClose })
  const refusal = refusalOf(act.error, ['when', 'credit', 'reason'])
  const asksCredit = verb === 'cancel' && when === 'now' && waits
  const body = {
    when,
    ...(asksCredit && credit ? { credit } : {}),
    ...(reason.trim() ? { reason: reason.trim() } : {}),
  }
  return (
    <Editor
      open
      title={t(`subscriptions.question.${verb}`)}
      hint={t(`subscriptions.verb_hint.${verb}`)}
      verb={t(`subscriptions.verb.${verb}`)}
      busy={act.isPending}
      error={refusal.whole}
      onClose={onClose}
      onSave={() => act.mutate({ path: `/admin/subscriptions/${subscription.id}/${verb}`, body })}
    >
      {waits && (
        <SelectField
          label={t('subscriptions.when')}
          choices={(['period_end', 'now'] as const).map((value) => ({
            value,
            label: t(`subscriptions.when_${value}`),
          }))}
          value={when}
          onChange={setWhen}
          error={refusal.at('when')}
        />
      )}
      {asksCredit && (
        <CheckField
          label={t('subscriptions.credit_days')}
          hint={t('subscriptions.credit_days_hint')}
          value={credit}
          onChange={setCredit}
        />
      )}
      <TextField
        label={t('subscriptions.reason')}
        optional={t('states.optional')}
        hint={t('subscriptions.reason_hint')}
        lines={3}
        value={reason}
        onChange={setReason}
        error={refusal.at('reason')}
      />
    </Editor>
  )
}
