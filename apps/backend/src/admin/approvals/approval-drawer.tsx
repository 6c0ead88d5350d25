import { Button, Text } from '@medusajs/ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import type { ProductApproval } from '@cityos/contracts'
import { Confirm } from '../components/confirm'
import { DetailDrawer } from '../components/detail-drawer'
import { Row } from '../components/section'
import { useAction } from '../lib/use-action'
import { useFormat } from '../lib/use-format'
import { useMay } from '../lib/use-may'
import { useRead } from '../lib/use-read'
import { ApprovalStatus } from './approval-columns'
import { Changes } from './changes'

/** One product, or change of one, with what is to become of it; and the decision. */
export function ApprovalDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation('cityos')
  const path = `/admin/product-approvals/${id}`
  const reading = useRead<{ product_approval: ProductApproval }>(path)
  const mayDecide = useMay('product_approval:decide')
  const [rejecting, setRejecting] = useState(false)
  const approve = useAction({ done: t('approvals.approved'), onDone: onClose })
  const reject = useAction({ silent: true, done: t('approvals.rejected'), onDone: onClose })
  const approval = reading.data?.product_approval
  return (
    <DetailDrawer
      title={approval?.product_title ?? t('approvals.one')}
      subtitle={<bdi>{approval?.vendor_name ?? t('approvals.one')}</bdi>}
      reading={reading}
      rows={6}
      onClose={onClose}
      actions={
        mayDecide &&
        approval?.status === 'pending' && (
          <>
            <Button size="small" variant="danger" onClick={() => setRejecting(true)}>
              {t('approvals.reject')}
            </Button>
            <Button
              size="small"
              isLoading={approve.isPending}
              onClick={() => approve.mutate({ path: `${path}/approve` })}
            >
              {t('approvals.approve')}
            </Button>
          </>
        )
      }
      question={
        rejecting && (
          <Confirm
            open
            waits
            danger
            reason="needed"
            busy={reject.isPending}
            title={t('approvals.reject_question')}
            hint={t('approvals.reject_hint')}
            verb={t('approvals.reject')}
            error={reject.error?.message}
            onClose={() => setRejecting(false)}
            onConfirm={(reason) => reject.mutate({ path: `${path}/reject`, body: { reason } })}
          />
        )
      }
    >
      {({ product_approval: found }) => <Facts approval={found} />}
    </DetailDrawer>
  )
}

function Facts({ approval }: { approval: ProductApproval }) {
  const { t } = useTranslation('cityos')
  const format = useFormat()
  const { vendor_id, vendor_name, product_id, kind, status, reason, changes } = approval
  const link = 'text-ui-fg-interactive hover:underline'
  return (
    <>
      <Row label={t('approvals.state')}>
        <ApprovalStatus status={status} />
      </Row>
      {reason && <Row label={t('vendors.reason')}>{reason}</Row>}
      <Row label={t('approvals.what')}>{t(`approvals.kind.${kind}`)}</Row>
      <Row label={t('approvals.vendor')}>
        <Link to={`/vendors/${vendor_id}`} className={link}>
          {vendor_name}
        </Link>
      </Row>
      <Row label={t('approvals.product')}>
        <Link to={`/products/${product_id}`} className={link}>
          {approval.product_title ?? product_id}
        </Link>
      </Row>
      <Row label={t('approvals.since')}>{format.moment(approval.created_at)}</Row>
      {approval.decided_at && <Row label={t('approvals.decided')}>{format.moment(approval.decided_at)}</Row>}
      {changes && <Changes productId={product_id} changes={changes} />}
      {kind === 'product' && (
        <Text size="small" className="text-ui-fg-subtle px-6 py-4">
          {t('approvals.product_hint')}
        </Text>
      )}
    </>
  )
}
