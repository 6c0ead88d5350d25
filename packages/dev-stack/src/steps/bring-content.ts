import type { Started } from '../started'
import type { Layout } from '../paths'
import type { Progress } from '../progress'
import type { Secrets } from '../state'
import { checkDatabase } from './check-database'
import {
  buildContent,
  contentBuildFingerprint,
  contentDataFingerprint,
  isContentBuilt,
  isContentReady,
  prepareContent,
  startContent,
} from './content'
import { contentEnvironment, type ContentSettings } from './content-settings'
import { readDemo } from './seed'

interface BringContent {
  paths: Layout
  progress: Progress
  signal: AbortSignal
  started: Started
  /** What the backend is told. */
  app: NodeJS.ProcessEnv
  content: ContentSettings
  secrets: Secrets
}

/** The content admin beside the backend: built, with a database of its own that knows the demo's tenants, running. */
export async function bringContent({
  paths,
  progress,
  signal,
  started,
  app,
  content,
  secrets,
}: BringContent) {
  const env = contentEnvironment(app, paths, content, secrets)
  const build = contentBuildFingerprint(paths)
  await progress.stepUnless(isContentBuilt(paths, build), ['Content admin build', 'about a minute'], () =>
    buildContent(paths, env, build, signal),
  )
  const tenants = readDemo(paths).tenants.map(({ id }) => id)
  const data = contentDataFingerprint(paths, await checkDatabase(content.databaseUrl), tenants)
  await progress.stepUnless(isContentReady(paths, data), ['Content', 'about half a minute'], () =>
    prepareContent(paths, env, data, signal),
  )
  await progress.step('Content admin', () =>
    startContent(paths, env, content.url, signal, (child) => (started.content = child)),
  )
}
