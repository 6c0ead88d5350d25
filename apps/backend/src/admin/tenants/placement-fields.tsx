import { Heading, Text } from '@medusajs/ui'
import { useTranslation } from 'react-i18next'
import type { Tenant } from '@cityos/contracts'
import { TextField } from '../components/field'

/** Each needs the one before it. */
export const PLACES = ['country_code', 'scope_code', 'category_code', 'subcategory_code'] as const

export type Places = Pick<Tenant, (typeof PLACES)[number]>

const WORDS = {
  country_code: 'country',
  scope_code: 'scope',
  category_code: 'category',
  subcategory_code: 'subcategory',
}

interface PlacementFieldsProps {
  places: Places
  /** Where it is changed when it is not here. */
  editorUrl: string | null
  at: (field: string) => string | undefined
  onChange: (change: Partial<Places>) => void
}

/** Where a tenant stands in the platform's geography and catalogue; an empty field is no place. */
export function PlacementFields({ places, editorUrl, at, onChange }: PlacementFieldsProps) {
  const { t } = useTranslation('cityos')
  return (
    <>
      <div>
        <Heading level="h3">{t('tenant.placement')}</Heading>
        <Text size="small" className="text-ui-fg-subtle">
          {t(editorUrl ? 'tenant.placement_elsewhere' : 'tenant.placement_hint')}
        </Text>
        {editorUrl && (
          <a
            href={editorUrl}
            target="_blank"
            rel="noreferrer"
            className="txt-compact-small text-ui-fg-interactive"
          >
            {t('tenant.placement_editor')}
          </a>
        )}
      </div>
      {PLACES.map((place) => (
        <TextField
          key={place}
          label={t(`tenant.${WORDS[place]}`)}
          optional={t('states.optional')}
          value={places[place] ?? ''}
          onChange={(value) => onChange({ [place]: value.trim() || null })}
          error={at(place)}
          disabled={editorUrl !== null}
        />
      ))}
    </>
  )
}
