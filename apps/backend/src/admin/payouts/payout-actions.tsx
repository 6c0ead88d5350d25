import { Button } from '@medusajs/ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Payout } from '@cityos/contracts'
import { Confirm } from '../components/confirm'
import { Editor } from '../components/editor'
import { TextField } from '../components/field'
import { refusalOf } from '../lib/refusal'
import { useAction } from '../lib/use-action'
import { useMayAny } from '../lib/use-may'
import { PAYOUT_VERBS, verbsOf, type PayoutVerb } from './payout-verbs'

/** What may be done with a payout in its status, by whoever looks at it. */
export function PayoutActions({ payout }: { payout: Payout }) {
  const { t } = useTranslation('cityos')
  const [asked, setAsked] = useState<PayoutVerb>()
  const may = useMayAny()
  const close = () => setAsked(undefined)
  return (
    <>
      {verbsOf(payout, may).map((verb) => (
        <Button
          key={verb}
          size="small"
          variant={PAYOUT_VERBS[verb].danger ? 'danger' : 'secondary'}
          onClick={() => setAsked(verb)}
        >
          {t(`payouts.verb.${verb}`)}
        </Button>
      ))}
      {asked === 'mark-paid' && <PaidDrawer payout={payout} onClose={close} />}
      {asked && asked !== 'mark-paid' && (
        <VerbDialog key={asked} verb={asked} payout={payout} onClose={close} />
      )}
    </>
  )
}

interface VerbProps {
  payout: Payout
  onClose: () => void
}

/** Asks before a payout changes; what the vendor has to understand asks for a reason. */
function VerbDialog({ verb, payout, onClose }: VerbProps & { verb: Exclude<PayoutVerb, 'mark-paid'> }) {
  const { t } = useTranslation('cityos')
  const act = useAction({ silent: true, done: t(`payouts.done.${verb}`), onDone: onClose })
  const says = verb !== 'release'
  return (
    <Confirm
      open
      waits
      busy={act.isPending}
      danger={PAYOUT_VERBS[verb].danger === true}
      {...(says ? { reason: 'needed' as const } : {})}
      title={t(`payouts.question.${verb}`)}
      hint={t(`payouts.verb_hint.${verb}`)}
      verb={t(`payouts.verb.${verb}`)}
      error={act.error?.message}
      onClose={onClose}
      onConfirm={(note) =>
        act.mutate({ path: `/admin/payouts/${payout.id}/${verb}`, body: says ? { note } : {} })
      }
    />
  )
}

/** Money that people or a bank have moved has arrived: under which name, it asks. */
function PaidDrawer({ payout, onClose }: VerbProps) {
  const { t } = useTranslation('cityos')
  const [reference, setReference] = useState('')
  const [note, setNote] = useState('')
  const send = useAction({ silent: true, done: t('payouts.done.mark-paid'), onDone: onClose })
  const refusal = refusalOf(send.error, ['reference', 'note'])
  const body = { reference: reference.trim(), note: note.trim() || null }
  return (
    <Editor
      open
      title={t('payouts.question.mark-paid')}
      hint={t('payouts.verb_hint.mark-paid')}
      verb={t('payouts.verb.mark-paid')}
      busy={send.isPending}
      error={refusal.whole}
      onClose={onClose}
      onSave={() => send.mutate({ path: `/admin/payouts/${payout.id}/mark-paid`, body })}
    >
      <TextField
        autoFocus
        label={t('payouts.reference')}
        hint={t('payouts.reference_hint')}
        value={reference}
        onChange={setReference}
        error={refusal.at('reference')}
      />
      <TextField
        label={t('payouts.note')}
        optional={t('states.optional')}
        lines={3}
        value={note}
        onChange={setNote}
        error={refusal.at('note')}
      />
    </Editor>
  )
}
