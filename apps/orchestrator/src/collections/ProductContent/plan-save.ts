import type { CollectionBeforeOperationHook } from 'payload'
import { CodedError } from '../../http/error'
import { noteSave } from '../../hooks/note-save'

interface Save {
  data?: { stage?: unknown; _status?: unknown }
  draft?: boolean
}

/**
 * What is published stays as it is until the next publication: every other save is one of a draft, whoever asks for
 * what. Taking something offline is `{ _status: 'draft' }` and nothing else.
 */
export const planSave: CollectionBeforeOperationHook = (call) => {
  const { args, operation } = call
  const save = args as Save
  if (operation === 'restoreVersion' && save.draft !== true) {
    throw new CodedError('validation_failed', 'An earlier version comes back as a draft: ?draft=true.')
  }
  if ((operation !== 'create' && operation !== 'update') || !save.data) return args
  const { stage, _status } = save.data
  const publishes = _status === 'published' || (stage === 'published' && _status !== 'draft')
  const withdraws =
    operation === 'update' && _status === 'draft' && Object.keys(save.data).length === 1 && !save.draft
  if (publishes)
    Object.assign(save, { draft: false, data: { ...save.data, stage: 'published', _status: 'published' } })
  else if (!withdraws) save.draft = true
  return noteSave(call) ?? args
}
