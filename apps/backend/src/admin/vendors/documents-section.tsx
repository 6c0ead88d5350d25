import { Table } from '@medusajs/ui'
import { useTranslation } from 'react-i18next'
import type { VendorDocumentList, VendorOnboarding } from '@cityos/contracts'
import { Loaded } from '../components/loaded'
import { LogTable } from '../components/log-table'
import { OlderNewer } from '../components/older-newer'
import { Empty, Section } from '../components/section'
import { useMay } from '../lib/use-may'
import { usePage } from '../lib/use-page'
import { DocumentRow } from './document-row'

interface DocumentsProps {
  vendorId: string
  onboarding: VendorOnboarding | undefined
}

const COLUMNS = ['paper', 'for', 'state', 'expires', 'uploaded', 'what']

/** The papers that a vendor has handed in, and what was decided about them; the newest first. */
export function DocumentsSection({ vendorId, onboarding }: DocumentsProps) {
  const { t } = useTranslation('cityos')
  if (!useMay('vendor_document:read')) return null
  return (
    <Section title={t('vendors.documents')} subtitle={t('vendors.documents_hint')}>
      <Documents vendorId={vendorId} onboarding={onboarding} />
    </Section>
  )
}

function Documents({ vendorId, onboarding }: DocumentsProps) {
  const { t } = useTranslation('cityos')
  const list = usePage<VendorDocumentList>(`/admin/vendors/${vendorId}/documents`)
  const titleOf = (id: string) =>
    onboarding?.items.find(({ requirement }) => requirement.id === id)?.requirement.title ?? '—'
  return (
    <Loaded reading={list.page}>
      {({ documents, next_cursor }) =>
        documents.length === 0 ? (
          <Empty title={t('vendors.no_documents')} />
        ) : (
          <>
            <LogTable words="vendors" columns={COLUMNS} busy={list.page.isPlaceholderData}>
              {documents.map((document) => (
                <Table.Row key={document.id}>
                  <DocumentRow document={document} title={titleOf(document.requirement_id)} />
                </Table.Row>
              ))}
            </LogTable>
            <OlderNewer
              index={list.index}
              next={next_cursor}
              busy={list.page.isPlaceholderData}
              goTo={list.goTo}
            />
          </>
        )
      }
    </Loaded>
  )
}
