import { useTranslation } from 'react-i18next'
import type { VendorRequirement } from '@cityos/contracts'
import { Confirm } from '../components/confirm'
import { useAction } from '../lib/use-action'

interface RemoveProps {
  requirement: VendorRequirement
  onClose: () => void
}

/** Asks before something is asked of vendors no longer. */
export function RemoveRequirement({ requirement: { id, title }, onClose }: RemoveProps) {
  const { t } = useTranslation('cityos')
  const remove = useAction({
    silent: true,
    done: t('requirements.removed', { name: title }),
    onDone: onClose,
  })
  return (
    <Confirm
      open
      waits
      danger
      busy={remove.isPending}
      title={t('requirements.remove_question', { name: title })}
      hint={t('requirements.remove_hint')}
      verb={t('actions.remove')}
      error={remove.error?.message}
      onClose={onClose}
      onConfirm={() => remove.mutate({ path: `/admin/vendor-requirements/${id}`, method: 'DELETE' })}
    />
  )
}
