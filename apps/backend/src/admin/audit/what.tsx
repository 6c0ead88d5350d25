import { Text } from '@medusajs/ui'
import { useTranslation } from 'react-i18next'
import type { AuditLog } from '@cityos/contracts'

/** What an entry tells, in one line, and where exactly in another. */
export function What({ entry }: { entry: AuditLog }) {
  const { t } = useTranslation('cityos')
  const { change, request, action, reason } = entry
  const session = change?.table === 'acting_session' && (change.operation === 'insert' ? 'entered' : 'left')
  return (
    <span className="flex min-w-0 flex-col py-1">
      <Text as="span" size="small" leading="compact" weight="plus" className="truncate">
        {session && t(`audit.${session}`)}
        {!session && change && (
          <>
            {t(`audit.operation.${change.operation}`)}{' '}
            <bdi className="font-mono text-[12px]">{change.table}</bdi>
          </>
        )}
        {!change && <bdi className="font-mono text-[12px]">{action}</bdi>}
      </Text>
      <Text as="span" size="xsmall" leading="compact" className="text-ui-fg-muted truncate">
        <bdi>{request ? `${request.route.split(' ')[0]} ${request.path}` : change?.id}</bdi>
      </Text>
      {reason && (
        <Text
          as="span"
          size="xsmall"
          leading="compact"
          className="text-ui-tag-orange-text truncate"
          title={reason}
        >
          {t('acting.because')} <bdi>{reason}</bdi>
        </Text>
      )}
    </span>
  )
}
