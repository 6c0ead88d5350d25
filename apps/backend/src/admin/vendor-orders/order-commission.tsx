import { useTranslation } from 'react-i18next'
import type { CommissionLineList, VendorOrderDetail } from '@cityos/contracts'
import { TraceWords } from '../commissions/trace-words'
import { Loaded } from '../components/loaded'
import { Money } from '../components/money'
import { Empty, Row, Section } from '../components/section'
import { withQuery } from '../lib/api'
import { useMay } from '../lib/use-may'
import { useRead } from '../lib/use-read'

/** What the tenant keeps of each line, and by which rule. */
export function OrderCommission({ order }: { order: VendorOrderDetail }) {
  const { t, i18n } = useTranslation('cityos')
  const may = useMay('commission_line:read')
  const path = withQuery('/admin/commission-lines', { vendor_order_id: order.id, limit: 100 })
  const reading = useRead<CommissionLineList>(path, { enabled: may })
  if (!may) return null
  const titleOf = (id: string) => order.lines.find(({ source_id }) => source_id === id)?.title ?? id
  return (
    <Section title={t('vendor_orders.commission')} subtitle={t('vendor_orders.commission_hint')}>
      <Loaded reading={reading}>
        {({ commission_lines: lines }) =>
          lines.length === 0 ? (
            <Empty title={t('vendor_orders.no_commission')} />
          ) : (
            lines.map((line) => (
              <Row key={line.id} label={titleOf(line.line_item_id)}>
                <div dir={i18n.dir()} className="flex flex-col gap-y-1">
                  {/* A box around it: it begins where lines of this language begin. */}
                  <div>
                    <Money minor={line.amount_minor} currency={line.currency_code} />
                  </div>
                  <TraceWords trace={line.trace} currency={line.currency_code} />
                </div>
              </Row>
            ))
          )
        }
      </Loaded>
    </Section>
  )
}
