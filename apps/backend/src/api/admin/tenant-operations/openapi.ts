import {
  CloneTenant,
  ImportTenant,
  ListTenantOperations,
  PageInfo,
  PurgeConfirmation,
  PurgeTenant,
  Tenant,
  TenantOperation,
} from '@cityos/contracts'
import { z } from '@medusajs/framework/zod'
import { NoBody } from '../../../http/nothing'
import type { RouteGroup } from '../../../http/openapi/description'

const { id } = TenantOperation.shape
const tenantId = Tenant.shape.id
const started = { operation: TenantOperation }

export const tenantOperationsOpenApi: RouteGroup = {
  tag: 'Moving tenants',
  about:
    'Exports, imports, copies and purges of whole tenants. Each is an operation that runs in the background, tells how far it is, and goes on after a crash. One at a time on each tenant. These routes exist on the platform’s own hosts alone.',
  routes: [
    {
      route: 'POST /admin/tenants/:id/exports',
      summary: 'Export a tenant',
      details: 'All rows and files of one moment. An export holds personal data and password hashes.',
      who: 'platform_staff',
      params: { id: tenantId },
      body: NoBody,
      answer: started,
      status: 202,
      errors: ['operation_running'],
    },
    {
      route: 'POST /admin/tenants/:id/clone',
      summary: 'Copy a tenant',
      details:
        'Puts a copy beside the tenant: new ids, new publishable keys, no secret keys, no invitations, no domains but its own subdomain.',
      who: 'platform_staff',
      params: { id: tenantId },
      body: CloneTenant,
      example: { handle: 'acme-staging', name: 'Acme, to try things out', logins: 'copy' },
      answer: started,
      status: 202,
      errors: ['tenant_handle_taken', 'operation_running'],
    },
    {
      route: 'POST /admin/tenants/:id/purge-confirmation',
      summary: 'Ask what a purge would remove',
      details:
        'Answers the rows and files that would go, and the token that confirms it: good for ten minutes, for this tenant as it is now.',
      who: 'platform_staff',
      params: { id: tenantId },
      body: NoBody,
      answer: { confirmation: PurgeConfirmation },
      errors: ['illegal_transition'],
    },
    {
      route: 'POST /admin/tenants/:id/purge',
      summary: 'Purge an archived tenant',
      details: 'Removes everything of the tenant. There is no way back but an export.',
      who: 'platform_staff',
      params: { id: tenantId },
      body: PurgeTenant,
      answer: started,
      status: 202,
      errors: ['illegal_transition', 'confirmation_invalid', 'operation_running'],
    },
    {
      route: 'POST /admin/tenant-archives',
      summary: 'Upload an export',
      details:
        'An archive as another installation’s download answers it. It is streamed to the disk and every part compared with the manifest. The answer is an operation of kind `upload` whose id an import takes as `export_id`.',
      who: 'platform_staff',
      upload: 'application/gzip',
      answer: started,
      status: 201,
      errors: ['export_invalid'],
    },
    {
      route: 'POST /admin/tenant-imports',
      summary: 'Import an export',
      details:
        '`restore` brings back a purged tenant under its own ids, `clone` makes a tenant of its own. The export is checked before the first write, and what was written is compared with it before the tenant opens.',
      who: 'platform_staff',
      body: ImportTenant,
      example: { mode: 'restore', export_id: 'tenop_01KAGX5T3M4Q8Z7W6V5T4S3R2P' },
      answer: started,
      status: 202,
      errors: ['not_found', 'export_invalid', 'tenant_handle_taken', 'operation_running'],
    },
    {
      route: 'GET /admin/tenant-operations',
      summary: 'List operations on tenants',
      who: 'platform_staff',
      query: ListTenantOperations,
      answer: PageInfo.extend({ operations: z.array(TenantOperation) }),
      errors: ['cursor_invalid'],
    },
    {
      route: 'GET /admin/tenant-operations/:id',
      summary: 'Read an operation',
      who: 'platform_staff',
      params: { id },
      answer: started,
    },
    {
      route: 'POST /admin/tenant-operations/:id/cancel',
      summary: 'Cancel an operation',
      details:
        'An operation that waits is `cancelled` at once. One that runs takes back what it has written and is `cancelled` then. There is no way back for an import or a copy whose tenant is open, and for a purge that has begun to remove.',
      who: 'platform_staff',
      params: { id },
      body: NoBody,
      answer: started,
      status: 202,
      errors: ['illegal_transition'],
    },
    {
      route: 'DELETE /admin/tenant-operations/:id',
      summary: 'Remove an operation that has ended, and its export',
      who: 'platform_staff',
      params: { id },
      answer: { id, object: z.literal('tenant_operation'), deleted: z.literal(true) },
      errors: ['operation_running'],
    },
    {
      route: 'GET /admin/tenant-operations/:id/manifest',
      summary: 'Read the manifest of an export',
      who: 'platform_staff',
      params: { id },
      answer: { manifest: z.record(z.string(), z.unknown()) },
      errors: ['export_invalid'],
    },
    {
      route: 'GET /admin/tenant-operations/:id/archive',
      summary: 'Download an export',
      details: 'One compressed archive, streamed.',
      who: 'platform_staff',
      params: { id },
      answer: 'application/gzip',
      errors: ['export_invalid'],
    },
  ],
}
