import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TenantOperation } from '@cityos/contracts'
import { Editor } from '../components/editor'
import { SelectField, TextField } from '../components/field'
import { refusalOf } from '../lib/refusal'
import { useAction } from '../lib/use-action'
import { ExportChoice } from './export-choice'
import { ExportSummary } from './export-summary'
import { ModeChoice, type ImportMode } from './mode-choice'
import { UploadArchive } from './upload-archive'

interface ImportTenantProps {
  /** The export that somebody has chosen already. */
  exportId?: string
  onClose: () => void
  onStarted?: (operation: TenantOperation) => void
}

/** Brings a purged tenant back from an export, or makes another tenant from it. */
export function ImportTenant({ exportId = '', onClose, onStarted }: ImportTenantProps) {
  const { t } = useTranslation('cityos')
  const [chosen, setChosen] = useState(exportId)
  const [mode, setMode] = useState<ImportMode>('restore')
  const [name, setName] = useState('')
  const [handle, setHandle] = useState('')
  const [logins, setLogins] = useState('copy')
  const begin = useAction<{ operation: TenantOperation }>({
    silent: true,
    done: t(`operations.${mode}_started`),
    onDone: ({ operation }) => {
      onStarted?.(operation)
      onClose()
    },
  })
  const refusal = refusalOf(begin.error, ['handle', 'name', 'logins'], { tenant_handle_taken: 'handle' })
  const [unchosen, setUnchosen] = useState(false)
  const named = { ...(name.trim() ? { name } : {}), ...(handle.trim() ? { handle } : {}) }
  const body =
    mode === 'restore'
      ? { mode, export_id: chosen, ...named }
      : { mode, export_id: chosen, name, handle, logins }
  const save = () => {
    setUnchosen(!chosen)
    if (chosen) begin.mutate({ path: '/admin/tenant-imports', body })
  }
  const optional = mode === 'restore' ? { optional: t('states.optional') } : {}
  return (
    <Editor
      open
      title={t('operations.import_title')}
      hint={t('operations.import_hint')}
      verb={t(`operations.import_verb.${mode}`)}
      busy={begin.isPending}
      error={unchosen && !chosen ? t('operations.choose_export') : refusal.whole}
      onClose={onClose}
      onSave={save}
    >
      {!exportId && <ExportChoice value={chosen} onChange={setChosen} />}
      {!exportId && <UploadArchive onDone={setChosen} />}
      {chosen && <ExportSummary id={chosen} />}
      <ModeChoice value={mode} onChange={setMode} />
      <TextField
        {...optional}
        label={t('tenant.name')}
        value={name}
        onChange={setName}
        error={refusal.at('name')}
      />
      <TextField
        {...optional}
        label={t('tenant.handle')}
        hint={t(mode === 'restore' ? 'operations.restore_handle_hint' : 'create_tenant.handle_hint')}
        value={handle}
        onChange={setHandle}
        error={refusal.at('handle')}
      />
      {mode === 'clone' && (
        <SelectField
          label={t('operations.logins')}
          value={logins}
          onChange={setLogins}
          choices={['copy', 'none'].map((value) => ({ value, label: t(`operations.logins_${value}`) }))}
        />
      )}
    </Editor>
  )
}
