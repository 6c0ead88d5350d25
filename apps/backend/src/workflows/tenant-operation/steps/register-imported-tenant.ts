import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { systemClock } from '@cityos/calendar'
import { CityosError } from '@cityos/contracts'
import { importTargetOf } from '../import-target'
import { writeRegistry } from '../import-registry'
import { runOf } from '../operation-run'
import { planOf } from '../plans'
import { sqlOf } from '../platform-sql'

const UNIQUE_VIOLATION = '23505'

/** Enters the tenant in the registry; no host resolves to it yet. */
export const registerImportedTenantStep = createStep(
  'register-imported-tenant',
  async ({ id }: { id: string }, { container }) => {
    const run = runOf(id)
    const plan = await planOf(container, run)
    const target = importTargetOf(run.operation)
    try {
      await writeRegistry(sqlOf(container), plan, { target, now: systemClock.now(), keepTurn: run.keepTurn })
    } catch (error) {
      if ((error as { code?: string }).code !== UNIQUE_VIOLATION) throw error
      throw new CityosError(
        'tenant_handle_taken',
        `The handle of the tenant is taken: import it under another one.`,
      )
    }
    return new StepResponse(true)
  },
)
