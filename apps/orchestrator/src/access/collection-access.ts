import { PLATFORM, toPayloadAccess } from '@cityos/access'
import type { Access, AccessArgs, CollectionConfig, Where } from 'payload'
import { askerOf } from './asker'
import { fieldsOf, isPlatforms, type Governed } from './kind'

export interface AccessOptions {
  /** The action that an update is; `update` unless said otherwise. */
  updateAction?: (args: AccessArgs) => string
  /** Actions that nobody has over the API, whatever the policies say. */
  never?: readonly ('create' | 'update' | 'delete')[]
  readVersionsAction?: string
}

const nobody: Access = () => false

/**
 * Payload's access functions, each a question to Cerbos: a `Where` over the stored rows. It does not see what a row
 * will be afterwards, which `guardChange` asks about.
 */
export function collectionAccess(
  governed: Governed,
  options: AccessOptions = {},
): CollectionConfig['access'] {
  const { updateAction = () => 'update', never = [], readVersionsAction = 'history' } = options
  const unless = (operation: 'create' | 'update' | 'delete', access: Access) =>
    never.includes(operation) ? nobody : access
  return {
    read: rows(governed, () => 'read'),
    // Payload heeds no `Where` here: whether anything at all could be created. The hook decides about the document.
    create: unless('create', async (args) => (await rows(governed, () => 'create')(args)) !== false),
    update: unless('update', rows(governed, updateAction)),
    delete: unless(
      'delete',
      rows(governed, () => 'delete'),
    ),
    readVersions: rows(governed, () => readVersionsAction, 'version.'),
    unlock: nobody,
  }
}

/** The rows on which somebody may take an action, of the request's own tenant where it has one. */
function rows(governed: Governed, actionOf: (args: AccessArgs) => string, prefix = ''): Access {
  return async (args) => {
    const asker = await askerOf(args.req)
    const action = actionOf(args)
    if (isPlatforms(governed)) return asker.can(action, { kind: governed.kind, tenant: PLATFORM })
    const fields = fieldsOf(governed, prefix)
    const access = toPayloadAccess(await asker.filterFor(action, governed.kind), fields)
    if (access === false || asker.tenant === undefined) return access as boolean | Where
    const own: Where = { [fields['tenant']!]: { equals: asker.tenant } }
    return access === true ? own : { and: [own, access as Where] }
  }
}
