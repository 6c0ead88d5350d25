import { MedusaService } from '@medusajs/framework/utils'
import { systemClock, type Clock } from '@cityos/calendar'
import { SecretKey } from './models/secret-key'

interface Options {
  clock?: Clock
}

export class SecretKeyModuleService extends MedusaService({ SecretKey }) {
  /** What every rule about keys takes for now; a test puts its own in the place of the system's. */
  clock: Clock

  constructor(dependencies: Record<string, unknown>, options: Options = {}) {
    super(dependencies)
    this.clock = options.clock ?? systemClock
  }
}
