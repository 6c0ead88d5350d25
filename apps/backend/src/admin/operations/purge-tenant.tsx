import { Text } from '@medusajs/ui'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { PurgeConfirmation, Tenant } from '@cityos/contracts'
import { Confirm } from '../components/confirm'
import { api } from '../lib/api'
import { useAction } from '../lib/use-action'
import { useFormat } from '../lib/use-format'

/** Says what a purge would delete, and deletes it when the tenant's handle has been typed. */
export function PurgeTenant({ tenant, onClose }: { tenant: Tenant; onClose: () => void }) {
  const { t } = useTranslation('cityos')
  const format = useFormat()
  const { id, name, handle } = tenant
  const { data, error } = useQuery({
    queryKey: ['purge-confirmation', id],
    queryFn: () =>
      api<{ confirmation: PurgeConfirmation }>(`/admin/tenants/${id}/purge-confirmation`, {
        method: 'POST',
        body: {},
      }),
    // The token is for the tenant as it is now.
    gcTime: 0,
    retry: false,
  })
  const purge = useAction({ done: t('operations.purge_started') })
  const plan = data?.confirmation
  const hint = plan
    ? t('operations.purge_hint', { rows: format.number(plan.total_rows), files: format.number(plan.files) })
    : (error?.message ?? '…')
  return (
    <Confirm
      open
      danger
      busy={!plan}
      title={t('operations.purge_title', { name })}
      hint={hint}
      verb={t('operations.purge')}
      typed={{ label: t('operations.purge_type', { handle }), word: handle }}
      onClose={onClose}
      onConfirm={() =>
        purge.mutate({ path: `/admin/tenants/${id}/purge`, body: { confirmation_token: plan?.token } })
      }
    >
      {plan && (
        <Text size="small" className={plan.last_export ? 'text-ui-fg-subtle' : 'text-ui-fg-error'}>
          {plan.last_export
            ? t('operations.purge_export', { date: format.moment(plan.last_export.finished_at) })
            : t('operations.purge_no_export')}
        </Text>
      )}
    </Confirm>
  )
}
