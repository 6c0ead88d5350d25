import { useTranslation } from 'react-i18next'
import type { Member } from '@cityos/contracts'
import { Confirm } from '../components/confirm'
import { useAction } from '../lib/use-action'
import type { MemberVerb } from './member-columns'
import { nameOf } from './name-of'

interface MemberConfirmProps {
  member: Member
  verb: Exclude<MemberVerb, 'roles'>
  onClose: () => void
}

const ROUTES = { deactivate: 'deactivate', reactivate: 'reactivate', transfer: 'transfer-ownership' }

/** Asks before somebody loses or regains access. */
export function MemberConfirm({ member, verb, onClose }: MemberConfirmProps) {
  const { t } = useTranslation('cityos')
  const name = nameOf(member)
  const change = useAction({ done: t(`members.done.${verb}`, { name }) })
  const path = `/admin/tenant/members/${member.id}`
  return (
    <Confirm
      open
      danger={verb !== 'reactivate'}
      title={t(`members.question.${verb}`, { name })}
      hint={t(`members.verb_hint.${verb}`)}
      verb={t(`members.verb.${verb}`)}
      onClose={onClose}
      onConfirm={() =>
        change.mutate(verb === 'remove' ? { path, method: 'DELETE' } : { path: `${path}/${ROUTES[verb]}` })
      }
    />
  )
}
