import { ArrowDownTray } from '@medusajs/icons'
import { Button, toast } from '@medusajs/ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { withQuery } from '../lib/api'
import { asApiError } from '../lib/api-error'
import { download } from '../lib/download'
import { useMay } from '../lib/use-may'
import type { AuditFilters } from './filters'

/** Saves everything that the filters leave. */
export function ExportButton({ filters }: { filters: AuditFilters }) {
  const { t } = useTranslation('cityos')
  const may = useMay('audit_log:export')
  const [busy, setBusy] = useState(false)
  if (!may) return null
  const save = async () => {
    setBusy(true)
    try {
      await download(withQuery('/admin/audit-logs/export', filters), 'audit-logs.ndjson')
      toast.success(t('audit.exported'))
    } catch (error) {
      toast.error(asApiError(error).message)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Button
      size="small"
      variant="secondary"
      isLoading={busy}
      title={t('audit.export_hint')}
      onClick={() => void save()}
    >
      <ArrowDownTray />
      {t('audit.export')}
    </Button>
  )
}
