import { Button } from '@medusajs/ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Scope } from '@cityos/contracts'
import { ChoiceFilter, MomentFilter, TextFilter } from '../components/filter-fields'
import type { AuditFilter, AuditFilters } from './filters'
import { usePeople } from './use-people'
import { useTenants } from './use-tenants'

interface BarProps {
  scope: Scope
  filters: AuditFilters
  onFilter: (filters: AuditFilters) => void
}

const MORE: AuditFilter[] = ['action', 'table', 'row_id', 'from', 'to', 'request_id']

/** What the list can be narrowed to; the rarer half opens on demand. */
export function AuditFilterBar({ scope, filters, onFilter }: BarProps) {
  const { t } = useTranslation('cityos')
  const [more, setMore] = useState(MORE.some((name) => filters[name]))
  const people = usePeople(filters.actor_id)
  const tenants = useTenants(scope.kind === 'platform', filters.tenant_id)
  const set = (name: AuditFilter) => (value: string) => {
    const { [name]: _old, ...rest } = filters
    onFilter(value ? { ...rest, [name]: value } : rest)
  }
  const bind = (name: AuditFilter) => ({ value: filters[name] ?? '', onChange: set(name) })
  const named = (words: string, values: string[]) =>
    values.map((value) => ({ value, label: t(`${words}.${value}`) }))
  const areas = [...new Set(scope.permissions.map((permission) => permission.split(':')[0] as string))]
  const sides = [
    { value: 'platform', label: t('audit.staff_platform') },
    ...(scope.tenant ? [{ value: scope.tenant.id, label: t('audit.staff_own') }] : []),
  ]
  return (
    <div
      role="search"
      aria-label={t('audit.filters')}
      className="bg-ui-bg-subtle grid grid-cols-1 gap-3 px-6 py-4 sm:grid-cols-2 lg:grid-cols-4"
    >
      {tenants && <ChoiceFilter label={t('audit.tenant')} choices={tenants} {...bind('tenant_id')} />}
      <ChoiceFilter label={t('audit.person')} choices={people} {...bind('actor_id')} />
      {scope.tenant && <ChoiceFilter label={t('audit.staff')} choices={sides} {...bind('home_tenant_id')} />}
      <ChoiceFilter
        label={t('audit.kind')}
        choices={named('audit.kinds', ['request', 'change'])}
        {...bind('kind')}
      />
      <ChoiceFilter
        label={t('audit.column.outcome')}
        choices={named('audit.outcome', ['allowed', 'denied', 'failed'])}
        {...bind('outcome')}
      />
      {more && (
        <>
          <ChoiceFilter
            label={t('audit.area')}
            choices={areas.map((area) => ({ value: area, label: area }))}
            {...bind('action')}
          />
          <TextFilter label={t('audit.table')} {...bind('table')} />
          <TextFilter label={t('audit.row')} {...bind('row_id')} />
          <TextFilter label={t('audit.request_id')} {...bind('request_id')} />
          <MomentFilter label={t('audit.from')} {...bind('from')} />
          <MomentFilter label={t('audit.to')} {...bind('to')} />
        </>
      )}
      <div className="flex items-end gap-x-2">
        <Button size="small" variant="transparent" aria-expanded={more} onClick={() => setMore(!more)}>
          {more ? t('audit.fewer') : t('audit.more')}
        </Button>
        {Object.keys(filters).length > 0 && (
          <Button size="small" variant="transparent" onClick={() => onFilter({})}>
            {t('audit.clear')}
          </Button>
        )}
      </div>
    </div>
  )
}
