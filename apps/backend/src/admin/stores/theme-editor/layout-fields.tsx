import { Label, Switch } from '@medusajs/ui'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { StoreTheme } from '@cityos/contracts'
import { SelectField } from '../../components/field'
import type { ThemePart } from './theme-values'

type Layout = StoreTheme['layout']

const CHOICES = {
  header: ['left', 'centered'],
  product_image: ['square', 'portrait', 'landscape'],
  page_width: ['narrow', 'wide', 'full'],
} as const satisfies Partial<Record<keyof Layout, readonly string[]>>

const PER_ROW = ['2', '3', '4', '5', '6']

/** How a storefront's pages are laid out. */
export function LayoutFields({ theme, change, errorAt }: ThemePart) {
  const { t } = useTranslation('cityos')
  const id = useId()
  const set = (layout: Partial<Layout>) => change({ layout: { ...theme.layout, ...layout } })
  return (
    <div className="flex flex-col gap-y-5">
      <div className="grid grid-cols-1 gap-5 sm:grid-cols-2">
        {(Object.keys(CHOICES) as (keyof typeof CHOICES)[]).map((name) => (
          <SelectField
            key={name}
            label={t(`theme.layout.${name}`)}
            choices={CHOICES[name].map((value) => ({ value, label: t(`theme.layout_value.${value}`) }))}
            value={theme.layout[name]}
            onChange={(value) => set({ [name]: value })}
          />
        ))}
        <SelectField
          label={t('theme.layout.products_per_row')}
          choices={PER_ROW.map((value) => ({ value, label: value }))}
          value={String(theme.layout.products_per_row)}
          onChange={(value) => set({ products_per_row: Number(value) })}
          error={errorAt('layout.products_per_row')}
        />
      </div>
      <div className="flex items-center gap-x-3">
        <Switch
          id={id}
          checked={theme.layout.show_search}
          onCheckedChange={(show_search) => set({ show_search })}
        />
        <Label size="small" htmlFor={id}>
          {t('theme.layout.show_search')}
        </Label>
      </div>
    </div>
  )
}
