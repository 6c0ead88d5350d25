import { ArrowDownTray } from '@medusajs/icons'
import { Button, toast } from '@medusajs/ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Permission } from '@cityos/contracts'
import { withQuery } from '../lib/api'
import { asApiError } from '../lib/api-error'
import { download } from '../lib/download'
import { useMay } from '../lib/use-may'

interface ExportButtonProps {
  permission: Permission
  /** A route that answers a file, and what the file is called. */
  path: string
  name: string
  filters: Readonly<Record<string, string | undefined>>
  /** Whose words it says: `audit.export`, `audit.export_hint`, `audit.exported`. */
  words: 'audit' | 'churn' | 'ledger' | 'mrr'
}

/** Saves everything that the filters leave, for those who may have it. */
export function ExportButton({ permission, path, name, filters, words }: ExportButtonProps) {
  const { t } = useTranslation('cityos')
  const may = useMay(permission)
  const [busy, setBusy] = useState(false)
  if (!may) return null
  const save = async () => {
    setBusy(true)
    try {
      await download(withQuery(path, filters), name)
      toast.success(t(`${words}.exported`))
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
      title={t(`${words}.export_hint`)}
      onClick={() => void save()}
    >
      <ArrowDownTray />
      {t(`${words}.export`)}
    </Button>
  )
}
