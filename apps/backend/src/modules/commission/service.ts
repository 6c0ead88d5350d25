import { MedusaService } from '@medusajs/framework/utils'
import { systemClock, type Clock } from '@cityos/calendar'
import { CommissionRule } from './models/commission-rule'

interface Options {
  clock?: Clock
}

/** Rules in lists. What is written, and what moves money, goes through the functions of `store/`, in a transaction. */
export class CommissionModuleService extends MedusaService({ CommissionRule }) {
  clock: Clock

  constructor(dependencies: Record<string, unknown>, options: Options = {}) {
    super(dependencies)
    this.clock = options.clock ?? systemClock
  }
}
