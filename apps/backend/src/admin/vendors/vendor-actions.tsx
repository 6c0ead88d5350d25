import { Button } from '@medusajs/ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router-dom'
import type { Vendor, VendorOnboarding } from '@cityos/contracts'
import { Confirm } from '../components/confirm'
import { useAction } from '../lib/use-action'
import { useMay, useMayAny } from '../lib/use-may'
import { VendorEditor } from './vendor-editor'
import { movesOf, VENDOR_MOVES, type VendorMove } from './vendor-moves'

interface ActionsProps {
  vendor: Vendor
  /** Undefined until it is read. */
  onboarding: VendorOnboarding | undefined
}

/** What may be done with a vendor in its state, by whoever looks at it. */
export function VendorActions({ vendor, onboarding }: ActionsProps) {
  const { t } = useTranslation('cityos')
  const [asked, setAsked] = useState<VendorMove | 'edit'>()
  const mayEdit = useMay('vendor:update') && vendor.status !== 'terminated'
  const may = useMayAny()
  const close = () => setAsked(undefined)
  return (
    <>
      {movesOf(vendor, may).map((move) => (
        <Button
          key={move}
          size="small"
          variant={VENDOR_MOVES[move].danger ? 'danger' : 'primary'}
          onClick={() => setAsked(move)}
        >
          {t(`vendors.move.${move}`)}
        </Button>
      ))}
      {mayEdit && (
        <Button size="small" variant="secondary" onClick={() => setAsked('edit')}>
          {t('actions.edit')}
        </Button>
      )}
      {asked === 'edit' && <VendorEditor vendor={vendor} onClose={close} />}
      {asked && asked !== 'edit' && (
        <MoveDialog key={asked} move={asked} vendor={vendor} onboarding={onboarding} onClose={close} />
      )}
    </>
  )
}

interface DialogProps extends ActionsProps {
  move: VendorMove
  onClose: () => void
}

/** Asks before a vendor moves. Whoever approves although something is missing says why. */
function MoveDialog({ move, vendor, onboarding, onClose }: DialogProps) {
  const { t } = useTranslation('cityos')
  const navigate = useNavigate()
  const { name, id } = vendor
  const path = `/admin/vendors/${id}`
  const act = useAction({
    silent: true,
    done: t(`vendors.moved.${move}`, { name }),
    ...(move === 'delete' ? { leave: () => void navigate('/vendors') } : { onDone: onClose }),
  })
  const missing = onboarding?.missing_to_approve ?? []
  const overrides = move === 'approve' && (missing.length > 0 || vendor.kyc_status !== 'verified')
  const titles = missing.map(
    (code) =>
      onboarding?.items.find(({ requirement }) => requirement.code === code)?.requirement.title ?? code,
  )
  const unknown = vendor.kyc_status === 'verified' ? [] : [t('vendors.kyc_missing')]
  const reason = overrides ? 'needed' : VENDOR_MOVES[move].reason
  const bodyOf = (why: string) => {
    if (!why) return {}
    return move === 'approve' ? { override_reason: why } : { reason: why }
  }
  return (
    <Confirm
      open
      waits
      busy={act.isPending}
      danger={VENDOR_MOVES[move].danger === true}
      {...(reason ? { reason } : {})}
      title={t(`vendors.question.${move}`, { name })}
      hint={
        overrides
          ? t('vendors.override_hint', { missing: [...titles, ...unknown].join(', ') })
          : t(`vendors.move_hint.${move}`)
      }
      verb={t(`vendors.move.${move}`)}
      error={act.error?.message}
      onClose={onClose}
      onConfirm={(why) =>
        act.mutate(
          move === 'delete' ? { path, method: 'DELETE' } : { path: `${path}/${move}`, body: bodyOf(why) },
        )
      }
    />
  )
}
