import { StatusBadge, Table, Text } from '@medusajs/ui'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import type { CommissionCandidate, CommissionSimulation } from '@cityos/contracts'
import { LogTable } from '../components/log-table'
import { Money } from '../components/money'
import { Empty, Row } from '../components/section'
import { useFormat } from '../lib/use-format'
import { TraceWords } from './trace-words'

/** What a simulated sale costs the vendor, by which rules, and why not by the others. */
export function SimulationResult({ simulation }: { simulation: CommissionSimulation }) {
  const { t } = useTranslation('cityos')
  return (
    <>
      {simulation.lines.map((line, index) => (
        <div key={index} className="divide-y" role="region" aria-label={t('commissions.result')}>
          <Row label={t('commissions.result')}>
            <strong>
              <Money minor={line.amount_minor} currency={line.currency_code} />
            </strong>
          </Row>
          {line.tax_minor !== 0 && (
            <Row label={t('commissions.tax')}>
              <Money minor={line.tax_minor} currency={line.currency_code} />
            </Row>
          )}
          <Row label={t('commissions.left')}>
            <Money
              minor={line.base_minor - line.amount_minor - line.tax_minor}
              currency={line.currency_code}
            />
          </Row>
          {line.fees.map((fee) => (
            <Row key={fee.stack_group} label={t('commissions.group', { name: fee.stack_group })}>
              <TraceWords trace={fee.trace} currency={line.currency_code} />
            </Row>
          ))}
          <Candidates candidates={line.candidates} />
        </div>
      ))}
    </>
  )
}

function Candidates({ candidates }: { candidates: readonly CommissionCandidate[] }) {
  const { t } = useTranslation('cityos')
  if (!candidates.length)
    return <Empty title={t('commissions.no_candidates')} hint={t('commissions.no_candidates_hint')} />
  const names = new Map(candidates.map(({ rule_id, name }) => [rule_id, name]))
  return (
    <LogTable words="commissions" columns={['rule', 'group', 'outcome', 'why']}>
      {candidates.map((candidate) => (
        <CandidateRow
          key={candidate.rule_id}
          candidate={candidate}
          winner={candidate.beaten_by ? (names.get(candidate.beaten_by) ?? candidate.beaten_by) : ''}
        />
      ))}
    </LogTable>
  )
}

function CandidateRow({ candidate, winner }: { candidate: CommissionCandidate; winner: string }) {
  const { t } = useTranslation('cityos')
  const format = useFormat()
  const { rule_id, rule_version, name, stack_group, won, lost_because } = candidate
  return (
    <Table.Row>
      <Table.Cell>
        <Link to={`/vendors/commissions/${rule_id}`} className="text-ui-fg-interactive hover:underline">
          <bdi>{name}</bdi>
        </Link>{' '}
        <Text as="span" size="xsmall" className="text-ui-fg-muted">
          {t('commissions.version_of', { number: format.number(rule_version) })}
        </Text>
      </Table.Cell>
      <Table.Cell>
        <bdi dir="ltr">{stack_group}</bdi>
      </Table.Cell>
      <Table.Cell>
        <StatusBadge color={won ? 'green' : 'grey'}>
          {t(won ? 'commissions.won' : 'commissions.lost')}
        </StatusBadge>
      </Table.Cell>
      <Table.Cell>
        {lost_because ? t(`commissions.because.${lost_because}`, { winner }) : t('commissions.because_won')}
      </Table.Cell>
    </Table.Row>
  )
}
