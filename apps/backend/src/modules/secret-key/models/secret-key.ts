import { model } from '@medusajs/framework/utils'

/** A key of an integration of the tenant. The token itself is nowhere: only its hash. */
export const SecretKey = model
  .define('secret_key', {
    id: model.id({ prefix: 'skey' }).primaryKey(),
    name: model.text().searchable(),
    prefix: model.text(),
    hash: model.text(),
    /** The token before the last rotation, and until when it is good. */
    previous_hash: model.text().nullable(),
    previous_expires_at: model.dateTime().nullable(),
    scopes: model.array(),
    expires_at: model.dateTime(),
    requests_per_minute: model.number().nullable(),
    allowed_addresses: model.array().nullable(),
    last_used_at: model.dateTime().nullable(),
    created_by: model.text(),
    /** Whether the creator works for the tenant or for the platform: ids of users say neither. */
    creator_home: model.enum(['tenant', 'platform']),
    revoked_at: model.dateTime().nullable(),
  })
  .indexes([
    { name: 'IDX_secret_key_hash_unique', on: ['hash'], unique: true, where: 'deleted_at IS NULL' },
    { name: 'IDX_secret_key_previous_hash', on: ['previous_hash'], where: 'previous_hash IS NOT NULL' },
  ])
