import { Text } from '@medusajs/ui'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import type { Dispute } from '@cityos/contracts'
import { Loaded } from '../components/loaded'
import { Money } from '../components/money'
import { Readable } from '../components/readable'
import { Row, Section } from '../components/section'
import { TransactionLog } from '../ledger/transaction-log'
import { useFormat } from '../lib/use-format'
import { useMay } from '../lib/use-may'
import { useRead } from '../lib/use-read'
import { Person } from '../members/person'
import { DisputeActions } from './dispute-actions'
import { DisputeState } from './dispute-state'
import { burdenOf } from './outcomes'
import { PartSection } from './part-section'

/** One dispute: what the bank has taken and why, who bears it, and what follows. */
export function DisputePage({ id }: { id: string }) {
  const { t } = useTranslation('cityos')
  const format = useFormat()
  const mayReadLedger = useMay('ledger:read')
  const reading = useRead<{ dispute: Dispute }>(`/admin/disputes/${id}`)
  return (
    <Readable permission="dispute:read" title={t('disputes.one')}>
      <Loaded reading={reading} rows={8}>
        {({ dispute }) => (
          <div className="flex flex-col gap-y-3">
            <Section
              title={format.money(dispute.amount_minor, dispute.currency_code)}
              subtitle={t('disputes.one')}
              actions={<DisputeActions dispute={dispute} />}
            >
              <Facts dispute={dispute} />
            </Section>
            <div className="grid grid-cols-1 items-start gap-3 xl:grid-cols-2">
              <PartSection dispute={dispute} />
              <Follows dispute={dispute} />
            </div>
            {mayReadLedger && (
              <Section title={t('disputes.money')} subtitle={t('disputes.money_hint')}>
                <TransactionLog filters={{ source_type: 'dispute', source_id: dispute.id }} />
              </Section>
            )}
          </div>
        )}
      </Loaded>
    </Readable>
  )
}

function Facts({ dispute }: { dispute: Dispute }) {
  const { t } = useTranslation('cityos')
  const format = useFormat()
  const { provider_reference, evidence_due_at, closed_at, opened_by, closed_by, note, closing_note } = dispute
  return (
    <>
      <Row label={t('disputes.column.status')}>
        <DisputeState status={dispute.status} />
      </Row>
      <Row label={t('disputes.column.reason')}>{t(`disputes.reason.${dispute.reason}`)}</Row>
      {note && <Row label={t('disputes.note')}>{note}</Row>}
      <Row label={t('disputes.order')}>
        <Link to={`/orders/${dispute.order_id}`} className="text-ui-fg-interactive hover:underline">
          {t('payouts.open_order')}
        </Link>
      </Row>
      <Row label={t('disputes.column.provider')}>
        {t(`disputes.provider.${dispute.provider}`)}
        {opened_by && (
          <>
            {' · '}
            <Person id={opened_by} />
          </>
        )}
      </Row>
      {provider_reference && (
        <Row label={t('disputes.reference')} copy={provider_reference}>
          {provider_reference}
        </Row>
      )}
      <Row label={t('disputes.column.created_at')}>{format.moment(dispute.occurred_at)}</Row>
      {evidence_due_at && <Row label={t('disputes.column.due')}>{format.moment(evidence_due_at)}</Row>}
      {closed_at && (
        <Row label={t('disputes.closed_at')}>
          {format.moment(closed_at)}
          {closed_by && (
            <>
              {' · '}
              <Person id={closed_by} />
            </>
          )}
        </Row>
      )}
      {closing_note && <Row label={t('disputes.closing_note')}>{closing_note}</Row>}
    </>
  )
}

/** Who bears it, what the provider asks for it, and what happens next. */
function Follows({ dispute }: { dispute: Dispute }) {
  const { t } = useTranslation('cityos')
  const { currency_code, provider, status, fee_minor, fee_currency_code, unallocated_minor } = dispute
  const { vendors_minor, marketplace_minor } = burdenOf(dispute)
  const money = (minor: number) => <Money minor={minor} currency={currency_code} />
  return (
    <Section title={t('disputes.follows')}>
      <Text size="small" className="text-ui-fg-subtle px-6 py-4">
        {t(`disputes.next.${status === 'opened' ? provider : status}`)}
      </Text>
      <Row label={t('disputes.of_vendors')}>{money(vendors_minor)}</Row>
      <Row label={t('disputes.of_marketplace')}>{money(marketplace_minor)}</Row>
      {unallocated_minor > 0 && <Row label={t('disputes.unallocated')}>{money(unallocated_minor)}</Row>}
      <Row label={t('disputes.charges')}>
        {fee_minor !== null && fee_currency_code ? (
          <Money minor={fee_minor} currency={fee_currency_code} />
        ) : (
          t('disputes.no_charges')
        )}
      </Row>
      <Text size="xsmall" className="text-ui-fg-muted px-6 py-4">
        {t('disputes.charges_hint')}
      </Text>
    </Section>
  )
}
