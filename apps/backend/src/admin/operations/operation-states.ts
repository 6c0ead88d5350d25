import type { TenantOperation } from '@cityos/contracts'

/** Whether an operation has not ended yet. */
export const isGoing = ({ status }: TenantOperation) => status === 'pending' || status === 'running'

/** Whether an operation left an export behind that can be downloaded and imported. */
export const holdsExport = ({ kind, status }: TenantOperation) =>
  (kind === 'export' || kind === 'upload') && status === 'succeeded'
