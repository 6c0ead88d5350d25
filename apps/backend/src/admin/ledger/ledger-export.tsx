import { ArrowDownTray } from '@medusajs/icons'
import { Button, toast } from '@medusajs/ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { withQuery } from '../lib/api'
import { asApiError } from '../lib/api-error'
import { download } from '../lib/download'
import { useMay } from '../lib/use-may'

/** Saves every posting that the filters leave, as a table. */
export function LedgerExport({ filters }: { filters: Record<string, string> }) {
  const { t } = useTranslation('cityos')
  const may = useMay('ledger:export')
  const [busy, setBusy] = useState(false)
  if (!may) return null
  const save = async () => {
    setBusy(true)
    try {
      await download(withQuery('/admin/ledger/entries/export', filters), 'ledger.csv')
      toast.success(t('ledger.exported'))
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
      title={t('ledger.export_hint')}
      onClick={() => void save()}
    >
      <ArrowDownTray />
      {t('ledger.export')}
    </Button>
  )
}
