# led-vc: `make run` serves the demo, `make test` runs every test; both set up what they need.
.DEFAULT_GOAL := help
.PHONY: help run demo test check fmt bench lock setup pages clean
BIN := .venv/bin
export PATH := $(CURDIR)/.venv/bin:$(PATH)

help: ## Say what there is
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | awk -F':.*## ' '{printf "  make %-8s %s\n", $$1, $$2}'

setup:
	@tools/bootstrap

pages: setup
	@tools/node-packages . src/led_cli/demo_login
	@$(BIN)/python tools/build_pages.py

run: pages ## Serve the demo on one port, with a sample register and a login
	@$(BIN)/led-vc serve --demo

demo: pages ## Run the whole chain in the terminal, without a browser
	@$(BIN)/led-vc demo

test: pages ## Set up all that the tests need and run every one
	@tools/system-packages chromium ffmpeg postgresql
	@tools/node-packages tests/interop
	@$(MAKE) --no-print-directory check
	@$(BIN)/pytest -n 2 --dist loadfile -q

check: pages ## Format, lint, types, layers
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	npm run --silent check

fmt: setup ## Format the code
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: setup ## Measure beside other implementations, at most ten minutes
	@tools/node-packages tests/interop
	@$(BIN)/led-vc bench --json

lock: setup ## Renew requirements/ from pyproject.toml
	$(BIN)/uv pip compile -q --universal --generate-hashes --all-extras --group dev --custom-compile-command "make lock" --upgrade pyproject.toml -o requirements/dev.txt
	$(BIN)/python tools/bootstrap_requirements.py

clean: ## Remove everything that was made here, the demo's register included
	rm -rf .venv node_modules tests/interop/node_modules src/led_cli/demo_login/node_modules var build dist
	rm -rf verifier/led_verifier/static/build wallet_api/led_wallet/static/build .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
