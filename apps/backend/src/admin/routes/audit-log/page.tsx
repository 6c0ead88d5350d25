import { defineRouteConfig } from '@medusajs/admin-sdk'
import { Clock } from '@medusajs/icons'
import { AuditPage } from '../../audit/audit-page'
import { crumb } from '../../components/crumb'
import { menuIcon } from '../../components/menu-icon'

const AuditLogPage = () => <AuditPage />
export default AuditLogPage

export const handle = crumb('audit.title')

export const config = defineRouteConfig({
  label: 'audit.title',
  translationNs: 'cityos',
  icon: menuIcon(Clock, { permission: 'audit_log:read' }),
  rank: 4,
})
