import type { Condition } from './condition'
import { invitationWithoutRoles, namedInvitation } from './invitations'
import { feedAlone, feedNotification } from './notifications'
import { searchedEntities } from './search'
import { createdKey, listedKeys, namedKey } from './secret-keys'
import { endedSession } from './acting-sessions'
import { ownAccount, sharedLayout, sharedView } from './own'
import { deletedChannel, openedChannel } from './store-channels'
import { namedUsersPassword } from './users'

/** The routes whose row needs a closer look, by the key of the route table. */
export const conditions: Readonly<Record<string, Condition>> = {
  'POST /admin/acting-sessions/:id/end': endedSession,
  'GET /admin/api-keys': listedKeys,
  'POST /admin/api-keys': createdKey,
  'GET /admin/api-keys/:id': namedKey('read'),
  'POST /admin/api-keys/:id': namedKey('update'),
  'DELETE /admin/api-keys/:id': namedKey('delete'),
  'POST /admin/api-keys/:id/revoke': namedKey('update'),
  'POST /admin/api-keys/:id/sales-channels': namedKey('update'),
  'POST /admin/invites': invitationWithoutRoles,
  'DELETE /admin/invites/:id': namedInvitation,
  'POST /admin/invites/:id/resend': namedInvitation,
  'GET /admin/notifications': feedAlone,
  'GET /admin/notifications/:id': feedNotification,
  'GET /admin/search': searchedEntities,
  'POST /admin/sales-channels/:id': openedChannel,
  'DELETE /admin/sales-channels/:id': deletedChannel,
  'POST /admin/users/:id': ownAccount,
  'POST /admin/users/:id/reset-password': namedUsersPassword,
  'POST /admin/layouts/:zone/configuration': sharedLayout,
  'POST /admin/views/:entity/configurations': sharedView,
  'POST /admin/views/:entity/configurations/:id': sharedView,
  'DELETE /admin/views/:entity/configurations/:id': sharedView,
}
