import { Button } from '@medusajs/ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Dispute } from '@cityos/contracts'
import { Confirm } from '../components/confirm'
import { useAction } from '../lib/use-action'
import { useMay } from '../lib/use-may'
import { outcomesOf, type DisputeOutcome } from './outcomes'

/** How a dispute has ended that no provider tells of, said by whoever may. */
export function DisputeActions({ dispute }: { dispute: Dispute }) {
  const { t } = useTranslation('cityos')
  const mayClose = useMay('dispute:close')
  const [asked, setAsked] = useState<DisputeOutcome>()
  if (!mayClose) return null
  return (
    <>
      {outcomesOf(dispute).map((outcome) => (
        <Button key={outcome} size="small" variant="secondary" onClick={() => setAsked(outcome)}>
          {t(`disputes.verb.${outcome}`)}
        </Button>
      ))}
      {asked && <Close key={asked} id={dispute.id} outcome={asked} onClose={() => setAsked(undefined)} />}
    </>
  )
}

function Close({ id, outcome, onClose }: { id: string; outcome: DisputeOutcome; onClose: () => void }) {
  const { t } = useTranslation('cityos')
  const act = useAction({ silent: true, done: t(`disputes.done.${outcome}`), onDone: onClose })
  return (
    <Confirm
      open
      waits
      reason="needed"
      busy={act.isPending}
      danger={outcome === 'lost'}
      title={t(`disputes.question.${outcome}`)}
      hint={t(`disputes.verb_hint.${outcome}`)}
      verb={t(`disputes.verb.${outcome}`)}
      error={act.error?.message}
      onClose={onClose}
      onConfirm={(note) => act.mutate({ path: `/admin/disputes/${id}/close`, body: { outcome, note } })}
    />
  )
}
