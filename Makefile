# Two commands: `make demo` installs amzprep here and runs the main job; `make test` installs it and runs the tests.
# Both need only Python 3.11 or newer with venv; uv is used where it is there, because it is faster.
.POSIX:
.PHONY: demo test bench content level clean

PYTHON = $$(for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	"$$p" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; done)
NO_PYTHON = amzprep needs Python 3.11 or newer with venv (Debian, Ubuntu: apt-get install python3-venv), or uv

# $(call install,FOLDER,EXTRA): a virtual environment with the checkout in it, made anew when pyproject.toml changes.
define install
	@if [ ! -f $(1)/done ] || [ pyproject.toml -nt $(1)/done ]; then \
		echo "Installing into $(1) (once) …"; \
		if command -v uv >/dev/null 2>&1; then \
			uv venv --quiet --allow-existing --python '>=3.11' $(1) && \
			uv pip install --quiet --python $(1)/bin/python -e '.[$(2)]'; \
		else \
			python=$(PYTHON); [ -n "$$python" ] || { echo "$(NO_PYTHON)" >&2; exit 4; }; \
			"$$python" -m venv $(1) && $(1)/bin/python -m pip install --quiet --disable-pip-version-check -e '.[$(2)]'; \
		fi && touch $(1)/done; \
	fi
endef

KEEP = if command -v uv >/dev/null 2>&1; then echo "uv tool install --compile-bytecode '.[numpy]'"; \
	elif command -v pipx >/dev/null 2>&1; then echo "pipx install '.[numpy]'"; \
	else echo "mkdir -p ~/.local/bin && ln -sf \"$$PWD/.venv/bin/amzprep\" ~/.local/bin/amzprep && export PATH=\"\$$HOME/.local/bin:\$$PATH\""; fi

demo:
	$(call install,.venv,numpy)
	@if [ -t 0 ] && [ -t 1 ]; then \
		code=0; .venv/bin/amzprep drill warm-up || code=$$?; [ $$code -le 1 ] || exit $$code; \
	else \
		for verdict in accepted/reference wrong_answer/strict; do \
			echo "\$$ amzprep grade warm-up $$verdict.py"; \
			.venv/bin/amzprep grade warm-up questions/core/warm-up/solutions/$$verdict.py || [ $$? -eq 1 ]; echo; \
		done; \
		echo "\$$ amzprep today"; .venv/bin/amzprep today; \
	fi
	@printf '\nTo put amzprep on your PATH:\n  %s\n' "$$($(KEEP))"

test:
	$(call install,.venv-test,test)
	@.venv-test/bin/python -m pytest

bench:
	$(call install,.venv-test,test)
	@.venv-test/bin/python -m bench

content:
	$(call install,.venv-test,test)
	@.venv-test/bin/amzprep packs check --full --jobs 2 questions/core

level:
	$(call install,.venv-test,test)
	@.venv-test/bin/python .ci/level.py

clean:
	rm -rf .venv .venv-test build dist
