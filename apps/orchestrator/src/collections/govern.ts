import type { CollectionConfig } from 'payload'
import { collectionAccess, type AccessOptions } from '../access/collection-access'
import { isPlatforms, type Governed } from '../access/kind'
import { auditChange, auditDelete } from '../audit/hooks'
import { tellChange, tellDelete, type Told } from '../bridge/tell/hooks'
import { guardChange } from '../hooks/guard-change'
import { noteSave } from '../hooks/note-save'
import { fillTenant, keepTenant } from '../hooks/own-tenant'
import { noteSent, ownedFields, refuseOwned } from '../hooks/owned-elsewhere'

interface GovernOptions extends Governed, AccessOptions {
  /** Asks about the merged document; `guardChange` unless the collection has steps of its own. */
  guard?: NonNullable<NonNullable<CollectionConfig['hooks']>['beforeChange']>[number]
  /** Fields that no trail tells. */
  secrets?: readonly string[]
  /** Records that are written by the machinery and tell of themselves. */
  unaudited?: boolean
  /** What the other side, and tenants' endpoints, are told of the documents. */
  tells?: Told
  /** Mirrors are not tenants' documents: their own id is the tenant. */
  movable?: boolean
}

/**
 * A collection under the rules that hold for all of them: Cerbos decides about every operation, before and after; the
 * tenant stays; Medusa's fields stay Medusa's; every change is in the trail, in its own transaction.
 */
export function govern(options: GovernOptions, config: CollectionConfig): CollectionConfig {
  const { secrets = [], hooks = {} } = { ...options, hooks: config.hooks }
  const owned = ownedFields(config.fields)
  const hasTenant = !isPlatforms(options) && !options.movable
  return {
    ...config,
    access: { ...collectionAccess(options, options), ...config.access },
    // Locks and copies know no tenant.
    lockDocuments: false,
    disableDuplicate: true,
    hooks: {
      ...hooks,
      beforeOperation: [
        noteSave,
        ...(owned.length ? [noteSent(owned)] : []),
        ...(hooks.beforeOperation ?? []),
      ],
      beforeValidate: [
        ...(hasTenant ? [fillTenant] : []),
        ...(owned.length ? [refuseOwned(owned)] : []),
        ...(hooks.beforeValidate ?? []),
      ],
      beforeChange: [
        ...(hasTenant ? [keepTenant] : []),
        options.guard ?? guardChange(options),
        ...(hooks.beforeChange ?? []),
      ],
      afterChange: [
        ...(hooks.afterChange ?? []),
        ...(options.unaudited ? [] : [auditChange(options, secrets)]),
        ...(options.tells ? [tellChange(options.tells)] : []),
      ],
      afterDelete: [
        ...(hooks.afterDelete ?? []),
        ...(options.unaudited ? [] : [auditDelete(options, secrets)]),
        ...(options.tells ? [tellDelete(options.tells)] : []),
      ],
    },
  }
}
