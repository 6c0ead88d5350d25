import { StatusBadge } from '@medusajs/ui'
import { useTranslation } from 'react-i18next'
import type { CommissionRule } from '@cityos/contracts'
import { browserNow } from '../lib/now'

type Timed = Pick<CommissionRule, 'active' | 'valid_from' | 'valid_to'>
type State = 'active' | 'inactive' | 'later' | 'over'

const COLOURS = { active: 'green', inactive: 'grey', later: 'blue', over: 'orange' } as const

/** Whether a rule counts at a moment. `valid_from` is in, `valid_to` no longer. */
export function ruleState({ active, valid_from, valid_to }: Timed, now: Date): State {
  if (!active) return 'inactive'
  if (valid_from && new Date(valid_from) > now) return 'later'
  return valid_to && new Date(valid_to) <= now ? 'over' : 'active'
}

export function RuleState({ rule }: { rule: Timed }) {
  const { t } = useTranslation('cityos')
  const state = ruleState(rule, browserNow())
  return <StatusBadge color={COLOURS[state]}>{t(`commissions.state.${state}`)}</StatusBadge>
}
