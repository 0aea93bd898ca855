# syntax=docker/dockerfile:1.7
# One static binary on an empty image. It needs a Postgres: see docker-compose.yml.
FROM golang:1.26.8-bookworm AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download && go mod verify
COPY . .
RUN CGO_ENABLED=0 go build -trimpath -ldflags='-s -w' -o /kehoach ./cmd/kehoach && mkdir -m 0700 /state

FROM gcr.io/distroless/static-debian12:nonroot
COPY --from=build /kehoach /kehoach
# The installation's secret is made here at the first start; mount a volume over it.
COPY --from=build --chown=65532:65532 /state /state
ENV KEHOACH_STATE_DIR=/state
USER 65532:65532
EXPOSE 8080
HEALTHCHECK --interval=15s --timeout=3s --start-period=20s --retries=3 CMD ["/kehoach", "doctor", "-health"]
ENTRYPOINT ["/kehoach"]
CMD ["serve"]
