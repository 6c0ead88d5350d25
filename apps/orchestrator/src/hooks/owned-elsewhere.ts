import { isDeepStrictEqual } from 'node:util'
import type { CollectionBeforeOperationHook, CollectionBeforeValidateHook, Field } from 'payload'
import { isTrusted } from '../access/trusted'
import { CodedError } from '../http/error'

/** Marks a field as Medusa's: shown and not changed, on screen and in the API. */
export function medusaOwned<F extends Field>(field: F): F {
  const locked = {
    ...field,
    custom: { ...field.custom, owner: 'medusa' },
    access: { create: () => false, update: () => false },
    admin: { ...field.admin, readOnly: true },
  }
  return locked as unknown as F
}

export function ownedFields(fields: readonly Field[]): string[] {
  return fields.flatMap((field) =>
    'name' in field && field.custom?.['owner'] === 'medusa' ? [field.name] : [],
  )
}

const key = (slug: string) => `sent to ${slug}`

/** Payload drops a field that somebody may not write without a word; this keeps what was asked for. */
export function noteSent(names: readonly string[]): CollectionBeforeOperationHook {
  return ({ args, collection, operation }) => {
    if (operation !== 'create' && operation !== 'update') return args
    const { data, req } = args as {
      data?: Record<string, unknown>
      req: { context: Record<string, unknown> }
    }
    req.context[key(collection.slug)] = Object.fromEntries(
      Object.entries(data ?? {}).filter(([name]) => names.includes(name)),
    )
    return args
  }
}

/** @throws CodedError `field_owned_elsewhere` naming the fields that would change. */
export function refuseOwned(names: readonly string[]): CollectionBeforeValidateHook {
  return ({ req, data, originalDoc, collection }) => {
    if (isTrusted(req)) return data
    const sent = (req.context[key(collection.slug)] ?? {}) as Record<string, unknown>
    const changed = names.filter(
      (name) =>
        name in sent && !same(sent[name], (originalDoc as Record<string, unknown> | undefined)?.[name]),
    )
    if (changed.length) {
      throw new CodedError('field_owned_elsewhere', `Medusa owns ${changed.join(', ')}: change it there.`)
    }
    return data
  }
}

/** A form sends the whole document back; JSON has no undefined, and lists of rows carry ids of their own. */
const same = (one: unknown, other: unknown) => isDeepStrictEqual(plain(one), plain(other))

function plain(value: unknown): unknown {
  if (value === undefined || value === null) return null
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value !== 'object') return value
  if (value instanceof Date) return value.toISOString()
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => name !== 'id')
      .map(([name, inner]) => [name, plain(inner)]),
  )
}
