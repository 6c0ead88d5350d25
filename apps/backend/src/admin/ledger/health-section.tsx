import { StatusBadge, Table } from '@medusajs/ui'
import { useTranslation } from 'react-i18next'
import type { LedgerFinding, LedgerHealth } from '@cityos/contracts'
import { Loaded } from '../components/loaded'
import { LogTable } from '../components/log-table'
import { Money } from '../components/money'
import { Section } from '../components/section'
import { useFormat } from '../lib/use-format'
import { useRead } from '../lib/use-read'

const COLOURS = { ok: 'green', findings: 'red', unchecked: 'orange' } as const
/** While a check runs, what comes of it is soon to be seen. */
const SOON_MS = 5_000

/** What the last check of the ledger has found. */
export function HealthSection() {
  const { t } = useTranslation('cityos')
  const format = useFormat()
  const reading = useRead<{ ledger_health: LedgerHealth }>('/admin/ledger/health', {
    refetchInterval: (data) => (data?.ledger_health.running ? SOON_MS : false),
  })
  const health = reading.data?.ledger_health
  const counts = health && {
    transactions: format.number(health.checked_transactions),
    accounts: format.number(health.checked_accounts),
    when: format.moment(health.checked_at),
  }
  return (
    <Section
      title={t('ledger.check')}
      subtitle={health?.checked_at ? t('ledger.checked', counts) : t('ledger.check_hint')}
      actions={
        health && (
          <>
            {health.running && <StatusBadge color="blue">{t('ledger.running')}</StatusBadge>}
            <StatusBadge color={COLOURS[health.status]}>
              {t(
                `ledger.health.${health.status === 'unchecked' && !health.checked_at ? 'never' : health.status}`,
              )}
            </StatusBadge>
          </>
        )
      }
    >
      <Loaded reading={reading} rows={1}>
        {({ ledger_health: { findings } }) =>
          findings.length > 0 && (
            <LogTable words="ledger" columns={['finding', 'subject', 'expected', 'found', 'since']}>
              {findings.map((finding) => (
                <FindingRow key={finding.id} finding={finding} />
              ))}
            </LogTable>
          )
        }
      </Loaded>
    </Section>
  )
}

function FindingRow({ finding }: { finding: LedgerFinding }) {
  const { t } = useTranslation('cityos')
  const format = useFormat()
  const { check_name, subject_id, currency_code, expected_minor, found_minor, found_at } = finding
  return (
    <Table.Row>
      <Table.Cell>{t(`ledger.finding.${check_name}`)}</Table.Cell>
      <Table.Cell>
        <bdi dir="ltr" className="font-mono">
          {subject_id}
        </bdi>
      </Table.Cell>
      <Table.Cell>
        <Money minor={expected_minor} currency={currency_code} />
      </Table.Cell>
      <Table.Cell>
        <Money signed minor={found_minor} currency={currency_code} />
      </Table.Cell>
      <Table.Cell>{format.moment(found_at)}</Table.Cell>
    </Table.Row>
  )
}
