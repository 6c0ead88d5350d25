import { defineWidgetConfig } from '@medusajs/admin-sdk'
import { ProductPlans as Plans } from '../subscriptions/product-plans'

/** On Medusa's own page of a product: the plans on which it is sold again and again. */
const ProductPlans = ({ data }: { data: { id: string } }) => <Plans productId={data.id} />
export default ProductPlans

export const config = defineWidgetConfig({ zone: 'product.details.after' })
