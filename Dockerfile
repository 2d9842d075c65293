# One image for every node of the platform; FUDAO_ROLES says what a container does.
#   docker build -t fudao .
# Manifests first: the layers of packages are made anew only when the lockfile or one of these changes.
FROM node:24-bookworm-slim AS manifests
WORKDIR /src
COPY package.json package-lock.json ./
COPY plugin-sdk/package.json plugin-sdk/
COPY core/package.json core/
COPY ui-kit/package.json ui-kit/
COPY student-ui/package.json student-ui/
COPY admin-ui/package.json admin-ui/
COPY e2e/package.json e2e/
COPY bench/package.json bench/
COPY plugins/one-to-one/package.json plugins/one-to-one/
COPY plugins/question-answer/package.json plugins/question-answer/

FROM manifests AS build
COPY scripts/bootstrap.cjs scripts/
RUN node scripts/bootstrap.cjs install
COPY . .
RUN npm run build

# What the compiled server imports, and nothing of the interfaces' and the tests' packages. Plugins bring no
# packages of their own so far; scripts/dockerfile.spec.ts says so when one does.
FROM manifests AS packages
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund --workspace core --workspace plugin-sdk \
 && rm -rf node_modules/@fudao node_modules/.bin

FROM node:24-bookworm-slim AS runtime
# Confines the plugins of vendors.
RUN apt-get update \
 && apt-get install -y --no-install-recommends bubblewrap \
 && rm -rf /var/lib/apt/lists/*
ENV NODE_ENV=production \
    FUDAO_PRODUCTION=true \
    FUDAO_DATA=/var/lib/fudao \
    PORT=3000
WORKDIR /app
COPY --from=packages /src/node_modules node_modules
COPY --from=build /src/dist/server dist/server
# Volumes that are mounted here begin with these owners.
RUN mkdir -p /var/lib/fudao/cache && chown -R node:node /var/lib/fudao
USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/api/health`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# The young generation as `npm start` bounds it: docs/operations.md says why.
CMD ["node", "--max-semi-space-size=16", "--enable-source-maps", "dist/server/core/src/main.js"]
