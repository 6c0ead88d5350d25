import { Hint, Label, Switch, Text } from '@medusajs/ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ActingSession, PageInfo, Tenant } from '@cityos/contracts'
import { Editor } from '../components/editor'
import { SelectField, TextField } from '../components/field'
import { Loading } from '../components/states'
import { withQuery } from '../lib/api'
import { refusalOf } from '../lib/refusal'
import { useAction } from '../lib/use-action'
import { useFormat } from '../lib/use-format'
import { useMay } from '../lib/use-may'
import { useRead } from '../lib/use-read'
import { enter } from './act'

const MINUTES = ['15', '30', '60', '120', '240', '480']

/** Asks why, and for how long, before somebody acts in a tenant; whoever does already goes on. */
export function ActInTenant({
  tenant,
  onClose,
}: {
  tenant: Pick<Tenant, 'id' | 'name'>
  onClose: () => void
}) {
  const { t } = useTranslation('cityos')
  const me = useRead<{ user: { id: string } }>('/admin/users/me').data?.user.id
  const query = { tenant_id: tenant.id, actor_id: me, open: true, limit: 1 }
  const { data } = useRead<PageInfo & { acting_sessions: ActingSession[] }>(
    withQuery('/admin/acting-sessions', query),
    { enabled: Boolean(me) },
  )
  const open = data?.acting_sessions[0]
  if (open) return <GoOn session={open} name={tenant.name} onClose={onClose} />
  if (data) return <Begin tenant={tenant} onClose={onClose} />
  return (
    <Editor open title={t('acting.title', { name: tenant.name })} busy onClose={onClose} onSave={onClose}>
      <Loading rows={2} />
    </Editor>
  )
}

function Begin({ tenant, onClose }: { tenant: Pick<Tenant, 'id' | 'name'>; onClose: () => void }) {
  const { t } = useTranslation('cityos')
  // Whoever may end anybody's session is an operator; for all others a session reads unless they ask for more.
  const operates = useMay('acting_session:end')
  const [reason, setReason] = useState('')
  const [minutes, setMinutes] = useState('30')
  const [readOnly, setReadOnly] = useState<boolean>()
  const only = readOnly ?? !operates
  const begin = useAction<{ acting_session: ActingSession }>({
    silent: true,
    onDone: ({ acting_session }) => enter(acting_session),
  })
  const { at, whole } = refusalOf(begin.error, ['reason', 'duration_minutes'])
  const save = () =>
    begin.mutate({
      path: `/admin/tenants/${tenant.id}/acting-sessions`,
      body: { reason, duration_minutes: Number(minutes), read_only: only },
    })
  return (
    <Editor
      open
      title={t('acting.title', { name: tenant.name })}
      hint={t('acting.hint')}
      verb={t('acting.begin')}
      busy={begin.isPending || begin.isSuccess}
      error={whole}
      onClose={onClose}
      onSave={save}
    >
      <TextField
        label={t('acting.reason')}
        hint={t('acting.reason_hint')}
        lines={3}
        autoFocus
        value={reason}
        onChange={setReason}
        error={at('reason')}
      />
      <SelectField
        label={t('acting.duration')}
        value={minutes}
        onChange={setMinutes}
        choices={MINUTES.map((value) => ({ value, label: t(`acting.for.${value}`) }))}
        error={at('duration_minutes')}
      />
      <div className="flex items-start gap-x-3">
        <Switch id="acting-read-only" checked={only} onCheckedChange={setReadOnly} />
        <div className="flex flex-col">
          <Label htmlFor="acting-read-only" size="small" weight="plus">
            {t('acting.read_only')}
          </Label>
          <Hint>{t('acting.read_only_hint')}</Hint>
        </div>
      </div>
    </Editor>
  )
}

function GoOn({ session, name, onClose }: { session: ActingSession; name: string; onClose: () => void }) {
  const { t } = useTranslation('cityos')
  const format = useFormat()
  return (
    <Editor
      open
      title={t('acting.title', { name })}
      hint={t('acting.go_on_hint', { date: format.moment(session.expires_at) })}
      verb={t('acting.go_on')}
      busy={false}
      onClose={onClose}
      onSave={() => enter(session)}
    >
      <Text size="small">
        {t('acting.because')} <bdi>{session.reason}</bdi>
      </Text>
    </Editor>
  )
}
