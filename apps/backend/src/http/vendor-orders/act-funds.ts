import type { HoldFunds, ReleaseFunds } from '@cityos/contracts'
import { holdFundsWorkflow } from '../../workflows/funds/hold-funds'
import { releaseFundsWorkflow } from '../../workflows/funds/release-funds'
import { acting } from './act'

const holding = (change: 'hold' | 'resume') =>
  acting<HoldFunds>((request, { id, actor }) =>
    holdFundsWorkflow(request.scope).run({ input: { id, actor, change, ...request.validatedBody } }),
  )

export const holdFunds = holding('hold')
export const resumeFunds = holding('resume')

export const releaseFunds = acting<ReleaseFunds>((request, { id, actor }) =>
  releaseFundsWorkflow(request.scope).run({ input: { id, actor, ...request.validatedBody } }),
)
