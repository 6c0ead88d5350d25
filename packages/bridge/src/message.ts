import { z } from 'zod'

/** The form of {@link Message}; a reader refuses a form that it does not know. */
export const MESSAGE_FORM = 1

/**
 * One state of one thing, whole: whoever has missed the messages before needs none of them. `version` grows by one
 * with each state; a deletion is a state too, and then `data` is null.
 */
export const Message = z.object({
  form: z.literal(MESSAGE_FORM),
  /** `product.updated` */
  event: z.string().regex(/^[a-z][a-z_]*\.[a-z][a-z_]*$/),
  tenant_id: z.string().min(1).max(200),
  entity: z
    .string()
    .regex(/^[a-z][a-z_]*$/)
    .max(60),
  entity_id: z.string().min(1).max(200),
  version: z.number().int().positive(),
  /** SHA-256 of `data` in canonical form; of nothing for a deletion. */
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  deleted: z.boolean(),
  data: z.record(z.string(), z.unknown()).nullable(),
  /** When it changed, and the request that changed it, where one is known. */
  occurred_at: z.iso.datetime(),
  correlation_id: z.string().max(200).nullable(),
})
export type Message = z.infer<typeof Message>
