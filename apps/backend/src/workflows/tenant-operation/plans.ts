import type { MedusaContainer } from '@medusajs/framework/types'
import { planImport, type Classification, type ImportPlan } from '@cityos/medusa-tenancy'
import { classification as projectClassification } from '../../tenancy-classification'
import { importTargetOf } from './import-target'
import type { OperationRun } from './operation-run'
import { sqlOf } from './platform-sql'

const reason = 'a copy that nobody of the original may sign in to'
const none = { reason, keep: { id: [] } }

/** What a copy without logins leaves out. */
const LOGINS: Classification['cloned'] = {
  auth_identity: none,
  provider_identity: none,
  auth_mfa_factor: none,
  auth_mfa_recovery_code: none,
  auth_verification: none,
}

/** Plans hold no rows, but too much to hand from step to step. */
const plans = new WeakMap<OperationRun, ImportPlan>()

/** The plan of an operation's import: the export is read and checked the first time. @throws TenancyError `export_invalid`. */
export async function planOf(container: MedusaContainer, run: OperationRun): Promise<ImportPlan> {
  const known = plans.get(run)
  if (known) return known
  const { folder, cloneKey, logins, tenantId } = importTargetOf(run.operation)
  const own: Partial<Classification> = projectClassification
  const classification = logins === 'none' ? { ...own, cloned: { ...own.cloned, ...LOGINS } } : own
  await run.enter('checking')
  const plan = await planImport(sqlOf(container), {
    folder,
    classification,
    onProgress: run.progress,
    ...(cloneKey ? { clone: { tenantId, key: cloneKey } } : {}),
  })
  plans.set(run, plan)
  return plan
}
