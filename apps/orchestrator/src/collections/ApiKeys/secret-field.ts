import type { TextField } from 'payload'

const nobody = () => false

/** A field that no answer, no query and no form holds. */
export function keepSecret(field: TextField): TextField {
  return {
    ...field,
    hidden: true,
    access: { create: nobody, read: nobody, update: nobody },
    admin: { hidden: true, disableListColumn: true, disableListFilter: true },
  } as TextField
}
