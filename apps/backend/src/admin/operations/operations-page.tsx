import { Button, Select } from '@medusajs/ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Section } from '../components/section'
import { useMay } from '../lib/use-may'
import { ImportTenant } from './import-tenant'
import { OperationList } from './operation-list'

const KINDS = ['export', 'upload', 'import', 'clone', 'purge'] as const
const ALL = 'all'

/** Exports, imports, copies and purges of all tenants, also of those that are gone. */
export function OperationsPage() {
  const { t } = useTranslation('cityos')
  const [kind, setKind] = useState<string>(ALL)
  const [importing, setImporting] = useState(false)
  const mayImport = useMay('platform_tenant:import')
  return (
    <Section
      title={t('operations.page_title')}
      subtitle={t('operations.page_hint')}
      actions={
        <>
          <Select size="small" value={kind} onValueChange={setKind}>
            <Select.Trigger aria-label={t('actions.filter')} className="w-40">
              <Select.Value />
            </Select.Trigger>
            <Select.Content>
              {[ALL, ...KINDS].map((value) => (
                <Select.Item key={value} value={value}>
                  {t(`operations.kind.${value}`)}
                </Select.Item>
              ))}
            </Select.Content>
          </Select>
          {mayImport && (
            <Button size="small" onClick={() => setImporting(true)}>
              {t('operations.import')}
            </Button>
          )}
        </>
      }
    >
      <OperationList
        named
        query={{ kind: kind === ALL ? undefined : kind }}
        empty={{ title: t('operations.empty'), hint: t('operations.page_empty_hint') }}
      />
      {importing && <ImportTenant onClose={() => setImporting(false)} />}
    </Section>
  )
}
