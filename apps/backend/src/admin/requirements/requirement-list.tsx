import { Button, createDataTableColumnHelper, createDataTableFilterHelper, Text } from '@medusajs/ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { VendorRequirement } from '@cityos/contracts'
import { ListTable } from '../components/list-table'
import { Status } from '../components/status'
import { useFormat } from '../lib/use-format'
import { useMay } from '../lib/use-may'
import { RemoveRequirement } from './remove-requirement'
import { RequirementEditor } from './requirement-editor'

const column = createDataTableColumnHelper<VendorRequirement>()
const filter = createDataTableFilterHelper<VendorRequirement>()
const KINDS = ['document', 'field', 'terms'] as const

type Asked = { verb: 'edit' | 'remove'; requirement: VendorRequirement }

/** What the tenant asks of vendors before they may sell. */
export function RequirementList() {
  const { t } = useTranslation('cityos')
  const [asked, setAsked] = useState<Asked>()
  const [making, setMaking] = useState(false)
  const mayMake = useMay('vendor_requirement:create')
  const columns = useColumns(setAsked)
  return (
    <>
      <ListTable<VendorRequirement>
        title={t('requirements.title')}
        subtitle={t('requirements.subtitle')}
        path="/admin/vendor-requirements"
        rows="requirements"
        columns={columns}
        filters={[
          filter.accessor('kind', {
            type: 'radio',
            label: t('requirements.kind_label'),
            options: KINDS.map((value) => ({ value, label: t(`requirements.kind.${value}`) })),
          }),
        ]}
        empty={{ heading: t('requirements.empty'), description: t('requirements.empty_hint') }}
        actions={
          mayMake && (
            <Button size="small" onClick={() => setMaking(true)}>
              {t('requirements.make')}
            </Button>
          )
        }
      />
      {making && <RequirementEditor onClose={() => setMaking(false)} />}
      {asked?.verb === 'edit' && (
        <RequirementEditor requirement={asked.requirement} onClose={() => setAsked(undefined)} />
      )}
      {asked?.verb === 'remove' && (
        <RemoveRequirement requirement={asked.requirement} onClose={() => setAsked(undefined)} />
      )}
    </>
  )
}

function useColumns(onAsk: (asked: Asked) => void) {
  const { t } = useTranslation('cityos')
  const format = useFormat()
  const mayChange = useMay('vendor_requirement:update')
  const mayRemove = useMay('vendor_requirement:delete')
  const verbs = [...(mayChange ? (['edit'] as const) : []), ...(mayRemove ? (['remove'] as const) : [])]
  return [
    column.accessor('title', {
      header: t('requirements.name'),
      cell: ({ row: { original } }) => (
        <div className="flex min-w-0 flex-col py-1">
          <Text size="small" weight="plus" leading="compact" className="truncate">
            <bdi>{original.title}</bdi>
          </Text>
          <Text size="xsmall" leading="compact" className="text-ui-fg-muted">
            {t(original.required ? 'requirements.needed' : 'requirements.offered')}
          </Text>
        </div>
      ),
    }),
    column.accessor('code', {
      header: t('requirements.code'),
      enableSorting: true,
      sortLabel: t('requirements.code'),
      cell: ({ getValue }) => (
        <bdi dir="ltr" className="font-mono">
          {getValue()}
        </bdi>
      ),
    }),
    column.accessor('kind', {
      header: t('requirements.kind_label'),
      cell: ({ getValue }) => t(`requirements.kind.${getValue()}`),
    }),
    column.accessor('countries', {
      header: t('requirements.of'),
      cell: ({ row: { original } }) =>
        [...original.countries.map(format.country), ...original.legal_forms].join(', ') ||
        t('requirements.everybody'),
    }),
    column.accessor('active', {
      header: t('requirements.state'),
      cell: ({ getValue }) => <Status value={getValue() ? 'enabled' : 'disabled'} />,
    }),
    ...(verbs.length
      ? [
          column.action({
            actions: ({ row: { original } }) =>
              verbs.map((verb) => ({
                label: t(`actions.${verb}`),
                onClick: () => onAsk({ verb, requirement: original }),
              })),
          }),
        ]
      : []),
  ]
}
