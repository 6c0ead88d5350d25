import { z } from 'zod'

/** `POST <path of messages>/held`: what the receiver holds of the sender's things, signed as a message is. */
export const HeldQuestion = z.strictObject({
  tenant_id: z.string().min(1).max(200),
  entity: z.string().min(1).max(60),
  /** The id after which to go on; empty at first. */
  after: z.string().max(200),
  most: z.number().int().min(1).max(1_000),
})
export type HeldQuestion = z.infer<typeof HeldQuestion>

export const HeldAnswer = z.object({
  held: z.array(
    z.object({
      entity_id: z.string(),
      version: z.number().int(),
      hash: z.string().nullable(),
      deleted: z.boolean(),
    }),
  ),
})
export type HeldAnswer = z.infer<typeof HeldAnswer>

/** What one side holds of a thing that the other owns. */
export type HeldState = HeldAnswer['held'][number]
