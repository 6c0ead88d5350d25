import {
  ListSyncConflicts,
  ListSyncDeliveries,
  ListSyncHealth,
  ListSyncInbox,
  ResolveSyncConflict,
  SyncConflict,
  SyncConflicts,
  SyncDeliveries,
  SyncDelivery,
  SyncHealths,
  SyncInbox,
} from '@cityos/contracts'
import { NoBody } from '../../../http/nothing'
import type { RouteGroup } from '../../../http/openapi/description'

export const syncOpenApi: RouteGroup = {
  tag: 'Bridge',
  about:
    'What Medusa and the content admin tell each other. On a tenant’s host about that tenant; on the platform’s about all, or the one that `tenant_id` names.',
  routes: [
    {
      route: 'GET /admin/sync/health',
      summary: 'Read how the bridge does',
      who: 'staff',
      query: ListSyncHealth,
      answer: SyncHealths,
      errors: ['not_found'],
    },
    {
      route: 'GET /admin/sync/deliveries',
      summary: 'List what the content admin was told',
      who: 'staff',
      query: ListSyncDeliveries,
      answer: SyncDeliveries,
      errors: ['cursor_invalid', 'not_found'],
    },
    {
      route: 'POST /admin/sync/deliveries/:id/replay',
      summary: 'Send a finished message once more',
      details: 'As a new message with the same body.',
      who: 'staff',
      body: NoBody,
      status: 202,
      answer: { sync_delivery: SyncDelivery },
      errors: ['illegal_transition'],
    },
    {
      route: 'GET /admin/sync/inbox',
      summary: 'List what the content admin has told',
      who: 'staff',
      query: ListSyncInbox,
      answer: SyncInbox,
      errors: ['cursor_invalid', 'not_found'],
    },
    {
      route: 'GET /admin/sync/conflicts',
      summary: 'List conflicts',
      details: 'Open ones, if nothing else is asked for, with what is held and what was told side by side.',
      who: 'staff',
      query: ListSyncConflicts,
      answer: SyncConflicts,
      errors: ['cursor_invalid', 'not_found'],
    },
    {
      route: 'POST /admin/sync/conflicts/:id/resolve',
      summary: 'End a conflict',
      who: 'staff',
      body: ResolveSyncConflict,
      answer: { sync_conflict: SyncConflict },
      errors: ['conflict_closed'],
    },
  ],
}
