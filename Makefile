# SPDX-License-Identifier: GPL-3.0-or-later
# Two commands do everything on a fresh Debian or Ubuntu with a Swift toolchain:
#   make simulate   installs what is missing, builds, runs SecureShop
#   make test       installs what is missing, builds, runs all tests

SWIFT ?= swift
PREFIX ?= /usr/local
COPSE = .build/release/copse
TOOLS := $(shell dirname "$$(readlink -f "$$(command -v $(SWIFT))")")
# Where the toolchain has them, Swift's libraries are linked in: the program starts sooner and needs no Swift to run.
STATIC := $(shell test -d "$(TOOLS)/../lib/swift_static" && echo --static-swift-stdlib)
# Packed relocations, and no symbols for others: two megabytes less of memory in each run. glibc reads them from 2.36 on.
PACKED := $(shell test -x "$(TOOLS)/ld.lld" && printf '2.36\n%s\n' "$$(getconf GNU_LIBC_VERSION | cut -d' ' -f2)" | sort -CV \
	&& echo -Xswiftc -use-ld=lld -Xlinker --no-export-dynamic -Xlinker -z -Xlinker pack-relative-relocs)

# Manual pages bear the day of the last change, so that the same sources give the same bytes.
MANUAL_DATE = $(shell git log -1 --format=%cs 2>/dev/null || date +%F)

.PHONY: simulate test setup build benchmark benchmark-events benchmark-accuracy benchmark-simulation \
	benchmark-scalar lint format pictures documentation install clean

simulate: build
	$(COPSE) simulate Scenarios/current.yaml
	$(COPSE) matrix Scenarios/current.yaml --quiet

test: setup
	$(SWIFT) test --disable-xctest

setup:
	@.ci/setup

build: setup
	$(SWIFT) build -c release $(STATIC) $(PACKED) --product copse

# copse beside SCRAM (apt-get install scram) on the same fault trees: a table of ratios.
benchmark: build
	$(SWIFT) build -c release --package-path Benchmarks
	Benchmarks/.build/release/FaultTreeBenchmarks $(COPSE)

# Simulated events on one core beside numpy (python3 with numpy): a table of ratios.
benchmark-events: build
	$(SWIFT) build -c release --package-path Benchmarks --product EventBenchmarks
	Benchmarks/.build/release/EventBenchmarks $(COPSE) Benchmarks/peers

# Time to a stated accuracy by sampling scheme.
benchmark-accuracy: build
	$(SWIFT) build -c release --package-path Benchmarks --product AccuracyBenchmarks
	Benchmarks/.build/release/AccuracyBenchmarks $(COPSE)

# copse beside numpy, OpenTURNS and pyfair (installed into an environment of their own) on the same models.
benchmark-simulation: build
	Benchmarks/peers/prepare Benchmarks/.build-peers
	$(SWIFT) build -c release --package-path Benchmarks
	Benchmarks/.build/release/SimulationBenchmarks $(COPSE) Benchmarks/.build-peers/bin/python3 out/benchmarks

# SecureShop by a straightforward scalar program and by copse: the same figures, and the time of each.
benchmark-scalar: build
	$(SWIFT) build -c release --package-path Benchmarks/Scalar
	Benchmarks/Scalar/.build/release/ScalarBenchmark $(COPSE) Scenarios/current.yaml 50000 500000

lint:
	$(SWIFT) format lint --strict -r Sources Tests Benchmarks/Sources Benchmarks/Package.swift Benchmarks/Scalar/Sources \
		Benchmarks/Scalar/Package.swift Package.swift
	@! grep -rn '^import Foundation$$' Sources || { echo "import FoundationEssentials instead: see CONTRIBUTING.md" >&2; exit 1; }

format:
	$(SWIFT) format format -i -r Sources Tests Benchmarks/Sources Benchmarks/Package.swift Benchmarks/Scalar/Sources \
		Benchmarks/Scalar/Package.swift Package.swift

# The drawings and the examples of the README, made anew.
pictures: build
	.ci/pictures $(COPSE)
	.ci/readme $(COPSE) --write

# The documentation of all libraries, as pages for a web server or for Xcode.
documentation: setup
	.ci/check-documentation .build/documentation

install: build
	install -D -m 755 $(COPSE) $(DESTDIR)$(PREFIX)/bin/copse
	install -d $(addprefix $(DESTDIR)$(PREFIX)/share/,bash-completion/completions zsh/site-functions fish/vendor_completions.d)
	$(COPSE) --generate-completion-script bash > $(DESTDIR)$(PREFIX)/share/bash-completion/completions/copse
	$(COPSE) --generate-completion-script zsh > $(DESTDIR)$(PREFIX)/share/zsh/site-functions/_copse
	$(COPSE) --generate-completion-script fish > $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/copse.fish
	$(SWIFT) build --product generate-manual
	install -d $(DESTDIR)$(PREFIX)/share/man/man1
	.build/debug/generate-manual $(abspath $(COPSE)) --multi-page --date $(MANUAL_DATE) --output-directory $(DESTDIR)$(PREFIX)/share/man/man1
	sed -i 's/^$$/.Pp/' $(DESTDIR)$(PREFIX)/share/man/man1/copse*.1

clean:
	$(SWIFT) package clean
