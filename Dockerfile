# The steps of the README's `npm start`, one a layer: install, build the page, serve. Nothing runs as root.
FROM node:20-bookworm-slim AS build
WORKDIR /ehlo
COPY . .
RUN node tools/src/build-page.mjs

FROM node:20-bookworm-slim AS served
WORKDIR /ehlo
COPY package.json pnpm-lock.yaml pnpm-workspace.yaml .npmrc ./
COPY packages packages
COPY apps apps
# What the server imports, without the tools that build and test; the page comes built from the stage before.
RUN npx --yes pnpm@10.34.8 install --prod --frozen-lockfile --filter "@ehlo/server..." \
 && rm -rf /root/.npm /root/.cache /root/.local apps/web
COPY --from=build /ehlo/apps/web/dist apps/web/dist

FROM node:20-bookworm-slim
ENV NODE_ENV=production EHLO_HOST=0.0.0.0 EHLO_DATA_DIR=/data
RUN install -d -o node -g node /data
COPY --from=served /ehlo /ehlo
WORKDIR /ehlo/apps/server
USER node
VOLUME /data
EXPOSE 8025/tcp 1025/tcp 2525/tcp 2053/tcp 2053/udp
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:8025/api/health').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--import", "tsx", "src/main.ts"]
