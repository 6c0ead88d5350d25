import type { ItemTaxLineDTO, ShippingTaxLineDTO } from '@medusajs/framework/types'
import type { CycleOrderInput } from './order-input'

interface Made {
  input: CycleOrderInput
  taxes: { lineItemTaxLines: ItemTaxLineDTO[]; shippingMethodsTaxLines: ShippingTaxLineDTO[] }
}

/** The order with the taxes of each line and delivery, to be written at once. */
export function withTaxes({ input: { order }, taxes }: Made): object[] {
  const { lineItemTaxLines, shippingMethodsTaxLines } = taxes
  const items = order.items.map((line) => ({
    ...line,
    tax_lines: lineItemTaxLines.filter(({ line_item_id }) => line_item_id === line.id).map(plain),
  }))
  const shipping_methods = order.shipping_methods.map((method) => ({
    ...method,
    tax_lines: shippingMethodsTaxLines.filter((tax) => tax.shipping_line_id === method.id).map(plain),
  }))
  return [{ ...order, items, shipping_methods }]
}

const plain = ({ rate_id, code, name, rate, provider_id }: ItemTaxLineDTO | ShippingTaxLineDTO) => ({
  ...{ description: name, tax_rate_id: rate_id, code, rate, provider_id },
})
