import { MedusaService } from '@medusajs/framework/utils'
import { EndedSession } from './models/ended-session'

export class IdentityModuleService extends MedusaService({ EndedSession }) {}
