import { MedusaService } from '@medusajs/framework/utils'
import { ProductContent } from './models/product-content'

export class ProductContentModuleService extends MedusaService({ ProductContent }) {}
