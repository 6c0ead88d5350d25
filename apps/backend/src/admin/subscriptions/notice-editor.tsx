import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SubscriptionNoticeKind, SubscriptionNotices } from '@cityos/contracts'
import { CheckField } from '../components/check-field'
import { Editor } from '../components/editor'
import { TextField } from '../components/field'
import { changed } from '../lib/changed'
import { refusalOf } from '../lib/refusal'
import { useAction } from '../lib/use-action'
import { SETTINGS } from './sources'

interface NoticeEditorProps {
  notices: SubscriptionNotices
  onClose: () => void
}

type Ahead = { is_on: boolean; days?: number }
type Form = Record<SubscriptionNoticeKind, { is_on: boolean; days?: string }>

/** Switches each e-mail on and off, with the days of those that look ahead; what nobody touched is not sent. */
export function NoticeEditor({ notices, onClose }: NoticeEditorProps) {
  const { t } = useTranslation('cityos')
  const kinds = Object.keys(notices) as SubscriptionNoticeKind[]
  const [form, setForm] = useState(() => formOf(notices))
  const [wrong, setWrong] = useState<readonly SubscriptionNoticeKind[]>([])
  const save = useAction({ silent: true, done: t('states.saved'), onDone: onClose })
  const refusal = refusalOf(
    save.error,
    kinds.map((kind) => `notices.${kind}`),
  )
  const set = (kind: SubscriptionNoticeKind, part: Form[SubscriptionNoticeKind]) =>
    setForm({ ...form, [kind]: { ...form[kind], ...part } })
  const send = () => {
    const odd = kinds.filter((kind) => !/^\d{1,2}$/.test(form[kind].days?.trim() ?? '0'))
    setWrong(odd)
    if (odd.length) return
    const body = changed<Record<string, Ahead>>(notices, settingsOf(form))
    if (!Object.keys(body).length) return onClose()
    save.mutate({ path: SETTINGS, body: { notices: body } })
  }
  return (
    <Editor
      open
      title={t('subscriptions.notices')}
      hint={t('subscriptions.notices_form_hint')}
      busy={save.isPending}
      error={refusal.whole}
      onClose={onClose}
      onSave={send}
    >
      {kinds.map((kind) => {
        const { is_on, days } = form[kind]
        const label = t(`subscriptions.notice.${kind}`)
        const error = wrong.includes(kind) ? t('commissions.not_a_number') : refusal.at(`notices.${kind}`)
        return (
          <div key={kind} className="flex flex-col gap-y-2">
            <CheckField label={label} value={is_on} onChange={(is_on) => set(kind, { is_on })} />
            {days !== undefined && is_on && (
              <TextField
                label={t('subscriptions.days_before', { what: label })}
                value={days}
                onChange={(days) => set(kind, { is_on, days })}
                error={error}
              />
            )}
          </div>
        )
      })}
    </Editor>
  )
}

const formOf = (notices: SubscriptionNotices) =>
  Object.fromEntries(
    Object.entries(notices).map(([kind, { is_on, days }]: [string, Ahead]) => [
      kind,
      days === undefined ? { is_on } : { is_on, days: String(days) },
    ]),
  ) as Form

const settingsOf = (form: Form): Record<string, Ahead> =>
  Object.fromEntries(
    Object.entries(form).map(([kind, { is_on, days }]) => [
      kind,
      days === undefined ? { is_on } : { is_on, days: Number(days) },
    ]),
  )
