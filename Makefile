# SPDX-License-Identifier: GPL-3.0-or-later
# Two commands do everything on a fresh Debian or Ubuntu with a Swift toolchain:
#   make simulate   installs what is missing, builds, runs SecureShop
#   make test       installs what is missing, builds, runs all tests

SWIFT ?= swift
PREFIX ?= /usr/local
COPSE = .build/release/copse

.PHONY: simulate test setup build lint format pictures install clean

simulate: build
	$(COPSE) simulate Scenarios/current.yaml
	$(COPSE) matrix Scenarios/current.yaml --quiet

test: setup
	$(SWIFT) test --disable-xctest

setup:
	@.ci/setup

build: setup
	$(SWIFT) build -c release --product copse

lint:
	$(SWIFT) format lint --strict -r Sources Tests Package.swift

format:
	$(SWIFT) format format -i -r Sources Tests Package.swift

# The drawings and the examples of the README, made anew.
pictures: build
	.ci/pictures $(COPSE)
	.ci/readme $(COPSE) --write

install: build
	install -D -m 755 $(COPSE) $(DESTDIR)$(PREFIX)/bin/copse

clean:
	$(SWIFT) package clean
