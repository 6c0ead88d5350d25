import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { CityosError } from '@cityos/contracts'
import { docsAsset } from '../../../http/openapi/page'

/** What the page of the API's documentation loads: from the installed library, never from elsewhere. */
export const GET = (request: MedusaRequest, response: MedusaResponse) => {
  const name = request.params['file'] as string
  const asset = docsAsset(name)
  if (!asset) throw new CityosError('not_found', `The page has no part ${name}.`)
  response.setHeader('x-content-type-options', 'nosniff')
  response.setHeader('cache-control', 'public, max-age=3600')
  if ('file' in asset) response.sendFile(asset.file)
  else response.type(asset.type).send(asset.text)
}
