import type { SandboxFault } from '@cityos/contracts'

/** What the sandbox can do wrong. */
export const FAULTS: readonly SandboxFault[] = [
  'timeout_before',
  'timeout_after',
  'server_error_before',
  'server_error_after',
  'refuse',
  'refuse_for_good',
  'fail_late',
  'return_late',
  'forget_key',
  'blind',
  'reversal_timeout_before',
  'reversal_timeout_after',
  'refuse_reversal',
  'forget_reversal_key',
]
