# Everything runs in .venv, from the pinned requirements; data and uploads are in var/ (VAR_DIR).

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
VAR_DIR ?= var
HOST ?= 127.0.0.1
PORT ?= 8000
LOCALE ?= en
# A file of tests stays on one worker, where they share what the first of them made; small files come last, so that neither waits.
PYTEST_ARGS ?= -n auto --dist loadfile --no-loadscope-reorder
export VAR_DIR HOST PORT
# A module is compiled when it is first imported: most of what is installed never is.
PIP_ARGS = --quiet --disable-pip-version-check --no-compile

MESSAGES := $(patsubst %.po,%.mo,$(wildcard locale/*/LC_MESSAGES/django.po))
STATIC := $(VAR_DIR)/static/staticfiles.json

.DEFAULT_GOAL := help
.PHONY: help run dev ready test coverage lint hooks bare shell messages lock clean

help: ## cette liste
	@awk -F ':.*## ' '/^[a-z]*:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' Makefile

run: ready $(STATIC) ## le site, sur http://127.0.0.1:8000 (HOST, PORT)
	@exec $(BIN)/gunicorn --config agglo_site/gunicorn.conf.py agglo_site.wsgi

# A page that is kept ready costs nothing: here each is made when it is asked for.
dev: ready ## le site qui se recharge à chaque changement, avec DEBUG ; la console dit le SQL et le temps de chaque page
	@DEBUG=1 PAGE_CACHE_MB=0 exec $(BIN)/python manage.py runserver $(HOST):$(PORT)

ready: $(VENV)/installed $(MESSAGES)
	@$(BIN)/python manage.py migrate --verbosity 0
	@$(BIN)/python manage.py createcachetable --verbosity 0
	@$(BIN)/python manage.py load_initial_content --if-empty
	@$(BIN)/python manage.py ensure_admin

test: $(VENV)/installed-dev $(MESSAGES) ## tous les tests (DATABASE_URL=postgres://… pour PostgreSQL)
	$(BIN)/python -m pytest $(PYTEST_ARGS)

coverage: $(VENV)/installed-dev $(MESSAGES) ## les lignes et les branches du code par où passent les tests
	$(BIN)/python -m pytest $(PYTEST_ARGS) --cov

lint: $(VENV)/installed-dev $(MESSAGES) ## le style du code et des gabarits, les migrations, les réglages
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	find templates -name '*.html' -print0 | xargs -0 $(BIN)/djade --check --target-version 5.2
	$(BIN)/python manage.py makemigrations --check --dry-run
	$(BIN)/python manage.py check

hooks: $(VENV)/installed-dev ## le style de ce que vous enregistrez, vérifié à chaque commit (git config core.hooksPath .ci/hooks)
	git config core.hooksPath .ci/hooks

bare: ## make run et make test sur une Debian bookworm toute nue (BARE_DIR, BARE_MIRROR ; demande root et debootstrap)
	.ci/bare

shell: $(VENV)/installed $(MESSAGES) ## une console Python avec les modèles
	@$(BIN)/python manage.py shell

messages: $(VENV)/installed ## relève les textes à traduire dans locale/en, ou LOCALE (demande gettext)
	@command -v xgettext >/dev/null || { echo "Il manque gettext : apt-get install gettext" >&2; exit 1; }
	$(BIN)/python manage.py makemessages --locale $(LOCALE) --no-obsolete --add-location file \
		--ignore '.venv' --ignore 'var' --ignore 'tests' --ignore 'node_modules'
	@sed -i '/^"POT-Creation-Date:/d; /^"Report-Msgid-Bugs-To:/d' locale/$(LOCALE)/LC_MESSAGES/django.po

lock: $(VENV)/installed-dev ## requirements*.txt d’après pyproject.toml (UPGRADE=--upgrade : versions nouvelles)
	$(LOCK) --output-file requirements.txt pyproject.toml
	$(DEV_GROUP) | $(LOCK) --constraint requirements.txt --output-file requirements-dev.txt -

clean: ## enlève .venv et ce qui se refait ; garde var/ (base, fichiers déposés)
	rm -rf $(VENV) $(MESSAGES) $(VAR_DIR)/static .pytest_cache .ruff_cache .coverage*

# pip-compile knows no dependency groups: it reads them as lines. No address of an index goes into a lock.
LOCK = CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/pip-compile --quiet --strip-extras --no-emit-options \
	--no-emit-index-url --no-emit-find-links --no-emit-trusted-host $(UPGRADE)
DEV_GROUP = $(BIN)/python -c "import tomllib; print(*tomllib.load(open('pyproject.toml', 'rb'))['dependency-groups']['dev'], sep='\n')"

$(VENV)/installed: requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit("Il faut Python 3.11 ou plus récent." if sys.version_info < (3, 11) else 0)'
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv --clear $(VENV)
	$(BIN)/python -m pip install $(PIP_ARGS) --requirement requirements.txt
	@touch $@

$(VENV)/installed-dev: $(VENV)/installed requirements-dev.txt
	$(BIN)/python -m pip install $(PIP_ARGS) --requirement requirements.txt --requirement requirements-dev.txt
	@touch $@

# Babel compiles without gettext, which a fresh machine lacks.
%.mo: %.po | $(VENV)/installed
	@$(BIN)/pybabel --quiet compile --input-file $< --output-file $@ --locale $(word 2,$(subst /, ,$<))

# Directories are listed too: a file that leaves moves the date of its directory.
$(STATIC): $(VENV)/installed agglo_site/settings.py agglo_site/static_bundle.py $(shell find static pages/static programmes/static 2>/dev/null) | $(MESSAGES)
	@$(BIN)/python manage.py collectstatic --noinput --verbosity 0
