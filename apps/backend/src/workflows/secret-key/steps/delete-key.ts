import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { CityosError } from '@cityos/contracts'

interface Input {
  id: string
}

/** Removes a key, and its hash with it. @throws CityosError `not_found` */
export const deleteKeyStep = createStep(
  'delete-key',
  async ({ id }: Input, { container }) => {
    const connection = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
    const { rows } = (await connection.raw(
      'delete from secret_key where id = ? and deleted_at is null returning to_jsonb(secret_key.*) as row',
      [id],
    )) as { rows: { row: object }[] }
    const [removed] = rows
    if (!removed) throw new CityosError('not_found', `There is no secret key ${id}.`)
    return new StepResponse(id, removed.row)
  },
  async (row, { container }) => {
    if (!row) return
    await container
      .resolve(ContainerRegistrationKeys.PG_CONNECTION)
      .raw('insert into secret_key select * from jsonb_populate_record(null::secret_key, ?::jsonb)', [
        JSON.stringify(row),
      ])
  },
)
