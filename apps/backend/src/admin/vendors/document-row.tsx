import { Button, StatusBadge, Table, Text, toast } from '@medusajs/ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { VendorDocument, VendorDocumentLink, VendorDocumentStatus } from '@cityos/contracts'
import { TextField } from '../components/field'
import { Confirm } from '../components/confirm'
import { api } from '../lib/api'
import { asApiError } from '../lib/api-error'
import { useAction } from '../lib/use-action'
import { useFormat } from '../lib/use-format'
import { useMay } from '../lib/use-may'

const COLOURS = {
  pending: 'orange',
  accepted: 'green',
  rejected: 'red',
  expired: 'grey',
} as const satisfies Record<VendorDocumentStatus, string>

/** One paper, with a way to open it and to decide about it. */
export function DocumentRow({ document, title }: { document: VendorDocument; title: string }) {
  const { t } = useTranslation('cityos')
  const format = useFormat()
  const [asked, setAsked] = useState<'accept' | 'reject'>()
  const mayReview = useMay('vendor_document:review')
  const path = `/admin/vendors/${document.vendor_id}/documents/${document.id}`
  const open = async () => {
    try {
      const { link } = await api<{ link: VendorDocumentLink }>(`${path}/link`)
      window.open(link.url, '_blank', 'noopener,noreferrer')
    } catch (error) {
      toast.error(asApiError(error).message)
    }
  }
  return (
    <>
      <Table.Cell className="max-w-60">
        <button
          type="button"
          className="text-ui-fg-interactive block max-w-full truncate hover:underline"
          onClick={() => void open()}
        >
          <bdi>{document.file_name}</bdi>
        </button>
      </Table.Cell>
      <Table.Cell>{title}</Table.Cell>
      <Table.Cell>
        <StatusBadge color={COLOURS[document.status]}>{t(`vendors.paper.${document.status}`)}</StatusBadge>
        {document.reason && (
          <Text size="xsmall" className="text-ui-fg-muted">
            <bdi>{document.reason}</bdi>
          </Text>
        )}
      </Table.Cell>
      <Table.Cell className="whitespace-nowrap">
        <bdi>{document.expires_on ? format.day(document.expires_on) : '—'}</bdi>
      </Table.Cell>
      <Table.Cell className="whitespace-nowrap">
        <bdi>{format.date(document.created_at)}</bdi>
      </Table.Cell>
      <Table.Cell>
        {mayReview && document.status === 'pending' && (
          <div className="flex gap-x-2 py-1">
            {(['accept', 'reject'] as const).map((decision) => (
              <Button key={decision} size="small" variant="secondary" onClick={() => setAsked(decision)}>
                {t(`vendors.review.${decision}`)}
              </Button>
            ))}
          </div>
        )}
        {asked && (
          <ReviewDialog
            key={asked}
            document={document}
            decision={asked}
            path={`${path}/review`}
            onClose={() => setAsked(undefined)}
          />
        )}
      </Table.Cell>
    </>
  )
}

interface ReviewProps {
  document: VendorDocument
  decision: 'accept' | 'reject'
  path: string
  onClose: () => void
}

/** Asks before a paper is decided about. Whoever accepts may correct its last day. */
function ReviewDialog({ document, decision, path, onClose }: ReviewProps) {
  const { t } = useTranslation('cityos')
  const [expires, setExpires] = useState(document.expires_on ?? '')
  const review = useAction({ silent: true, done: t('states.saved'), onDone: onClose })
  const expiresOn = decision === 'accept' && expires ? { expires_on: expires } : {}
  return (
    <Confirm
      open
      waits
      busy={review.isPending}
      danger={decision === 'reject'}
      reason={decision === 'reject' ? 'needed' : 'welcome'}
      title={t(`vendors.review_question.${decision}`, { name: document.file_name })}
      hint={t(`vendors.review_hint.${decision}`)}
      verb={t(`vendors.review.${decision}`)}
      error={review.error?.message}
      onClose={onClose}
      onConfirm={(reason) =>
        review.mutate({ path, body: { decision, ...(reason ? { reason } : {}), ...expiresOn } })
      }
    >
      {decision === 'accept' && document.expires_on && (
        <TextField label={t('vendors.column.expires')} type="date" value={expires} onChange={setExpires} />
      )}
    </Confirm>
  )
}
