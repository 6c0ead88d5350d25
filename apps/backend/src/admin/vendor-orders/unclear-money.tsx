import { Button, Text } from '@medusajs/ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import type { IntentOutcome, VendorOrderIntent, VendorOrderIntentList } from '@cityos/contracts'
import { Confirm } from '../components/confirm'
import { Money } from '../components/money'
import { Row, Section } from '../components/section'
import { useAction } from '../lib/use-action'
import { useFormat } from '../lib/use-format'
import { useMay } from '../lib/use-may'
import { useRead } from '../lib/use-read'

const OUTCOMES: readonly IntentOutcome[] = ['moved', 'not_moved']

/** Money of which nobody knows whether it has moved, of all vendor orders or of one; nothing where there is none. */
export function UnclearMoney({ vendorOrderId }: { vendorOrderId?: string }) {
  const { t } = useTranslation('cityos')
  const query = new URLSearchParams({
    state: 'unclear',
    ...(vendorOrderId && { vendor_order_id: vendorOrderId }),
  })
  const { data } = useRead<VendorOrderIntentList>(`/admin/vendor-order-intents?${query}`)
  if (!data?.vendor_order_intents.length) return null
  return (
    <Section title={t('vendor_orders.unclear.title')} subtitle={t('vendor_orders.unclear.hint')}>
      {data.vendor_order_intents.map((intent) => (
        <Unclear key={intent.id} intent={intent} named={vendorOrderId === undefined} />
      ))}
    </Section>
  )
}

function Unclear({ intent, named }: { intent: VendorOrderIntent; named: boolean }) {
  const { t } = useTranslation('cityos')
  const format = useFormat()
  const mayDecide = useMay('vendor_order:refund')
  const [found, setFound] = useState<IntentOutcome>()
  const { id, kind, amount_minor, currency_code, call_key, called_at, vendor_order_id } = intent
  return (
    <Row label={t(`vendor_orders.unclear.kind.${kind}`)} {...(call_key ? { copy: call_key } : {})}>
      <div className="flex flex-wrap items-center gap-2">
        <Money minor={amount_minor} currency={currency_code} />
        {called_at && <Text size="small">{format.moment(called_at)}</Text>}
        {named && (
          <Link to={`/vendors/orders/${vendor_order_id}`} className="text-ui-fg-interactive hover:underline">
            {t('vendor_orders.one')}
          </Link>
        )}
        {mayDecide &&
          OUTCOMES.map((outcome) => (
            <Button key={outcome} size="small" variant="secondary" onClick={() => setFound(outcome)}>
              {t(`vendor_orders.unclear.verb.${outcome}`)}
            </Button>
          ))}
      </div>
      {found && <Decide id={id} outcome={found} onClose={() => setFound(undefined)} />}
    </Row>
  )
}

/** Asks how it was found out: who looks later reads it. */
function Decide({ id, outcome, onClose }: { id: string; outcome: IntentOutcome; onClose: () => void }) {
  const { t } = useTranslation('cityos')
  const act = useAction({ silent: true, done: t('states.saved'), onDone: onClose })
  return (
    <Confirm
      open
      waits
      reason="needed"
      busy={act.isPending}
      danger
      title={t(`vendor_orders.unclear.question.${outcome}`)}
      hint={t(`vendor_orders.unclear.verb_hint.${outcome}`)}
      verb={t(`vendor_orders.unclear.verb.${outcome}`)}
      error={act.error?.message}
      onClose={onClose}
      onConfirm={(reason) =>
        act.mutate({ path: `/admin/vendor-order-intents/${id}/decide`, body: { outcome, reason } })
      }
    />
  )
}
