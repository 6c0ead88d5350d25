import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import type { WholePayout } from '@cityos/contracts'
import { Loaded } from '../components/loaded'
import { Money } from '../components/money'
import { Readable } from '../components/readable'
import { Row, Section } from '../components/section'
import { useFormat } from '../lib/use-format'
import { useRead } from '../lib/use-read'
import { VendorName } from '../vendors/vendor-name'
import { AttemptTimeline } from './attempt-timeline'
import { ItemSection } from './item-section'
import { PayoutActions } from './payout-actions'
import { PayoutState } from './payout-status'
import { Reasons } from './reasons'
import { ReversalSection } from './reversal-section'

/** While something is under way, what comes of it is soon to be seen. */
const SOON_MS = 5_000

/** One payout: where it goes, what it pays, and every attempt to send it. */
export function PayoutPage({ id }: { id: string }) {
  const { t } = useTranslation('cityos')
  const format = useFormat()
  const reading = useRead<{ payout: WholePayout }>(`/admin/payouts/${id}`, {
    refetchInterval: (answer) => (answer?.payout.status === 'processing' ? SOON_MS : false),
  })
  return (
    <Readable permission="payout:read" title={t('payouts.one')}>
      <Loaded reading={reading} rows={8}>
        {({ payout }) => (
          <div className="flex flex-col gap-y-3">
            <Section
              title={format.money(payout.amount_minor, payout.currency_code)}
              subtitle={t('payouts.one')}
              actions={<PayoutActions payout={payout} />}
            >
              <Facts payout={payout} />
            </Section>
            <div className="grid grid-cols-1 items-start gap-3 xl:grid-cols-2">
              <AttemptTimeline payout={payout} />
              <ItemSection payout={payout} />
            </div>
            <ReversalSection payout={payout} />
          </div>
        )}
      </Loaded>
    </Readable>
  )
}

function Facts({ payout }: { payout: WholePayout }) {
  const { t } = useTranslation('cityos')
  const format = useFormat()
  const { vendor_id, reasons, note, provider_reference, batch_id, sent_at, paid_at } = payout
  return (
    <>
      <Row label={t('payouts.column.status')}>
        <PayoutState status={payout.status} />
      </Row>
      {reasons.length > 0 && (
        <Row label={t('payouts.column.why')}>
          <Reasons reasons={reasons} />
        </Row>
      )}
      {note && <Row label={t('payouts.note')}>{note}</Row>}
      <Row label={t('payouts.column.vendor')}>
        <Link to={`/vendors/${vendor_id}`} className="text-ui-fg-interactive hover:underline">
          <VendorName id={vendor_id} />
        </Link>
      </Row>
      {payout.reversed_minor > 0 && (
        <Row label={t('payouts.reversed')}>
          <Money minor={payout.reversed_minor} currency={payout.currency_code} />
        </Row>
      )}
      <Row label={t('payouts.column.method')}>{t(`payouts.method.${payout.method}`)}</Row>
      {payout.destination && <Row label={t('payouts.destination')}>{payout.destination}</Row>}
      {provider_reference && (
        <Row label={t('payouts.reference')} copy={provider_reference}>
          {provider_reference}
        </Row>
      )}
      {batch_id && (
        <Row label={t('payouts.batch')} copy={batch_id}>
          {batch_id}
        </Row>
      )}
      <Row label={t('payouts.id')} copy={payout.id}>
        {payout.id}
      </Row>
      <Row label={t('payouts.column.created_at')}>{format.moment(payout.created_at)}</Row>
      {sent_at && <Row label={t('payouts.sent_at')}>{format.moment(sent_at)}</Row>}
      {paid_at && <Row label={t('payouts.column.paid_at')}>{format.moment(paid_at)}</Row>}
    </>
  )
}
