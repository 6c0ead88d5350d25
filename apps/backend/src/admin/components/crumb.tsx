import { useTranslation } from 'react-i18next'

function Word({ of }: { of: string }) {
  return <>{useTranslation('cityos').t(of)}</>
}

/** A page's part of the path above it. */
export const crumb = (key: string) => ({ breadcrumb: () => <Word of={key} /> })
