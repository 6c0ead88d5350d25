import type { CollectionConfig } from 'payload'
import { keepSecret } from '../ApiKeys/secret-field'

const nobody = () => false

/** Signed-in browsers. No screen and no API: `auth/sessions.ts` alone reads and writes it. */
export const Sessions: CollectionConfig = {
  slug: 'sessions',
  admin: { hidden: true },
  access: { create: nobody, read: nobody, update: nobody, delete: nobody },
  graphQL: false,
  endpoints: false,
  lockDocuments: false,
  fields: [
    { ...keepSecret({ name: 'tokenHash', type: 'text' }), required: true, unique: true, index: true },
    { name: 'sid', type: 'text', required: true, index: true },
    { name: 'user', type: 'relationship', relationTo: 'users', index: true },
    { name: 'expiresAt', type: 'date', required: true, index: true },
    { name: 'lastSeenAt', type: 'date', required: true },
    { name: 'endedAt', type: 'date' },
  ],
}
