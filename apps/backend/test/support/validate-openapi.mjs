/** Reads a document from stdin and answers what is wrong with it by the schema of the OpenAPI Initiative. */
import { text } from 'node:stream/consumers'
import { Validator } from '@seriousme/openapi-schema-validator'

const { valid, errors = [] } = await new Validator().validate(JSON.parse(await text(process.stdin)))
process.stdout.write(JSON.stringify(valid ? [] : errors))
