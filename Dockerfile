# The portal as an image: `docker build -t blason .`; compose.yaml starts it with its servers.
#
# The first stage has uv and what builds; the second only Python, the libraries and the code.

FROM python:3.13-slim-bookworm AS build

COPY --from=ghcr.io/astral-sh/uv:0.9 /uv /usr/local/bin/uv
ENV UV_COMPILE_BYTECODE=1 \
    UV_LINK_MODE=copy \
    UV_PYTHON_DOWNLOADS=never \
    UV_CACHE_DIR=/var/cache/uv \
    UV_PROJECT_ENVIRONMENT=/opt/venv
WORKDIR /srv/blason

# The libraries change less often than the code: a layer of their own.
COPY pyproject.toml uv.lock ./
RUN --mount=type=cache,target=/var/cache/uv uv sync --locked --no-dev --no-install-project

COPY . .
# Translations are compiled beside their sources; static files are collected, hashed and compressed
# into a folder of the image, not of the data. Neither needs a server or a true secret.
RUN BLASON_SECRET_KEY=only-for-the-build BLASON_HOSTS=localhost BLASON_STATIC=/srv/static \
    DJANGO_SETTINGS_MODULE=portal.settings.production \
    sh -c "/opt/venv/bin/python manage.py compile_translations \
        && /opt/venv/bin/python manage.py collectstatic --noinput --verbosity 0 \
        && /opt/venv/bin/python -m compileall -q ." \
    && rm -rf var


FROM python:3.13-slim-bookworm

RUN useradd --system --uid 10001 --home-dir /srv/blason blason \
    && install --directory --owner blason /var/lib/blason
COPY --from=build /opt/venv /opt/venv
COPY --from=build /srv/static /srv/static
COPY --from=build /srv/blason /srv/blason
ENV PATH=/opt/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    DJANGO_SETTINGS_MODULE=portal.settings.production \
    BLASON_DATA=/var/lib/blason \
    BLASON_STATIC=/srv/static
WORKDIR /srv/blason
USER blason
VOLUME /var/lib/blason
EXPOSE 8000

HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
    CMD ["bin/ask-health"]

CMD ["gunicorn", "portal.wsgi", "--bind", "0.0.0.0:8000", "--workers", "3", "--threads", "4", \
     "--worker-tmp-dir", "/dev/shm"]
