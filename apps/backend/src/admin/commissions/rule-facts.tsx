import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { CommissionRule } from '@cityos/contracts'
import { useFormat } from '../lib/use-format'
import { RateWords } from './rate-words'
import { Validity } from './rule-columns'
import { ScopeWords } from './scope-words'

/** What a rule says, as somebody wrote it: of the rule as it is, and of each version. */
export type RuleContent = Omit<
  CommissionRule,
  'id' | 'version' | 'missing_currencies' | 'created_at' | 'updated_at'
>

export const FACTS = [
  ...(['name', 'description', 'terms', 'scope', 'limits', 'validity', 'priority', 'stack_group'] as const),
  ...(['charge_shipping', 'only_listed_currencies', 'active'] as const),
]
export type Fact = (typeof FACTS)[number]

/** The parts of a version that one fact shows: it is another where one of them is. */
function valueOf(rule: RuleContent, fact: Fact): unknown {
  if (fact === 'validity') return [rule.valid_from, rule.valid_to]
  if (fact !== 'scope') return rule[fact]
  const { product_id, category_id, collection_id, product_type_id, vendor_id, store_id } = rule
  return [product_id, category_id, collection_id, product_type_id, vendor_id, store_id]
}

/** The facts in which two versions differ. */
export function differing(one: RuleContent, other: RuleContent): Set<Fact> {
  const same = (fact: Fact) => JSON.stringify(valueOf(one, fact)) === JSON.stringify(valueOf(other, fact))
  return new Set(FACTS.filter((fact) => !same(fact)))
}

/** One fact of a rule, in words. */
export function FactWords({ rule, fact }: { rule: RuleContent; fact: Fact }): ReactNode {
  const { t } = useTranslation('cityos')
  const format = useFormat()
  switch (fact) {
    case 'terms':
      return <RateWords terms={rule.terms} />
    case 'scope':
      return <ScopeWords scope={rule} />
    case 'validity':
      return <Validity rule={rule} />
    case 'limits':
      return <Limits limits={rule.limits} />
    case 'priority':
      return format.number(rule.priority)
    case 'charge_shipping':
    case 'only_listed_currencies':
    case 'active':
      return t(`commissions.yes.${rule[fact]}`)
    default:
      return <bdi>{rule[fact] ?? '—'}</bdi>
  }
}

function Limits({ limits }: Pick<CommissionRule, 'limits'>) {
  const { t } = useTranslation('cityos')
  const format = useFormat()
  if (!limits.length) return t('states.none')
  return limits.map(({ currency_code: currency, minimum_minor, maximum_minor }) => (
    <div key={currency}>
      {[
        minimum_minor !== null &&
          t('commissions.at_least', { amount: format.money(minimum_minor, currency) }),
        maximum_minor !== null && t('commissions.at_most', { amount: format.money(maximum_minor, currency) }),
      ]
        .filter(Boolean)
        .join(', ')}
    </div>
  ))
}
