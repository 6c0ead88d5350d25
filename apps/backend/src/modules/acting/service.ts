import { MedusaService } from '@medusajs/framework/utils'
import { ActingSession } from './models/acting-session'

export class ActingModuleService extends MedusaService({ ActingSession }) {}
