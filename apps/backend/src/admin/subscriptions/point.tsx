import { clx } from '@medusajs/ui'
import type { ReactNode } from 'react'
import type { BillingCycleStatus } from '@cityos/contracts'

/** What is ahead is hollow. */
const AHEAD = 'border-ui-border-strong bg-ui-bg-base border-2'

export const MARKS: Record<BillingCycleStatus, string> = {
  scheduled: AHEAD,
  processing: 'bg-ui-tag-blue-icon',
  paid: 'bg-ui-tag-green-icon',
  failed: 'bg-ui-tag-red-icon',
  retrying: 'bg-ui-tag-orange-icon',
  uncollectible: 'bg-ui-tag-red-icon',
  void: 'bg-ui-tag-neutral-icon',
}

/** A point of a line of time, with what happened there beside it. */
export function Point({ mark, children }: { mark: string; children: ReactNode }) {
  return (
    <li className="border-ui-border-base relative border-s-2 pb-5 ps-5 last:border-transparent last:pb-0">
      <span aria-hidden className={clx('absolute -start-[7px] top-1 size-3 rounded-full', mark)} />
      {children}
    </li>
  )
}
