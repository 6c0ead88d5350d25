import { TenancyError } from '../errors'
import { PLATFORM_TENANT_ID } from './scope'

/** What happens to a query that runs outside every scope after the boot has finished. */
export type MissingScopePolicy = 'log' | 'throw'

interface MissingScopeState {
  bootFinished: boolean
  count: number
  policy: MissingScopePolicy
  log: (message: string) => void
}

const state: MissingScopeState = {
  bootFinished: false,
  count: 0,
  policy: 'log',
  log: (message) => console.error(message),
}

export function configureMissingScope(options: Partial<Pick<MissingScopeState, 'policy' | 'log'>>): void {
  Object.assign(state, options)
}

/** From now on a query without a scope is a defect: it is counted, and logged or refused. */
export function finishBoot(): void {
  state.bootFinished = true
}

/** How many queries ran outside every scope since the boot finished. A healthy process stays at 0. */
export function missingScopeCount(): number {
  return state.count
}

/**
 * The tenant of a query that has no scope: the platform, which owns no sellable rows, so a lost scope
 * shows as "nothing found" and never as another tenant's data.
 * @throws TenancyError `scope_missing` after the boot when the policy is `throw`.
 */
export function tenantWithoutScope(): string {
  if (!state.bootFinished) return PLATFORM_TENANT_ID
  state.count++
  const error = new TenancyError(
    'scope_missing',
    'A query ran outside every tenant scope. Wrap the code that issued it in runInTenant or forEachTenant.',
  )
  if (state.policy === 'throw') throw error
  state.log(error.stack ?? error.message)
  return PLATFORM_TENANT_ID
}
