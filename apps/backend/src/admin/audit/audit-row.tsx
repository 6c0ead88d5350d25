import { clx, Table, Text } from '@medusajs/ui'
import type { AuditLog } from '@cityos/contracts'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../lib/use-format'
import { Actor, isActing } from './actor'
import { Outcome } from './outcome'
import { What } from './what'

interface AuditRowProps {
  entry: AuditLog
  withTenant: boolean
  onShow: () => void
}

/** One entry of the list; a click, or Enter, shows all of it. */
export function AuditRow({ entry, withTenant, onShow }: AuditRowProps) {
  const { t } = useTranslation('cityos')
  const format = useFormat()
  const { tenant_id, tenant_name } = entry
  return (
    <Table.Row
      tabIndex={0}
      onClick={onShow}
      onKeyDown={(event) => event.key === 'Enter' && onShow()}
      className={clx('focus-visible:bg-ui-bg-base-hover cursor-pointer outline-none', {
        'border-s-2 border-s-orange-500': isActing(entry),
      })}
    >
      <Table.Cell>
        <Text as="span" size="small" className="whitespace-nowrap" title={entry.occurred_at}>
          <bdi>{format.instant(entry.occurred_at)}</bdi>
        </Text>
      </Table.Cell>
      <Table.Cell>
        <Actor entry={entry} />
      </Table.Cell>
      <Table.Cell>
        <What entry={entry} />
      </Table.Cell>
      <Table.Cell>
        <Outcome entry={entry} />
      </Table.Cell>
      {withTenant && (
        <Table.Cell>
          <Text as="span" size="small" className="block truncate" title={tenant_id}>
            <bdi>{tenant_id === 'platform' ? t('audit.platform') : (tenant_name ?? tenant_id)}</bdi>
          </Text>
        </Table.Cell>
      )}
    </Table.Row>
  )
}
