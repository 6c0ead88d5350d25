import { useTranslation } from 'react-i18next'
import type { SecretKey } from '@cityos/contracts'
import { Confirm } from '../components/confirm'
import { useAction } from '../lib/use-action'

interface KeyConfirmProps {
  secretKey: SecretKey
  verb: 'revoke' | 'delete'
  onClose: () => void
}

/** Asks before a program loses its access. */
export function KeyConfirm({ secretKey: { id, name }, verb, onClose }: KeyConfirmProps) {
  const { t } = useTranslation('cityos')
  const change = useAction({ done: t(`keys.done.${verb}`, { name }) })
  const path = `/admin/secret-keys/${id}`
  return (
    <Confirm
      open
      danger
      title={t(`keys.question.${verb}`, { name })}
      hint={t(`keys.verb_hint.${verb}`)}
      verb={t(`keys.verb.${verb}`)}
      onClose={onClose}
      onConfirm={() =>
        change.mutate(verb === 'delete' ? { path, method: 'DELETE' } : { path: `${path}/revoke` })
      }
    />
  )
}
