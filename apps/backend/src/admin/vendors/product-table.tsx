import { createDataTableColumnHelper, createDataTableFilterHelper, StatusBadge } from '@medusajs/ui'
import { useTranslation } from 'react-i18next'
import type { VendorProduct } from '@cityos/contracts'
import { ListTable } from '../components/list-table'
import { Money } from '../components/money'
import { useFormat } from '../lib/use-format'
import { useMay } from '../lib/use-may'
import { cheapestOf, stockOf } from './product-facts'

const column = createDataTableColumnHelper<VendorProduct>()
const filter = createDataTableFilterHelper<VendorProduct>()

const COLOURS = {
  draft: 'grey',
  proposed: 'orange',
  published: 'green',
  rejected: 'red',
} as const satisfies Record<VendorProduct['status'], string>

/** What a vendor sells, or would like to. */
export function VendorProductTable({ vendorId }: { vendorId: string }) {
  const { t } = useTranslation('cityos')
  const columns = useColumns()
  const statuses = (Object.keys(COLOURS) as VendorProduct['status'][]).map((value) => ({
    ...{ value, label: t(`vendors.product_status.${value}`) },
  }))
  if (!useMay('vendor_product:read')) return null
  return (
    <ListTable<VendorProduct>
      title={t('vendors.products')}
      path={`/admin/vendors/${vendorId}/products`}
      rows="products"
      columns={columns}
      filters={[
        filter.accessor('status', { type: 'radio', label: t('vendors.status_label'), options: statuses }),
      ]}
      to={({ id }) => `/products/${id}`}
      empty={{ heading: t('vendors.no_products'), description: t('vendors.no_products_hint') }}
    />
  )
}

function useColumns() {
  const { t } = useTranslation('cityos')
  const format = useFormat()
  return [
    column.accessor('title', {
      header: t('vendors.product'),
      cell: ({ getValue }) => (
        <span className="block max-w-80 truncate">
          <bdi>{getValue()}</bdi>
        </span>
      ),
    }),
    column.accessor('status', {
      header: t('vendors.status_label'),
      cell: ({ row: { original } }) => (
        <span title={original.reason ?? undefined}>
          <StatusBadge color={COLOURS[original.status]} className="whitespace-nowrap">
            {t(`vendors.product_status.${original.status}`)}
          </StatusBadge>
        </span>
      ),
    }),
    column.accessor('variants', {
      id: 'price',
      header: t('vendors.price_from'),
      cell: ({ getValue }) => {
        const prices = cheapestOf(getValue())
        if (!prices.length) return '—'
        return prices.map(({ currency_code, amount_minor }) => (
          <span key={currency_code} className="me-2">
            <Money minor={amount_minor} currency={currency_code} />
          </span>
        ))
      },
    }),
    column.accessor('variants', {
      id: 'stock',
      header: t('vendors.stock'),
      cell: ({ getValue }) => {
        const stock = stockOf(getValue())
        return stock === null ? t('vendors.not_counted') : format.number(stock)
      },
    }),
    column.accessor('created_at', {
      header: t('vendors.made_at'),
      enableSorting: true,
      sortLabel: t('vendors.made_at'),
      cell: ({ getValue }) => <bdi>{format.date(getValue())}</bdi>,
    }),
  ]
}
