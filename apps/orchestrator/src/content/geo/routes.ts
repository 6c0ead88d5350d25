import { ContentCountriesAnswer, ContentCountryAnswer, ContentQuery } from '@cityos/contracts'
import type { Payload, PayloadRequest } from 'payload'
import { PLATFORM } from '@cityos/access'
import { askerOf } from '../../access/asker'
import { CodedError } from '../../http/error'
import { localeChain } from '../locales'
import { contentRoute, type Entered } from '../route'
import { Speaker } from '../speaker'
import { contentVersion } from '../version'
import { countries, countryTree } from './geo'

interface GeoVisit extends Entered {
  payload: Payload
}

/** The hierarchy belongs to nobody in particular: it is there at every host. */
async function enter(req: PayloadRequest, { locale }: { locale?: string | undefined }): Promise<GeoVisit> {
  const asker = await askerOf(req)
  if (!(await asker.can('read', { kind: 'country', tenant: PLATFORM })))
    throw new CodedError('forbidden', 'This is not yours to read.')
  const { payload, headers } = req
  return {
    payload,
    version: await contentVersion(payload, undefined),
    locales: localeChain(locale, headers.get('accept-language'), undefined),
    about: [],
    anonymous: asker.principal.kind === 'anonymous',
  }
}

export const geoRoutes = [
  contentRoute({
    path: '/content/geo/countries',
    summary: 'List all countries',
    query: ContentQuery,
    answer: ContentCountriesAnswer,
    enter,
    run: async ({ payload, locales }) => {
      const speaker = new Speaker(locales)
      return { body: { countries: await countries(payload, speaker) }, locales: speaker.locales }
    },
  }),
  contentRoute({
    path: '/content/geo/countries/:code',
    summary: 'Get a country with its scopes, categories and subcategories',
    query: ContentQuery,
    answer: ContentCountryAnswer,
    errors: ['not_found'],
    enter,
    run: async ({ payload, locales }, _query, { code = '' }) => {
      const speaker = new Speaker(locales)
      const country = await countryTree(payload, code.toLowerCase(), speaker)
      return { body: { country }, locales: speaker.locales }
    },
  }),
]
