import { Button } from '@medusajs/ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import type { DisputeList, VendorOrderDetail } from '@cityos/contracts'
import { Loaded } from '../components/loaded'
import { Money } from '../components/money'
import { Empty, Row, Section } from '../components/section'
import { useFormat } from '../lib/use-format'
import { useMay } from '../lib/use-may'
import { useRead } from '../lib/use-read'
import { DisputeState } from './dispute-state'
import { OpenDispute } from './open-dispute'

/** What banks have taken back of a vendor order; here one is written down that no provider tells of. */
export function OrderDisputes({ order }: { order: VendorOrderDetail }) {
  const { t } = useTranslation('cityos')
  const format = useFormat()
  const mayRead = useMay('dispute:read')
  const mayOpen = useMay('dispute:create')
  const [opening, setOpening] = useState(false)
  const query = new URLSearchParams({ order_id: order.order_id, vendor_id: order.vendor_id })
  const reading = useRead<DisputeList>(`/admin/disputes?${query}`, { enabled: mayRead })
  if (!mayRead) return null
  return (
    <Section
      title={t('disputes.title')}
      actions={
        mayOpen &&
        order.captured_minor > order.refunded_minor && (
          <Button size="small" variant="secondary" onClick={() => setOpening(true)}>
            {t('disputes.write')}
          </Button>
        )
      }
    >
      <Loaded reading={reading}>
        {({ disputes }) =>
          disputes.length === 0 ? (
            <Empty title={t('disputes.none')} />
          ) : (
            disputes.map((dispute) => (
              <Row key={dispute.id} label={format.date(dispute.occurred_at)}>
                <span className="flex flex-wrap items-center gap-2">
                  <Money minor={dispute.amount_minor} currency={dispute.currency_code} />
                  <DisputeState status={dispute.status} />
                  <Link
                    to={`/vendors/disputes/${dispute.id}`}
                    className="text-ui-fg-interactive hover:underline"
                  >
                    {t('disputes.one')}
                  </Link>
                </span>
              </Row>
            ))
          )
        }
      </Loaded>
      {opening && <OpenDispute order={order} onClose={() => setOpening(false)} />}
    </Section>
  )
}
