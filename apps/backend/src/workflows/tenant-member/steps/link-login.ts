import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { CityosError } from '@cityos/contracts'

interface Input {
  authIdentityId: string
  userId: string
}

/**
 * Lets a login open the account of a user. Core's own step takes a login that had a user once, and is a customer's
 * still, for one that has a user; and two at once would both succeed. @throws CityosError `invitation_invalid`.
 */
export const linkLoginStep = createStep(
  'link-login',
  async (input: Input, { container }) => {
    const connection = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
    const { rows } = (await connection.raw(
      `update auth_identity
          set app_metadata = coalesce(app_metadata, '{}') || jsonb_build_object('user_id', ?::text),
              updated_at = now()
        where id = ? and deleted_at is null and app_metadata ->> 'user_id' is null returning id`,
      [input.userId, input.authIdentityId],
    )) as { rows: unknown[] }
    if (!rows.length) throw new CityosError('invitation_invalid', 'This login belongs to an account already.')
    return new StepResponse(input.authIdentityId, input)
  },
  async (input, { container }) => {
    if (!input) return
    const connection = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
    await connection.raw(
      `update auth_identity set app_metadata = app_metadata - 'user_id', updated_at = now()
        where id = ? and app_metadata ->> 'user_id' = ?`,
      [input.authIdentityId, input.userId],
    )
  },
)
