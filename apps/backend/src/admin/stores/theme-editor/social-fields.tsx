import { Label } from '@medusajs/ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SelectField, TextField } from '../../components/field'
import { NETWORKS, type ThemePart } from './theme-values'

/** How every address here begins. */
const HTTPS = 'https://'

type Network = (typeof NETWORKS)[number]

/** Where else a store is found. Only networks that somebody has chosen take up room. */
export function SocialFields({ theme, change, errorAt }: ThemePart) {
  const { t } = useTranslation('cityos')
  const [shown, setShown] = useState(() => NETWORKS.filter((name) => theme.social_links[name]))
  const others = NETWORKS.filter((name) => !shown.includes(name))
  return (
    <div className="flex flex-col gap-y-3">
      <Label size="small" weight="plus">
        {t('theme.social')}
      </Label>
      {shown.map((name) => (
        <TextField
          key={name}
          label={t(`theme.network.${name}`)}
          placeholder={HTTPS}
          value={theme.social_links[name] ?? ''}
          onChange={(link) => change({ social_links: { ...theme.social_links, [name]: link } })}
          error={errorAt(`social_links.${name}`)}
        />
      ))}
      {others.length > 0 && (
        <SelectField
          // A new one for each choice: nothing stays chosen in it.
          key={shown.length}
          label={t('theme.social_add')}
          value=""
          placeholder={t('theme.social_choose')}
          choices={others.map((value) => ({ value, label: t(`theme.network.${value}`) }))}
          onChange={(name) => setShown([...shown, name as Network])}
        />
      )}
    </div>
  )
}
