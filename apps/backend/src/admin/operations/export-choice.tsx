import { useTranslation } from 'react-i18next'
import type { PageInfo, TenantOperation } from '@cityos/contracts'
import { SelectField } from '../components/field'
import { Loaded } from '../components/loaded'
import { Empty } from '../components/section'
import { useFormat } from '../lib/use-format'
import { useRead } from '../lib/use-read'
import { holdsExport } from './operation-states'

interface ExportChoiceProps {
  value: string
  onChange: (id: string) => void
}

/** The exports that there are, newest first. */
export function ExportChoice({ value, onChange }: ExportChoiceProps) {
  const { t } = useTranslation('cityos')
  const format = useFormat()
  const reading = useRead<PageInfo & { operations: TenantOperation[] }>(
    '/admin/tenant-operations?status=succeeded&limit=100',
  )
  return (
    <Loaded reading={reading}>
      {({ operations }) => {
        const exports = operations.filter(holdsExport)
        if (!exports.length) {
          return <Empty title={t('operations.no_exports')} hint={t('operations.no_exports_hint')} />
        }
        return (
          <SelectField
            label={t('operations.which_export')}
            placeholder={t('operations.choose_export')}
            value={value}
            onChange={onChange}
            choices={exports.map(({ id, tenant_id, created_at }) => ({
              value: id,
              label: `${format.moment(created_at)} · ${tenant_id ?? id}`,
            }))}
          />
        )
      }}
    </Loaded>
  )
}
