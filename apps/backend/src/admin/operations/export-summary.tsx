import { Container } from '@medusajs/ui'
import { useTranslation } from 'react-i18next'
import type { Tenant } from '@cityos/contracts'
import { Loaded } from '../components/loaded'
import { Row } from '../components/section'
import { useFormat } from '../lib/use-format'
import { useRead } from '../lib/use-read'

interface Manifest {
  created_at?: string
  tenant: { id: string }
  rows: number
  files: unknown[]
}

/** What an export holds, so that nobody brings in another one than they think. */
export function ExportSummary({ id }: { id: string }) {
  const { t } = useTranslation('cityos')
  const format = useFormat()
  const reading = useRead<{ manifest: Manifest }>(`/admin/tenant-operations/${id}/manifest`)
  const tenantId = reading.data?.manifest.tenant.id
  const living = useRead<{ tenant: Tenant }>(`/admin/tenants/${tenantId}`, { enabled: Boolean(tenantId) })
  return (
    <Container className="divide-y p-0">
      <Loaded reading={reading} rows={3}>
        {({ manifest }) => (
          <>
            <Row label={t('operations.export_tenant')}>{living.data?.tenant.name ?? manifest.tenant.id}</Row>
            {manifest.created_at && (
              <Row label={t('operations.export_made')}>{format.moment(manifest.created_at)}</Row>
            )}
            <Row label={t('operations.export_holds')}>
              {t('operations.moved', {
                rows: format.number(manifest.rows),
                files: format.number(manifest.files.length),
              })}
            </Row>
          </>
        )}
      </Loaded>
    </Container>
  )
}
