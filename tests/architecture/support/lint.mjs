// Lints snippets as if they stood at given paths: reads [{ path, code }] from stdin, answers [[message, …], …].
// Without types, because the paths need not exist.
import { text } from 'node:stream/consumers'
import { ESLint } from 'eslint'
import tseslint from 'typescript-eslint'

const untyped = { ...tseslint.configs.disableTypeChecked, files: ['**/*.ts', '**/*.tsx'] }
const eslint = new ESLint({ overrideConfig: untyped })

const answers = []
for (const { path, code } of JSON.parse(await text(process.stdin))) {
  const [result] = await eslint.lintText(code, { filePath: path })
  answers.push(result.messages.map(({ ruleId, message }) => `${ruleId}: ${message}`))
}
process.stdout.write(JSON.stringify(answers))
