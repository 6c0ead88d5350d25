import type { CollectionAfterChangeHook, CollectionBeforeChangeHook } from 'payload'
import { newKey } from './key'

const SHOWN = 'key to be shown'

/** Makes the key of a new row; what the caller may have sent in its place was dropped before. */
export const issueKey: CollectionBeforeChangeHook = ({ data, operation, context }) => {
  if (operation !== 'create') return data
  const { key, prefix, hash } = newKey()
  context[SHOWN] = key
  return { ...data, prefix, hash }
}

/** The answer to the creation is the only one that ever holds the key. */
export const showKeyOnce: CollectionAfterChangeHook = ({ doc, operation, context }) => {
  if (operation !== 'create') return doc
  const key = context[SHOWN]
  delete context[SHOWN]
  return { ...doc, key }
}
